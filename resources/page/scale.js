"use strict";
/* How days are laid along the line. A scale maps days to units by straight pieces; a viewport is a
   stretch of units, {left, right}. */

const MARGIN = 0.03;
const LEAST_SPAN = 2;
const STEP_HALF = 0.32;

class Scale {
    constructor(given) {
        this.kind = given.kind;
        this.days = Float64Array.from(given.days);
        this.units = Float64Array.from(given.units);
        this.breaks = given.breaks.map(([start, end]) => ({start, end}));
        const last = this.days.length - 1;
        this.slope = this.kind === "steps"
            ? (this.units[last] - this.units[0]) / Math.max(this.days[last] - this.days[0], 1) : 1;
        const margin = Math.max((this.units[last] - this.units[0]) * MARGIN, LEAST_SPAN / 2);
        this.whole = {left: this.units[0] - margin, right: this.units[last] + margin};
    }

    unitOf(day) {
        return through(day, this.days, this.units, this.slope);
    }

    dayOf(unit) {
        return through(unit, this.units, this.days, 1 / this.slope);
    }

    /** The nearest viewport that is legal: not too narrow, no wider than the whole, within it. */
    clamped(view) {
        const whole = this.whole;
        const width = between(LEAST_SPAN, view.right - view.left, whole.right - whole.left);
        const middle = between(whole.left + width / 2, (view.left + view.right) / 2, whole.right - width / 2);
        return {left: middle - width / 2, right: middle + width / 2};
    }

    /** The ends of the days of each event in units; an open end reaches to the end of the whole. */
    extents() {
        const start = new Float64Array(COUNT);
        const end = new Float64Array(COUNT);
        for (let at = 0; at < COUNT; at += 1) {
            const dot = styleOf(at).shape === "dot";
            if (this.kind === "steps") {
                start[at] = at - (dot ? 0 : STEP_HALF);
                end[at] = at + (dot ? 0 : STEP_HALF);
                continue;
            }
            const first = EVENTS.start[at] === null ? this.whole.left : this.unitOf(EVENTS.start[at]);
            const last = EVENTS.end[at] === null ? this.whole.right : this.unitOf(EVENTS.end[at]);
            start[at] = dot ? (first + last) / 2 : first;
            end[at] = dot ? (first + last) / 2 : last;
        }
        return {start, end};
    }
}

/** Linear between the breakpoints, with a slope of its own outside. */
function through(value, xs, ys, slope) {
    const last = xs.length - 1;
    if (value <= xs[0]) return ys[0] + (value - xs[0]) * slope;
    if (value >= xs[last]) return ys[last] + (value - xs[last]) * slope;
    let low = 0;
    let high = last;
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (xs[middle] <= value) low = middle; else high = middle;
    }
    return ys[low] + (ys[high] - ys[low]) * ((value - xs[low]) / (xs[high] - xs[low]));
}

/** A viewport magnified by a factor, with one point of it held in place. */
function zoomed(view, factor, at) {
    return {left: at - (at - view.left) / factor, right: at + (view.right - at) / factor};
}
