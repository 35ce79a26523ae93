"use strict";
/* Hands on the timeline: drag, wheel, pinch, click, double click and keys. */

const WHEEL = 0.0016;
const SLACK = 5;
const FRICTION = 0.004;
const LEAST_SPEED = 0.05;

class Gestures {
    /** `acts` has what the hands do beside moving: choose(at), step(by), leave(). */
    constructor(chart, acts) {
        this.chart = chart;
        this.acts = acts;
        this.pointers = new Map();
        this.drag = null;
        this.glide = 0;
        const {place} = chart;
        place.addEventListener("pointerdown", event => this.onDown(event));
        place.addEventListener("pointermove", event => this.onMove(event));
        place.addEventListener("pointerup", event => this.onUp(event));
        place.addEventListener("pointercancel", event => this.onCancel(event));
        place.addEventListener("pointerleave", () => this.hover(null));
        place.addEventListener("wheel", event => this.onWheel(event), {passive: false});
        place.addEventListener("dblclick", event => this.onDouble(event));
        place.addEventListener("keydown", event => this.onKey(event));
    }

    point(event) {
        const box = this.chart.canvas.getBoundingClientRect();
        return {x: event.clientX - box.left, y: event.clientY - box.top, time: event.timeStamp};
    }

    onDown(event) {
        if (event.button !== 0) return;
        cancelAnimationFrame(this.glide);
        const point = this.point(event);
        this.pointers.set(event.pointerId, point);
        if (this.pointers.size === 1) this.drag = {from: point, last: point, view: this.chart.view, moved: false, speed: 0};
        else this.pinch = this.newPinch();
    }

    onMove(event) {
        const point = this.point(event);
        if (!this.pointers.has(event.pointerId)) {
            this.hover(point);
            return;
        }
        this.pointers.set(event.pointerId, point);
        if (this.pinch) this.movePinch();
        else if (this.drag) this.moveDrag(event, point);
    }

    moveDrag(event, point) {
        const {drag, chart} = this;
        if (!drag.moved && Math.abs(point.x - drag.from.x) < SLACK) return;
        if (!drag.moved) {
            drag.moved = true;
            drag.from = point;
            // Taken only now: a click is to reach what lies under it.
            chart.place.setPointerCapture(event.pointerId);
            chart.place.classList.add("dragged");
        }
        const time = Math.max(point.time - drag.last.time, 1);
        drag.speed = 0.7 * drag.speed + 0.3 * (point.x - drag.last.x) / time;
        drag.last = point;
        const shift = (drag.from.x - point.x) / chart.composer.zoomOf(drag.view);
        chart.lookAt({left: drag.view.left + shift, right: drag.view.right + shift});
    }

    newPinch() {
        const [one, two] = [...this.pointers.values()];
        return {view: this.chart.view, width: Math.max(Math.abs(one.x - two.x), 20), middle: (one.x + two.x) / 2};
    }

    movePinch() {
        const {chart, pinch} = this;
        const now = this.newPinch();
        const left = chart.scene.frame.plot.left;
        const held = pinch.view.left + (pinch.middle - left) / chart.composer.zoomOf(pinch.view);
        const width = (pinch.view.right - pinch.view.left) * pinch.width / now.width;
        const start = held - (now.middle - left) / chart.scene.frame.plot.width * width;
        chart.lookAt({left: start, right: start + width});
    }

    onUp(event) {
        const {drag, chart} = this;
        this.pointers.delete(event.pointerId);
        chart.place.classList.remove("dragged");
        if (this.pinch) {
            if (this.pointers.size < 2) [this.pinch, this.drag] = [null, null];
            return;
        }
        this.drag = null;
        if (!drag) return;
        if (!drag.moved) this.click(this.point(event), event.pointerType);
        else if (event.timeStamp - drag.last.time < 60 && !lessMotion.matches) this.startGlide(drag.speed);
    }

    onCancel(event) {
        this.pointers.delete(event.pointerId);
        [this.drag, this.pinch] = [null, null];
        this.chart.place.classList.remove("dragged");
    }

    /** A little inertia after a drag. */
    startGlide(speed) {
        let [now, pace] = [performance.now(), speed];
        const step = time => {
            const passed = Math.max(time - now, 0);
            now = time;
            pace *= Math.exp(-FRICTION * passed);
            if (Math.abs(pace) < LEAST_SPEED) return;
            const {chart} = this;
            const shift = -pace * passed / chart.scene.zoom;
            chart.lookAt({left: chart.view.left + shift, right: chart.view.right + shift});
            this.glide = requestAnimationFrame(step);
        };
        this.glide = requestAnimationFrame(step);
    }

    at(point, touch) {
        const reach = this.chart.metrics.mark * (touch ? 1.6 : 0.7);
        return hit(this.chart.scene, point.x, point.y, touch ? reach : reach / 2);
    }

    hover(point) {
        const {chart} = this;
        const found = point && chart.scene ? this.at(point, false) : null;
        const hovered = found && found.kind !== "badge" ? found.at : null;
        chart.place.classList.toggle("pressable", found !== null);
        if (hovered !== null) chart.place.title = `${this.titleOf(hovered)} · ${EVENTS.words[hovered]}`;
        else chart.place.title = found ? this.badgeTitle(found.badge) : "";
        if (hovered === chart.hovered) return;
        chart.hovered = hovered;
        chart.draw();
    }

    badgeTitle(badge) {
        const dispute = badge.disputed ? `, sources disagree on ${badge.disputed} of them` : "";
        if (badge.events === null || badge.events.length > 8) return `${badge.count} more events${dispute}; click to zoom in`;
        return badge.events.map(this.titleOf).join("\n");
    }

    titleOf(at) {
        return EVENTS.title[at] + (EVENTS.disputed[at] ? " (sources disagree)" : "");
    }

    click(point, pointer) {
        const found = this.at(point, pointer === "touch");
        if (!found) this.acts.leave();
        else if (found.kind !== "badge") this.acts.choose(found.at);
        else if (this.chart.canOpen(found.badge)) this.chart.open(found.badge);
        else this.acts.choose(this.nextOf(this.chart.eventsOf(found.badge)));
    }

    /** The events of one moment have no room side by side however near one is: one after another. */
    nextOf(events) {
        const now = events.indexOf(this.chart.selected);
        return events[(now + 1) % events.length];
    }

    onDouble(event) {
        const found = this.at(this.point(event), false);
        if (found && found.kind !== "badge") this.chart.reveal(found.at, true);
        else if (!found) this.chart.travel(this.chart.zoom(2, this.point(event).x));
    }

    onWheel(event) {
        event.preventDefault();
        const {chart} = this;
        const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? chart.height : 1;
        if (!event.ctrlKey && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))) {
            const shift = (event.deltaX || event.deltaY) * lines / chart.scene.zoom;
            chart.lookAt({left: chart.view.left + shift, right: chart.view.right + shift});
            return;
        }
        const factor = Math.exp(-event.deltaY * lines * WHEEL * (event.ctrlKey ? 4 : 1));
        chart.lookAt(chart.zoom(factor, this.point(event).x));
    }

    onKey(event) {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const {chart} = this;
        const width = chart.view.right - chart.view.left;
        const shifted = part => chart.travel({left: chart.view.left + part * width, right: chart.view.right + part * width});
        const acts = {
            ArrowRight: () => event.shiftKey ? shifted(0.3) : this.acts.step(1),
            ArrowLeft: () => event.shiftKey ? shifted(-0.3) : this.acts.step(-1),
            ArrowUp: () => chart.travel(chart.zoom(1.6)),
            ArrowDown: () => chart.travel(chart.zoom(1 / 1.6)),
            "+": () => chart.travel(chart.zoom(1.6)),
            "=": () => chart.travel(chart.zoom(1.6)),
            "-": () => chart.travel(chart.zoom(1 / 1.6)),
            PageDown: () => shifted(0.8),
            PageUp: () => shifted(-0.8),
            Home: () => this.acts.choose(0),
            End: () => this.acts.choose(COUNT - 1),
            Enter: () => chart.selected !== null && chart.reveal(chart.selected, true),
            0: () => chart.travel(chart.scale.whole),
            Escape: () => this.acts.leave(),
        };
        const act = Object.prototype.hasOwnProperty.call(acts, event.key) ? acts[event.key] : null;
        if (!act) return;
        event.preventDefault();
        act();
    }
}
