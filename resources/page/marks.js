"use strict";
/* Draws the marks: shape and dashes say how well a date is known, colour only the theme. */

const BEYOND = 4000;
const TINT = 0.5;

class MarkPainter {
    constructor(context, metrics, look) {
        this.context = context;
        this.size = metrics.mark;
        this.stroke = Math.max(metrics.mark / 6, 1);
        this.badgeFont = metrics.fonts.badge;
        this.look = look;
        this.reach = context.canvas.width + BEYOND;
    }

    draw(mark, style, colour) {
        let left = Math.max(mark.left, -BEYOND);
        let right = Math.min(mark.right, this.reach);
        if (right - left < this.size) {
            left = (left + right - this.size) / 2;
            right = left + this.size;
        }
        this.context.setLineDash([]);
        if (mark.said) this.drawSaid(mark, style, colour);
        else if (style.shape === "dot") this.drawDot((left + right) / 2, mark.y, style, colour);
        else if (style.shape === "bar") this.drawBar(left, right, mark.y, style, colour);
        else if (style.shape === "bracket") this.drawBracket(left, right, mark.y, style, colour);
        else this.drawWithin(left, right, mark.y, style, colour);
        this.context.setLineDash([]);
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
        const hollow = style.planned || style.uncertain || style.approximate_start;
        const radius = this.size / 2 - (hollow ? this.stroke / 2 : 0) + (style.uncertain ? this.size / 6 : 0);
        this.disc(x, y, radius);
        this.context.fillStyle = hollow ? this.look.ground : colour;
        this.context.fill();
        if (hollow) {
            this.pen(colour, 1, style.approximate_start);
            this.context.stroke();
        }
        if (style.uncertain) this.drawQuestion(x, y, colour);
    }

    drawQuestion(x, y, colour) {
        this.context.font = this.badgeFont;
        this.context.fillStyle = colour;
        this.context.textAlign = "center";
        this.context.textBaseline = "middle";
        this.context.fillText("?", x, y + 0.5);
        this.context.textAlign = "left";
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
        if (style.uncertain) this.drawQuestion((left + right) / 2, y, colour);
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
    drawBracket(left, right, y, style, colour) {
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
            this.path([[left + foot, y], [right - foot, y]]);
            this.context.stroke();
        }
        if (style.uncertain) this.drawQuestion((left + right) / 2, y, colour);
    }

    /** Some day within a span: a dashed outline, without an edge where the span is open. */
    drawWithin(left, right, y, style, colour) {
        const half = this.size * 0.4;
        this.pen(colour, 1, true);
        for (const edge of [y - half, y + half]) {
            this.path([[left, edge], [right, edge]]);
            this.context.stroke();
        }
        this.pen(colour, 1, false);
        for (const [edge, open] of [[left, style.open_start], [right, style.open_end]]) {
            if (open) continue;
            this.path([[edge, y - half], [edge, y + half]]);
            this.context.stroke();
        }
        if (style.uncertain) this.drawQuestion((left + right) / 2, y, colour);
    }

    /** A saying at the day of its report: a dashed line runs over the days that it may be of. */
    drawSaid(mark, style, colour) {
        const middle = (mark.left + mark.right) / 2;
        const open = style.open_start ? middle - 6 * this.size : -BEYOND;
        const left = Math.max(mark.said[0], open, -BEYOND);
        const right = Math.min(mark.said[1], this.reach);
        this.pen(colour, 0.7, true);
        this.path([[Math.min(left, middle), mark.y], [Math.max(right, middle), mark.y]]);
        this.context.stroke();
        if (!style.open_start) {
            this.pen(colour, 0.7, false);
            this.path([[left, mark.y - this.size * 0.35], [left, mark.y + this.size * 0.35]]);
            this.context.stroke();
        }
        const radius = this.size / 2 - this.stroke / 2;
        this.disc(middle, mark.y, radius);
        this.context.fillStyle = this.look.ground;
        this.context.fill();
        this.pen(colour, 1, false);
        this.context.stroke();
        this.disc(middle, mark.y, radius / 2.2);
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
