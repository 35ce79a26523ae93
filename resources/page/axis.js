"use strict";
/* The axis: fine units in one row, the enclosing unit in the row below, breaks named above both. */

const CLEAR = 6;
const TICKED = 2;
const SPARSE = 1.8;
const WIDEST = {day: "30", month: "MMM", year: "2000"};

/** One row of labels, of which no two touch. */
class Row {
    constructor(left, right, clear) {
        Object.assign(this, {left, right, clear, labels: []});
    }

    /** Write a label around a point, if its place is free and in view. */
    take(text, width, middle) {
        const left = middle - width / 2;
        const right = left + width;
        if (left < this.left || right > this.right) return false;
        if (this.labels.some(one => left < one.right + this.clear && one.left - this.clear < right)) return false;
        this.labels.push({text, left, right});
        return true;
    }
}

class AxisMaker {
    constructor(subject, scene) {
        const {plot} = scene.frame;
        this.texts = subject.texts;
        this.unit = subject.metrics.unit;
        this.scale = subject.scale;
        this.view = scene.view;
        this.zoom = scene.zoom;
        this.plot = plot;
        const clear = CLEAR * this.unit;
        this.fine = new Row(plot.left, plot.right, clear);
        this.coarse = new Row(plot.left, plot.right, clear);
        this.breakNames = new Row(plot.left, plot.right, clear);
        this.ticks = new Set();
        this.separators = new Set();
        this.named = new Set();
    }

    make() {
        if (this.scale.kind === "steps") this.stepTicks();
        else this.dayTicks();
        return {
            ticks: [...this.ticks],
            separators: [...this.separators],
            fine: this.fine.labels,
            coarse: this.coarse.labels,
            breaks: this.breaks(),
        };
    }

    x(day) {
        return this.plot.left + (this.scale.unitOf(day) - this.view.left) * this.zoom;
    }

    /** The part in view of what is between two days, in pixels. */
    visible(first, last) {
        return [Math.max(this.x(first), this.plot.left), Math.min(this.x(last), this.plot.right)];
    }

    stretches() {
        const first = this.scale.dayOf(this.view.left);
        const last = this.scale.dayOf(this.view.right);
        const found = [];
        let begin = first;
        for (const quiet of this.scale.breaks) {
            if (quiet.end <= first || quiet.start >= last) continue;
            if (quiet.start >= begin) found.push({first: begin, last: quiet.start, quiet: false});
            found.push({first: Math.max(quiet.start, first), last: Math.min(quiet.end, last), quiet: true});
            begin = quiet.end;
        }
        if (begin <= last) found.push({first: begin, last, quiet: false});
        for (const one of found) {
            one.width = this.x(one.last) - this.x(one.first);
            one.step = this.stepOf(one);
            one.wide = one.width > TICKED * this.room(one.step);
        }
        return found;
    }

    /** The finest step whose labels have room at a stretch's pixels per day. */
    stepOf(stretch) {
        const days = stretch.last - stretch.first;
        const perDay = days > 0 ? stretch.width / days : this.zoom;
        return STEPS.find(step => perDay >= this.room(step) * (step.count > 1 ? SPARSE : 1) / step.days)
            || STEPS[STEPS.length - 1];
    }

    room(step) {
        const name = step.count < 5000 ? WIDEST[step.unit] : "10000 BC";
        return this.texts.measure(name, "axis") + 2.5 * CLEAR * this.unit;
    }

    dayTicks() {
        const stretches = this.stretches();
        let active = stretches.filter(one => !one.quiet);
        for (const one of active) this.stretchTicks(one);
        for (const one of stretches) if (one.quiet && one.wide) this.stretchTicks(one);
        if (!active.length) active = stretches;
        const longest = active.reduce((best, one) => one.width > best.width ? one : best);
        const outer = enclosing(longest.step);
        for (const one of active) if (one.wide) this.enclosingNames(one, outer);
        for (const one of active) if (!one.wide) this.fallbackName(one, outer);
    }

    stretchTicks(stretch) {
        const {step} = stretch;
        const days = boundaries(step, stretch.first, stretch.last);
        for (const day of days) {
            if (stretch.first <= day && day <= stretch.last) this.tick(this.x(day));
        }
        if (!stretch.wide) return;
        for (let index = 0; index + 1 < days.length; index += 1) {
            const name = cellName(step, days[index]);
            const width = this.texts.measure(name, "axis");
            const [left, right] = this.visible(days[index], days[index + 1]);
            if (step.count > 1) this.fine.take(name, width, this.x(days[index]));
            else if (width <= right - left) this.fine.take(name, width, (left + right) / 2);
        }
    }

    tick(x) {
        if (this.plot.left <= x && x <= this.plot.right) this.ticks.add(Math.round(x));
    }

    enclosingNames(stretch, step) {
        for (const start of boundaries(step, stretch.first, stretch.last)) {
            const x = this.x(start);
            if (stretch.first < start && start <= stretch.last && this.plot.left <= x && x <= this.plot.right) {
                this.separators.add(Math.round(x));
            }
            if (start <= stretch.last && !this.named.has(start)) {
                const [left, right] = this.visible(start, cellEnd(step, start));
                this.enclosingName(step, start, (left + right) / 2, right - left);
            }
        }
    }

    enclosingName(step, start, middle, room) {
        for (const name of enclosingNames(step, start)) {
            const width = this.texts.measure(name, "coarse");
            if (width <= room && this.coarse.take(name, width, middle)) {
                this.named.add(start);
                return;
            }
        }
    }

    /** The year of a stretch that is too short for names of its own. */
    fallbackName(stretch, step) {
        const outer = step.unit === "year" ? step : YEAR;
        const start = cellStart(outer, Math.floor(stretch.first));
        if (this.named.has(start)) return;
        const last = Math.min(stretch.last, cellEnd(outer, start));
        const middle = this.x((stretch.first + last) / 2);
        this.tick(middle);
        this.enclosingName(outer, start, middle, this.plot.width);
    }

    /** One step per event: a tick for each day that has events, and each year over its days. */
    stepTicks() {
        const half = this.zoom / 2;
        const years = new Map();
        for (let index = 0; index < this.scale.days.length; index += 1) {
            const x = this.plot.left + (this.scale.units[index] - this.view.left) * this.zoom;
            if (x < this.plot.left - half || x > this.plot.right + half) continue;
            const day = Math.floor(this.scale.days[index]);
            const [year] = ymd(day);
            if (!years.has(year)) years.set(year, []);
            years.get(year).push(x);
            this.tick(x);
            const name = STORY.ticks[day] || "";
            this.fine.take(name, this.texts.measure(name, "axis"), x);
        }
        for (const [year, xs] of years) {
            const left = Math.max(xs[0] - half, this.plot.left);
            const right = Math.min(xs[xs.length - 1] + half, this.plot.right);
            this.enclosingName(YEAR, dayOf(year, 1, 1), (left + right) / 2, right - left);
        }
    }

    breaks() {
        const found = [];
        for (const quiet of this.scale.breaks) {
            const x = Math.round((this.x(quiet.start) + this.x(quiet.end)) / 2);
            if (x <= this.plot.left || x >= this.plot.right) continue;
            const name = lengthInWords(quiet.end - quiet.start);
            const taken = this.breakNames.take(name, this.texts.measure(name, "small"), x);
            found.push({x, label: taken ? this.breakNames.labels[this.breakNames.labels.length - 1] : null});
        }
        return found;
    }
}
