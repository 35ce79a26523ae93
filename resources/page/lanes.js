"use strict";
/* The parts of the picture that no zoom changes: names of lanes, plot, axis; and the key of marks. */

const GUTTER_SHARE = 0.2;
const WIDEST_NAME = 150;
const NARROW = 620;
const OTHERS = "Others";

/** Lanes and where all stands, for a picture of `width` times `height` pixels. */
function makeFrame(subject, width, height) {
    const {metrics, scale, texts} = subject;
    const narrow = width < NARROW * metrics.unit;
    const axisHeight = metrics.axis + (scale.breaks.length ? metrics.axisRow : 0);
    const least = leastHeight(metrics, narrow);
    const plotHeight = Math.max(height - axisHeight, 0);
    const lanes = merged(subject.lanes, Math.max(Math.floor(plotHeight / least), 1));
    const gutter = narrow ? metrics.pad : gutterOf(lanes.names, texts, metrics, width);
    const plot = {left: gutter, top: 0, width: Math.max(width - gutter - metrics.pad, 1), height: plotHeight};
    plot.right = plot.left + plot.width;
    const bands = bandsOf(loads(subject, lanes, plot.width), plotHeight, metrics, narrow && lanes.names[0] !== "");
    const room = narrow ? plot.width : gutter - 2 * metrics.pad;
    const named = lanes.names.map((name, lane) => ({
        ...bands[lane],
        lines: texts.fitted(name, room, narrow ? 1 : nameLines(bands[lane], metrics), "lane"),
    }));
    const of = Int32Array.from(lanes.of);
    return {width, height, narrow, plot, lanes, of, bands, named, axisTop: plotHeight, axisHeight};
}

function nameLines(band, metrics) {
    return between(1, Math.floor((band.height - metrics.lanePad) / metrics.line), 3);
}

/** The key: only the marks that are in use, in as many rows as they need. */
function keyRows(texts, metrics, width) {
    const pad = 2 * metrics.pad;
    const sample = 3 * metrics.mark;
    const entries = [];
    let x = pad;
    let y = metrics.key / 2;
    for (const known of STORY.key) {
        const needed = sample + metrics.pad + texts.measure(known.name, "date");
        if (x > pad && x + needed > width - pad) {
            x = pad;
            y += metrics.key;
        }
        entries.push({...known, left: x, textLeft: x + sample + metrics.pad, y});
        x += needed + 2 * metrics.pad;
    }
    return {entries, height: entries.length ? y + metrics.key / 2 : 0};
}

function leastHeight(metrics, narrow) {
    const name = narrow ? metrics.small : 0;
    return metrics.rail + metrics.line + 2 * metrics.padY + metrics.lanePad + metrics.pad + name;
}

/** At most `most` lanes: the smallest are put together into one at the end. */
function merged(lanes, most) {
    if (lanes.names.length <= most) return lanes;
    const counts = new Array(lanes.names.length).fill(0);
    for (const lane of lanes.of) counts[lane] += 1;
    const order = counts.map((_, lane) => lane).sort((a, b) => counts[b] - counts[a] || a - b);
    const kept = order.slice(0, Math.max(most - 1, 0)).sort((a, b) => a - b);
    const places = new Map(kept.map((lane, place) => [lane, place]));
    return {
        names: [...kept.map(lane => lanes.names[lane]), OTHERS],
        of: lanes.of.map(lane => places.has(lane) ? places.get(lane) : kept.length),
    };
}

/** As wide as the longest name, but for what is wrapped. */
function gutterOf(names, texts, metrics, width) {
    const known = names.filter(Boolean);
    if (!known.length) return metrics.pad;
    const widest = Math.min(WIDEST_NAME * metrics.unit, width * GUTTER_SHARE);
    const longest = Math.max(...known.map(name => texts.measure(name, "lane")));
    return Math.round(Math.min(longest, widest) + 3 * metrics.pad);
}

/** How much of importance stands near one place at the most when all is in view, for each lane. */
function loads(subject, lanes, width) {
    const {scale, texts, metrics} = subject;
    const zoom = width / (scale.whole.right - scale.whole.left);
    const order = Array.from({length: COUNT}, (_, at) => at);
    order.sort((one, other) => subject.end[one] - subject.end[other]);
    const byLane = lanes.names.map(() => []);
    for (const at of order) byLane[lanes.of[at]].push(at);
    return byLane.map(events => {
        let [most, sum, first] = [0, 0, 0];
        for (const at of events) {
            sum += EVENTS.importance[at];
            while ((subject.end[at] - subject.end[events[first]]) * zoom > metrics.widest) {
                sum -= EVENTS.importance[events[first]];
                first += 1;
            }
            most = Math.max(most, sum);
        }
        return Math.sqrt(Math.max(most, 1));
    });
}

/** Share out the height: what every lane needs first, the rest in proportion to its load. */
function bandsOf(weights, height, metrics, withNames) {
    const name = withNames ? metrics.small : 0;
    let least = leastHeight(metrics, withNames);
    if (least * weights.length > height) least = height / Math.max(weights.length, 1);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const spare = Math.max(height - least * weights.length, 0) / Math.max(sum, 1e-9);
    let edge = 0;
    return weights.map(weight => {
        const top = Math.round(edge);
        edge += least + spare * weight;
        const tall = Math.round(edge) - top;
        const rows = between(1, Math.floor((tall - name) / 3 / metrics.rail), 4);
        return {top, height: tall, rows, name};
    });
}

/** The y of the middle of a row of marks; row 0 is the nearest to the cards. */
function rowMiddle(band, row, metrics) {
    return Math.round(railTop(band, metrics) + (row + 0.5) * metrics.rail);
}

function railTop(band, metrics) {
    return band.top + band.height - metrics.lanePad / 2 - band.rows * metrics.rail;
}

/** The y on which the lowest card of a lane stands, and how high cards may be above it. */
function cardGround(band, metrics) {
    return railTop(band, metrics) - metrics.pad / 2;
}

function cardRoom(band, metrics) {
    return cardGround(band, metrics) - band.top - band.name - metrics.lanePad / 2;
}
