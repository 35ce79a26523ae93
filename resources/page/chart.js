"use strict";
/* The timeline on its canvas: what it shows, where it looks, and how it travels there. */

const LONGEST_FLIGHT = 700;
const SHORTEST_FLIGHT = 220;
const EVENT_ZOOM = 0.12;

const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");

class Chart {
    /** `place` is the element that the canvas fills; `onChange` hears of every new scene. */
    constructor(place, canvas, onChange) {
        this.place = place;
        this.canvas = canvas;
        this.context = canvas.getContext("2d", {alpha: false});
        this.onChange = onChange;
        this.lanes = STORY.lanes.find(lanes => lanes.by === STORY.start.lanes);
        this.scale = new Scale(STORY.scales.find(scale => scale.kind === STORY.start.scale));
        this.view = this.scale.whole;
        this.selected = null;
        this.hovered = null;
        this.hits = new Set();
        this.dark = false;
        this.flight = null;
        this.asked = 0;
    }

    /** Measure anew: the size of the element, of its text, or the colours have changed. */
    renew() {
        const box = this.place.getBoundingClientRect();
        const ratio = window.devicePixelRatio || 1;
        this.width = Math.max(Math.round(box.width), 1);
        this.height = Math.max(Math.round(box.height), 1);
        this.canvas.width = Math.round(this.width * ratio);
        this.canvas.height = Math.round(this.height * ratio);
        this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
        this.look = currentLook(document.documentElement, this.dark);
        const text = parseFloat(getComputedStyle(this.place).fontSize);
        this.metrics = new Metrics(text, this.look.sans);
        this.texts = new Texts(this.context, this.metrics);
        this.remake();
    }

    /** Lay out anew: lanes, scale or size have changed. */
    remake() {
        this.subject = new Subject(this.lanes, this.scale, this.metrics, this.texts);
        this.composer = new Composer(this.subject, this.width, this.height);
        this.painter = new Painter(this.context, this.subject, this.look);
        this.draw();
    }

    setLanes(by) {
        this.lanes = STORY.lanes.find(lanes => lanes.by === by);
        this.remake();
    }

    /** Change the scale, with the day in the middle of the view, or the selected one, held there. */
    setScale(kind) {
        const day = this.scale.dayOf((this.view.left + this.view.right) / 2);
        const share = (this.view.right - this.view.left) / (this.scale.whole.right - this.scale.whole.left);
        this.flight = null;
        this.scale = new Scale(STORY.scales.find(scale => scale.kind === kind));
        const {whole} = this.scale;
        const width = share * (whole.right - whole.left);
        const middle = this.selected === null ? this.scale.unitOf(day) : this.middleOf(this.selected);
        this.view = share > 0.99 ? whole : this.scale.clamped({left: middle - width / 2, right: middle + width / 2});
        this.remake();
    }

    /** The unit in the middle of an event's mark on the scale of the moment. */
    middleOf(at) {
        if (this.scale.kind === "steps") return at;
        const days = [EVENTS.reported[at], EVENTS.start[at], EVENTS.end[at]];
        if (days[0] !== null) return this.scale.unitOf(days[0]);
        if (days[1] === null) return this.scale.unitOf(days[2]);
        if (days[2] === null) return this.scale.unitOf(days[1]);
        return (this.scale.unitOf(days[1]) + this.scale.unitOf(days[2])) / 2;
    }

    select(at) {
        this.selected = at;
        this.draw();
    }

    /** Draw at the next frame; many wishes in one frame are one. */
    draw() {
        if (this.asked) return;
        this.asked = requestAnimationFrame(now => {
            this.asked = 0;
            this.drawNow(now);
        });
    }

    drawNow(now) {
        if (this.flight) this.fly(now);
        this.scene = this.composer.scene(this.view);
        this.axis = new AxisMaker(this.subject, this.scene).make();
        const {plot} = this.scene.frame;
        const flag = this.selected === null ? null
            : plot.left + (this.middleOf(this.selected) - this.view.left) * this.scene.zoom;
        this.painter.paint(this.scene, this.axis, {
            selected: this.selected,
            hovered: this.hovered,
            hits: this.hits,
            flagX: flag === null ? null : between(plot.left, flag, plot.right),
            flag: this.selected === null ? "" : EVENTS.date[this.selected],
        });
        this.onChange(this);
    }

    /** Look there at once, as wheel and drag do. */
    lookAt(view) {
        this.flight = null;
        this.view = this.scale.clamped(view);
        this.draw();
    }

    /** Travel there, out and in again where it is far (van Wijk and Nuij, 2003). */
    travel(wanted) {
        const view = this.scale.clamped(wanted);
        if (lessMotion.matches) {
            this.lookAt(view);
            return;
        }
        const path = flightPath(this.view, view);
        const length = between(SHORTEST_FLIGHT, 180 * path.length, LONGEST_FLIGHT);
        this.flight = {path, view, start: performance.now(), length};
        this.draw();
    }

    fly(now) {
        const {flight} = this;
        const part = between(0, (now - flight.start) / flight.length, 1);
        const eased = part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) * (1 - part);
        this.view = part < 1 ? flight.path.at(eased) : flight.view;
        if (part < 1) this.draw(); else this.flight = null;
    }

    zoom(factor, x = null) {
        const view = this.flight ? this.flight.view : this.view;
        const {plot} = this.scene.frame;
        let at = x === null ? (view.left + view.right) / 2 : view.left + (x - plot.left) / this.composer.zoomOf(view);
        if (x === null && this.selected !== null) {
            const middle = this.middleOf(this.selected);
            if (view.left <= middle && middle <= view.right) at = middle;
        }
        return zoomed(view, factor, at);
    }

    /** Bring an event into view, if it is not well within it; `near` also zooms in. */
    reveal(at, near) {
        const middle = this.middleOf(at);
        const view = this.flight ? this.flight.view : this.view;
        const {whole} = this.scale;
        let width = view.right - view.left;
        const inset = width * 0.12;
        if (near) width = Math.min(width, Math.max((whole.right - whole.left) * EVENT_ZOOM, LEAST_SPAN * 4));
        else if (view.left + inset <= middle && middle <= view.right - inset) return;
        this.travel({left: middle - width / 2, right: middle + width / 2});
    }

    /** Zoom to what a badge counts. */
    open(badge) {
        const width = badge.right - badge.left;
        const now = this.view.right - this.view.left;
        const wanted = Math.min(Math.max(width * 1.6, LEAST_SPAN * 4), now * 0.6);
        const middle = (badge.left + badge.right) / 2;
        this.travel({left: middle - wanted / 2, right: middle + wanted / 2});
    }

    /** Whether one can come nearer: the events of one day stay together however near one is. */
    canOpen(badge) {
        const width = this.view.right - this.view.left;
        return width > LEAST_SPAN * 1.05 && (badge.events === null || badge.right - badge.left < width * 0.9);
    }

    /** The events that a badge counts. */
    eventsOf(badge) {
        return badge.events || this.composer.columns[badge.lane].touching(badge.left, badge.right);
    }
}

/** The path between two views: {length, at(part)}. */
function flightPath(from, to) {
    const rho = 1.3;
    const [w0, w1] = [from.right - from.left, to.right - to.left];
    const [c0, c1] = [(from.left + from.right) / 2, (to.left + to.right) / 2];
    const far = Math.abs(c1 - c0);
    const viewOf = (middle, width) => ({left: middle - width / 2, right: middle + width / 2});
    if (far < 1e-6 * w0) {
        return {length: Math.abs(Math.log(w1 / w0)) / rho, at: part => viewOf(c0 + (c1 - c0) * part, w0 * (w1 / w0) ** part)};
    }
    const bend = (w, sign) => (w1 * w1 - w0 * w0 + sign * rho ** 4 * far * far) / (2 * w * rho * rho * far);
    const angle = b => Math.log(Math.sqrt(b * b + 1) - b);
    const r0 = angle(bend(w0, 1));
    const length = (angle(bend(w1, -1)) - r0) / rho;
    return {
        length,
        at: part => {
            const s = part * length;
            const width = w0 * Math.cosh(r0) / Math.cosh(rho * s + r0);
            const gone = w0 / (rho * rho) * (Math.cosh(r0) * Math.tanh(rho * s + r0) - Math.sinh(r0));
            return viewOf(c0 + (c1 - c0) * gone / far, width);
        },
    };
}
