"use strict";
/* Draws the marks: shape and dashes say how well a date is known, colour only the theme. */

const BEYOND = 4000;
const TINT = 0.5;
const BESIDE = 0.25;

/** Whether a mark has a second outline: it is planned, and would be hollow if it were not. */
function isDoubled(style) {
    const hollow = style.uncertain || style.shape === "within";
    return style.planned && (hollow || style.shape === "dot" && style.approximate_start);
}

class MarkPainter {
    constructor(context, metrics, look) {
        this.context = context;
        this.size = metrics.mark;
        this.stroke = Math.max(metrics.mark / 6, 1);
        this.badgeFont = metrics.fonts.badge;
        this.look = look;
        this.reach = context.canvas.width + BEYOND;
        this.view = {left: -Infinity, right: Infinity};
    }

    /** The place nearest to an x that is no further out of view than anything is drawn. */
    near(x) {
        return between(-BEYOND, x, this.reach);
    }

    draw(mark, style, colour) {
        this.context.setLineDash([]);
        if (mark.said) this.drawSaid(mark, style, colour);
        else if (style.shape === "dot") this.drawDot((mark.left + mark.right) / 2, mark.y, style, colour);
        else this.drawLong(mark, style, colour);
        this.context.setLineDash([]);
    }

    /** What is longer than a day; its dashes begin at its beginning, however far out of view that is. */
    drawLong(mark, style, colour) {
        const {y} = mark;
        let left = this.near(mark.left);
        let right = this.near(mark.right);
        if (right - left < this.size) {
            left = (left + right - this.size) / 2;
            right = left + this.size;
        }
        const begin = Math.min(left, mark.left);
        if (style.shape === "bar") this.drawBar(left, right, y, style, colour);
        else if (style.shape === "bracket") this.drawBracket(begin, left, right, y, style, colour);
        else this.drawWithin(begin, left, right, y, style, colour);
        if (style.uncertain) this.drawClearQuestion(questionOf(mark, style, this.view, this.size), y);
        if (isDoubled(style)) this.drawPosts(left, right, y, style, colour);
    }

    pen(colour, width, dashed) {
        this.context.strokeStyle = colour;
        this.context.lineWidth = this.stroke * width;
        this.context.setLineDash(dashed ? [3 * this.stroke, 2.5 * this.stroke] : []);
    }

    disc(x, y, radius) {
        this.context.beginPath();
        this.context.arc(x, y, radius, 0, 2 * Math.PI);
    }

    path(points) {
        this.context.beginPath();
        points.forEach(([x, y], index) => index ? this.context.lineTo(x, y) : this.context.moveTo(x, y));
    }

    drawDot(x, y, style, colour) {
        if (style.planned || style.uncertain || style.approximate_start) {
            this.drawRing(x, y, style, colour, isDoubled(style));
            return;
        }
        this.disc(x, y, this.size / 2);
        this.context.fillStyle = colour;
        this.context.fill();
    }

    /** A hollow day: dashed where it is approximate, with "?" where it is uncertain. */
    drawRing(x, y, style, colour, doubled) {
        const radius = (this.size - this.stroke) / 2 + (style.uncertain ? this.size / 6 : 0);
        this.disc(x, y, radius);
        this.context.fillStyle = this.look.ground;
        this.context.fill();
        this.pen(colour, 1, style.approximate_start);
        this.context.stroke();
        if (doubled) {
            this.pen(colour, 0.7, false);
            for (const middle of [0, Math.PI]) {
                this.context.beginPath();
                const out = radius + this.stroke / 2 + this.size * BESIDE * 0.75;
                this.context.arc(x, y, out, middle - 0.84, middle + 0.84);
                this.context.stroke();
            }
        }
        if (style.uncertain) this.drawQuestion(x, y);
    }

    /** The second outline of what is longer than a day, at the ends that are not open. */
    drawPosts(left, right, y, style, colour) {
        const out = this.size * BESIDE;
        this.pen(colour, 0.7, false);
        if (!style.open_start) this.upright(left - out, y, this.size / 2);
        if (!style.open_end) this.upright(right + out, y, this.size / 2);
    }

    upright(x, y, half) {
        this.path([[x, y - half], [x, y + half]]);
        this.context.stroke();
    }

    /** Thin lines at the ends of dashes that are not open: three where one is approximate. */
    drawEnds(left, right, y, half, style) {
        const step = Math.min(this.size * 0.4, (right - left) / 6);
        for (let index = 0; index < 3; index += 1) {
            if (!style.open_start && (index === 0 || style.approximate_start)) this.upright(left + index * step, y, half);
            if (!style.open_end && (index === 0 || style.approximate_end)) this.upright(right - index * step, y, half);
        }
    }

    /** In ink, whatever the colour of the mark. */
    drawQuestion(x, y) {
        this.context.font = this.badgeFont;
        this.context.fillStyle = this.look.ink;
        this.context.textAlign = "center";
        this.context.textBaseline = "middle";
        this.context.fillText("?", x, y + 0.5);
        this.context.textAlign = "left";
    }

    /** The sign of what is uncertain, which lines that it stands on would strike out. */
    drawClearQuestion(x, y) {
        this.context.fillStyle = this.look.ground;
        this.context.fillRect(x - this.size / 2, y - this.size / 2, this.size, this.size);
        this.drawQuestion(x, y);
    }

    /** A span: solid between its ends; an approximate end is dashed, an open one an arrow. */
    drawBar(left, right, y, style, colour) {
        const tail = Math.min(this.size * 1.8, (right - left) / 3);
        const from = style.approximate_start || style.open_start ? left + tail : left;
        const to = style.approximate_end || style.open_end ? right - tail : right;
        const height = this.size * 0.7;
        const inset = this.stroke * 0.35;
        const box = [from + inset, y - height / 2 + inset, to - from - 2 * inset, height - 2 * inset];
        this.context.fillStyle = this.look.ground;
        this.context.fillRect(...box);
        if (!style.planned && !style.uncertain) {
            this.context.globalAlpha = TINT;
            this.context.fillStyle = colour;
            this.context.fillRect(...box);
            this.context.globalAlpha = 1;
        }
        this.pen(colour, 0.7, false);
        this.context.strokeRect(...box);
        if (style.open_start) this.drawArrow(from, left, y, colour);
        else if (style.approximate_start) this.drawDashes(left, from, y, colour);
        if (style.open_end) this.drawArrow(to, right, y, colour);
        else if (style.approximate_end) this.drawDashes(to, right, y, colour);
    }

    drawDashes(left, right, y, colour) {
        const step = (right - left) / 3;
        const height = this.size * 0.7;
        this.context.fillStyle = colour;
        for (let index = 0; index < 3; index += 1) {
            this.context.fillRect(left + (index + 0.25) * step, y - height / 2, step / 2, height);
        }
    }

    drawArrow(base, tip, y, colour) {
        const half = this.size * 0.6;
        this.path([[base, y - half], [tip, y], [base, y + half]]);
        this.context.fillStyle = colour;
        this.context.fill();
    }

    /** A month, season or year: a thin bar over its days, between brackets. */
    drawBracket(begin, left, right, y, style, colour) {
        const half = this.size / 2;
        const foot = this.size * 0.3;
        const approximate = style.approximate_start || style.approximate_end;
        this.pen(colour, 1, approximate);
        for (const [edge, inward] of [[left, foot], [right, -foot]]) {
            this.path([[edge + inward, y - half], [edge, y - half], [edge, y + half], [edge + inward, y + half]]);
            this.context.stroke();
        }
        if (!style.uncertain && !style.planned) {
            this.pen(colour, 1.6, approximate);
            this.line(begin + foot, right - foot, y);
        }
    }

    /** Some day within a span: a dashed outline, without an edge where the span is open. */
    drawWithin(begin, left, right, y, style, colour) {
        const half = this.size * 0.4;
        this.pen(colour, 1, true);
        for (const edge of [y - half, y + half]) this.line(begin, right, edge);
        this.pen(colour, 1, false);
        this.drawEnds(left, right, y, half, style);
    }

    /** A saying at the day of its report: a dashed line runs over the days that it may be of. */
    drawSaid(mark, style, colour) {
        const middle = (mark.left + mark.right) / 2;
        const [from, to] = lineOfSaying(middle, mark.said, style, this.size);
        this.pen(colour, 0.7, true);
        this.line(from, to, mark.y);
        if (to - from < SHORT_LINE * this.size) {
            this.drawReport(middle, mark.y, style, colour);
            return;
        }
        this.pen(colour, 0.7, false);
        const [left, right] = mark.said.map(x => this.near(x));
        if (!style.open_start) this.drawEnds(left, right, mark.y, this.size * 0.35, {...style, open_end: true});
        if (style.uncertain) this.drawClearQuestion(questionOf(mark, style, this.view, this.size), mark.y);
        this.drawReport(middle, mark.y, {planned: style.planned}, colour);
    }

    /** A level line; its dashes begin at `from`, however far out of view that is. */
    line(from, to, y) {
        const left = this.near(from);
        const period = this.context.getLineDash().reduce((sum, part) => sum + part, 0);
        this.context.lineDashOffset = period ? (left - from) % period : 0;
        this.path([[left, y], [Math.max(this.near(to), left), y]]);
        this.context.stroke();
        this.context.lineDashOffset = 0;
    }

    /** A report of something that was said before: a dot in a ring. */
    drawReport(x, y, style, colour) {
        this.drawRing(x, y, style, colour, style.planned);
        if (style.uncertain) return;
        this.disc(x, y, (this.size - this.stroke) / 4.4);
        this.context.fillStyle = colour;
        this.context.fill();
    }
}

/** Put a box with round corners on a canvas as its path. */
function roundBox(context, x, y, width, height, radius) {
    const [right, bottom] = [x + width, y + height];
    const round = Math.min(radius, width / 2, height / 2);
    context.beginPath();
    context.moveTo(x + round, y);
    context.arcTo(right, y, right, bottom, round);
    context.arcTo(right, bottom, x, bottom, round);
    context.arcTo(x, bottom, x, y, round);
    context.arcTo(x, y, right, y, round);
    context.closePath();
}
