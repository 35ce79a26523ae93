"use strict";
/* Draws a scene on a canvas, from the ground up: lanes, breaks, marks, poles, cards, badges, axis. */

const COLOURS = ["ground", "lane", "panel", "rule", "edge", "ink", "secondary", "accent", "warning",
    "opposes", "regrets", "neutral", "supports"];

/** The colours that the style sheet gives at the moment, and those of the themes. */
function currentLook(root, dark) {
    const style = getComputedStyle(root);
    const look = {sans: style.getPropertyValue("--sans").trim()};
    for (const name of COLOURS) look[name] = style.getPropertyValue(`--${name}`).trim();
    look.themes = STORY.themes.map(theme => (dark ? theme.dark : theme.light) || look.secondary);
    return look;
}

class Painter {
    constructor(context, subject, look) {
        this.context = context;
        this.metrics = subject.metrics;
        this.texts = subject.texts;
        this.look = look;
        this.marks = new MarkPainter(context, subject.metrics, look);
        this.cards = new CardPainter(context, subject, look, this.marks);
        this.axis = new AxisPainter(context, subject, look, this.marks);
    }

    /** `emphasis`: the selected event, the one under the pointer, hits of the search, a flag. */
    paint(scene, axis, emphasis) {
        const {context, look} = this;
        const {frame} = scene;
        context.textBaseline = "middle";
        context.textAlign = "left";
        context.fillStyle = look.ground;
        context.fillRect(0, 0, frame.width, frame.height);
        context.fillStyle = look.lane;
        frame.named.forEach((lane, index) => {
            if (index % 2) context.fillRect(0, lane.top, frame.width, lane.height);
        });
        this.marks.view = frame.plot;
        context.save();
        context.beginPath();
        context.rect(frame.plot.left, 0, frame.plot.width, frame.plot.height);
        context.clip();
        this.paintPlot(scene, axis, emphasis);
        context.restore();
        this.paintNames(frame);
        this.axis.paint(frame, axis, emphasis);
    }

    paintNames(frame) {
        const {context, metrics} = this;
        context.font = metrics.fonts.lane;
        for (const lane of frame.named) {
            let y = lane.top + (frame.narrow ? metrics.lanePad / 2 : metrics.lanePad) + metrics.small / 2;
            for (const line of lane.lines) {
                if (frame.narrow) this.halo(line, metrics.pad, y);
                context.fillStyle = this.look.secondary;
                context.fillText(line, metrics.pad, y);
                y += metrics.small;
            }
        }
    }

    halo(text, x, y) {
        this.context.save();
        this.context.lineJoin = "round";
        this.context.strokeStyle = this.look.ground;
        this.context.lineWidth = 4 * this.metrics.unit;
        this.context.strokeText(text, x, y);
        this.context.restore();
    }

    paintPlot(scene, axis, emphasis) {
        const {context, metrics, look} = this;
        const {plot} = scene.frame;
        for (const quiet of axis.breaks) this.dashDown(quiet.x, plot.height, [2, 6], look.rule);
        if (emphasis.flagX !== null) this.dashDown(Math.round(emphasis.flagX), plot.height, [2, 3], look.ink);
        context.fillStyle = look.edge;
        for (const one of scene.densities) {
            one.heights.forEach((height, cell) => {
                if (height) context.fillRect(one.left + cell * DENSITY_STEP, one.bottom - height, DENSITY_STEP - 0.5, height);
            });
        }
        for (const card of scene.cards) this.cards.paintPole(card, card.at === emphasis.selected);
        this.paintMarks(scene, emphasis);
        for (const card of scene.cards) this.cards.paintCard(card, emphasis);
        for (const badge of scene.badges) this.cards.paintBadge(badge, emphasis);
    }

    paintMarks(scene, emphasis) {
        let chosen = null;
        for (const mark of scene.marks) {
            if (emphasis.hits.has(mark.at)) this.ring(mark, this.look.accent, 0.8);
            if (mark.at === emphasis.selected) chosen = mark;
            else this.marks.draw(mark, styleOf(mark.at), this.themeOf(mark.at));
        }
        if (chosen) {
            this.ring(chosen, this.look.ink, 0.75);
            this.marks.draw(chosen, styleOf(chosen.at), this.themeOf(chosen.at));
        }
        this.signMarks(scene);
    }

    /** The signs of disagreements, after all marks and on ground of their own. */
    signMarks(scene) {
        for (const mark of scene.marks) {
            if (!mark.disputed) continue;
            const x = signMiddle(mark, styleOf(mark.at), scene.frame.plot, this.metrics);
            this.cards.paintDispute(x, mark.y, this.look.ground, 4.2);
            this.cards.paintDispute(x, mark.y);
        }
    }

    themeOf(at) {
        return this.look.themes[EVENTS.theme[at]];
    }

    /** A ring around a mark, within which shape and dashes stay visible. */
    ring(mark, colour, size) {
        const out = this.metrics.mark * size;
        const long = mark.right - mark.left > 1;
        const left = Math.max(mark.left, -BEYOND) - (long ? out * 0.7 : out);
        const right = Math.min(mark.right, this.marks.reach) + (long ? out * 0.7 : out);
        roundBox(this.context, left, mark.y - out, right - left, 2 * out, out);
        this.context.fillStyle = this.look.ground;
        this.context.fill();
        this.context.strokeStyle = colour;
        this.context.lineWidth = 2 * this.metrics.unit;
        this.context.stroke();
    }

    dashDown(x, bottom, dash, ink) {
        const {context} = this;
        context.strokeStyle = ink;
        context.lineWidth = this.metrics.unit;
        context.setLineDash(dash.map(length => length * this.metrics.unit));
        context.beginPath();
        context.moveTo(x + 0.5, 0);
        context.lineTo(x + 0.5, bottom);
        context.stroke();
        context.setLineDash([]);
    }

    paintKey(entry) {
        const {metrics, look} = this;
        const right = entry.left + 3 * metrics.mark;
        const middle = (entry.left + right) / 2;
        const mark = {left: entry.left, right, y: entry.y, said: null};
        this.marks.view = mark;
        if (entry.kind === "reported") {
            mark.left = mark.right = right - metrics.mark;
            mark.said = [entry.left, mark.left];
        } else if (entry.style.shape === "dot") mark.left = mark.right = middle;
        if (entry.kind === "disputed") this.cards.paintDispute(middle, entry.y);
        else this.marks.draw(mark, entry.style, look.secondary);
        this.context.font = metrics.fonts.date;
        this.context.fillStyle = look.secondary;
        this.context.fillText(entry.name, entry.textLeft, entry.y);
    }
}
