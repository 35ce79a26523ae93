"use strict";
/* Draws the axis, the breaks of an elastic scale, and the flag of the selected day. */

class AxisPainter {
    constructor(context, subject, look, marks) {
        this.context = context;
        this.metrics = subject.metrics;
        this.texts = subject.texts;
        this.look = look;
        this.marks = marks;
    }

    paint(frame, axis, emphasis) {
        const {context, metrics, look} = this;
        const {unit} = metrics;
        const top = Math.round(frame.axisTop) + 0.5;
        this.rule(0, top, frame.width, top, look.edge);
        for (const quiet of axis.breaks) this.paintBreak(quiet.x, top);
        const names = this.breakRow(frame);
        const fine = frame.axisTop + names + 5 * unit;
        for (const x of axis.ticks) this.rule(x + 0.5, top, x + 0.5, fine + 3 * unit, look.rule);
        const bottom = frame.axisTop + frame.axisHeight - 3 * unit;
        for (const x of axis.separators) this.rule(x + 0.5, top, x + 0.5, bottom, look.rule);
        const middle = metrics.axisRow / 2;
        const breaks = axis.breaks.filter(quiet => quiet.label).map(quiet => quiet.label);
        const free = this.besideFlag(frame, emphasis);
        this.labels(breaks.filter(free), frame.axisTop + 7 * unit + middle, "small", look.secondary);
        this.labels(names ? axis.fine : axis.fine.filter(free), fine + middle, "axis", look.secondary);
        this.labels(axis.coarse, fine + metrics.axisRow + middle, "coarse", look.ink);
        if (emphasis.flagX !== null) this.paintFlag(frame, emphasis);
    }

    breakRow(frame) {
        return frame.axisHeight - this.metrics.axis;
    }

    rule(x, y, right, bottom, ink) {
        this.context.strokeStyle = ink;
        this.context.lineWidth = this.metrics.unit;
        this.context.beginPath();
        this.context.moveTo(x, y);
        this.context.lineTo(right, bottom);
        this.context.stroke();
    }

    /** The sign of a broken axis: two short waves across the line. */
    paintBreak(x, y) {
        const {context, look} = this;
        const {unit} = this.metrics;
        context.fillStyle = look.ground;
        context.fillRect(x - 3 * unit, y - unit, 6 * unit, 2 * unit);
        context.strokeStyle = look.secondary;
        context.lineWidth = 1.3 * unit;
        for (const shift of [-3, 3]) {
            this.marks.path([[1.5, -7], [-1.5, -2.5], [1.5, 2.5], [-1.5, 7]]
                .map(([dx, dy]) => [x + (shift + dx) * unit, y + dy * unit]));
            context.stroke();
        }
    }

    labels(labels, y, role, ink) {
        this.context.font = this.metrics.fonts[role];
        this.context.fillStyle = ink;
        for (const label of labels) this.context.fillText(label.text, label.left, y);
    }

    /** Left end and width of the flag of the selected day. */
    flagBox(frame, emphasis) {
        const width = this.texts.measure(emphasis.flag, "coarse") + 2 * this.metrics.pad;
        return [between(2, Math.round(emphasis.flagX - width / 2), frame.width - width - 2), width];
    }

    /** Whether a label is clear of the flag, which would cut it. */
    besideFlag(frame, emphasis) {
        if (emphasis.flagX === null) return () => true;
        const [left, width] = this.flagBox(frame, emphasis);
        return label => label.right < left || left + width < label.left;
    }

    /** The date of the selected day, on the axis. */
    paintFlag(frame, emphasis) {
        const {context, metrics, look} = this;
        const [left, width] = this.flagBox(frame, emphasis);
        const height = metrics.axisRow + 2 * metrics.unit;
        roundBox(this.context, left, frame.axisTop, width, height, 3 * metrics.unit);
        context.fillStyle = look.ink;
        context.fill();
        context.fillStyle = look.ground;
        context.font = metrics.fonts.coarse;
        context.fillText(emphasis.flag, left + metrics.pad, frame.axisTop + height / 2);
    }
}
