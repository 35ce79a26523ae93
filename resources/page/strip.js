"use strict";
/* The strip below the timeline: the whole span with its events, and the part of it in view. */

const TICK = 1.5;

class Strip {
    /** Press or drag it to look elsewhere. */
    constructor(chart, place, canvas, bar) {
        Object.assign(this, {chart, place, canvas, bar, drawn: null});
        place.addEventListener("pointerdown", event => {
            place.setPointerCapture(event.pointerId);
            this.go(event);
        });
        place.addEventListener("pointermove", event => {
            if (place.hasPointerCapture(event.pointerId)) this.go(event);
        });
    }

    go(event) {
        const {chart} = this;
        const box = this.place.getBoundingClientRect();
        const {whole} = chart.scale;
        const middle = whole.left + (event.clientX - box.left) / box.width * (whole.right - whole.left);
        const half = (chart.view.right - chart.view.left) / 2;
        chart.lookAt({left: middle - half, right: middle + half});
    }

    /** Follow the view; the events are drawn anew only where the subject is another. */
    follow() {
        const {chart} = this;
        const {whole} = chart.scale;
        const width = whole.right - whole.left;
        this.bar.style.left = `${Math.max((chart.view.left - whole.left) / width, 0) * 100}%`;
        this.bar.style.width = `${Math.min((chart.view.right - chart.view.left) / width, 1) * 100}%`;
        if (this.drawn === chart.subject) return;
        this.drawn = chart.subject;
        this.draw(chart.subject, whole.left, width);
    }

    draw(subject, left, width) {
        const {canvas, chart} = this;
        const ratio = window.devicePixelRatio || 1;
        const box = this.place.getBoundingClientRect();
        canvas.width = Math.round(box.width * ratio);
        canvas.height = Math.round(box.height * ratio);
        const context = canvas.getContext("2d");
        context.scale(ratio, ratio);
        context.fillStyle = chart.look.edge;
        for (let at = 0; at < COUNT; at += 1) {
            const x = (subject.start[at] - left) / width * box.width;
            const tall = box.height * 0.22 * EVENTS.importance[at];
            context.fillRect(x - TICK / 2, box.height - tall - 1, TICK, tall);
        }
    }
}

/** The key of the marks in use, on a canvas of its own that is as high as it needs. */
function drawKey(canvas, chart) {
    const {metrics, texts, look} = chart;
    const ratio = window.devicePixelRatio || 1;
    const width = canvas.parentElement.getBoundingClientRect().width;
    const {entries, height} = keyRows(texts, metrics, width);
    canvas.style.height = `${height}px`;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const context = canvas.getContext("2d", {alpha: false});
    context.scale(ratio, ratio);
    context.fillStyle = look.ground;
    context.fillRect(0, 0, width, height);
    context.textBaseline = "middle";
    const painter = new Painter(context, chart.subject, look);
    for (const entry of entries) painter.paintKey(entry);
}
