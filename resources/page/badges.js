"use strict";
/* Counted badges: the events that have no card and whose marks cannot be told apart. */

const CELL = 80;
const DENSITY_STEP = 3;

/** The badges of one row; spots are marks {at, left, right, card, question}. None overlaps another, and none the
 *  question mark of a long mark, as far as there is room; `clear` pixels are kept around the middle of each. */
function pills(spots, widthOf, left, right, clear) {
    const questions = spots.filter(spot => spot.question !== null && spot.right - spot.left > 6 * clear)
        .map(spot => [Math.floor(spot.question - clear), Math.ceil(spot.question + clear)])
        .sort((a, b) => a[0] - b[0]);
    const place = group => pill(group, widthOf, left, right, questions);
    const hidden = covered(spots).sort((a, b) => a.left + a.right - b.left - b.right);
    let groups = hidden.map(spot => [spot]);
    const counted = new Set(hidden.map(spot => spot.at));
    for (;;) {
        groups = joined(groups, place);
        const found = groups.map(place);
        const lone = loneUnder(found, spots, counted);
        if (!lone) return found;
        groups[lone.index].push(lone.spot);
        counted.add(lone.spot.at);
    }
}

/** Groups of which no two badges would touch. */
function joined(groups, place) {
    const kept = [];
    for (let group of groups) {
        while (kept.length) {
            const last = kept[kept.length - 1];
            if (place(group).left >= place(last).right + 1) break;
            group = [...kept.pop(), ...group];
        }
        kept.push(group);
    }
    return kept;
}

/** Marks without a card that another mark touches. */
function covered(spots) {
    const sorted = [...spots].sort((a, b) => a.left - b.left || a.right - b.right);
    const touched = new Set();
    let reach = null;
    for (const spot of sorted) {
        if (reach && spot.left < reach.right) {
            touched.add(spot);
            touched.add(reach);
        }
        if (!reach || spot.right > reach.right) reach = spot;
    }
    return spots.filter(spot => touched.has(spot) && !spot.card);
}

function pill(group, widthOf, left, right, questions) {
    const disputed = group.filter(spot => EVENTS.disputed[spot.at]).length;
    const width = widthOf(group.length, disputed);
    let sum = 0;
    for (const spot of group) sum += (Math.max(spot.left, left) + Math.min(spot.right, right)) / 2;
    const wanted = between(left, Math.round(sum / group.length - width / 2), right - width);
    const start = besideQuestions(wanted, width, questions, left, right - width);
    return {left: start, right: start + width, events: group.map(spot => spot.at), disputed};
}

/** The nearest place for a badge from `first` to `last` at which it covers no question mark, if there is any. */
function besideQuestions(start, width, questions, first, last) {
    let [before, after] = [start, start];
    for (const [begin, end] of questions) {
        if (begin < after + width && after < end) after = end;
    }
    for (const [begin, end] of [...questions].reverse()) {
        if (begin < before + width && before < end) before = begin - width;
    }
    const within = [before, after].filter(x => first <= x && x <= last);
    return within.sort((a, b) => Math.abs(a - start) - Math.abs(b - start))[0] ?? start;
}

/** A mark without a card that a badge would hide. */
function loneUnder(found, spots, counted) {
    for (let index = 0; index < found.length; index += 1) {
        const spot = spots.find(one => !one.card && !counted.has(one.at)
            && one.left < found[index].right && found[index].left < one.right);
        if (spot) return {index, spot};
    }
    return null;
}

/** Of a lane with too many events for a mark each: a height for each step of three pixels. */
function density(column, view, zoom, plot, room) {
    const {start, end} = column.subject;
    const step = DENSITY_STEP / zoom;
    const first = Math.floor(view.left / step);
    const cells = Math.floor(plot.width / DENSITY_STEP) + 3;
    const changes = new Int32Array(cells + 1);
    for (const at of column.events) {
        const from = Math.floor(start[at] / step) - first;
        const to = Math.floor(end[at] / step) - first;
        if (from >= cells) break;
        if (to < 0) continue;
        changes[Math.max(from, 0)] += 1;
        changes[Math.min(to, cells - 1) + 1] -= 1;
    }
    const heights = new Float32Array(cells);
    const most = Math.log1p(column.events.length);
    let count = 0;
    for (let cell = 0; cell < cells; cell += 1) {
        count += changes[cell];
        heights[cell] = Math.log1p(count) / most * room;
    }
    return {left: plot.left + (first * step - view.left) * zoom, heights};
}

/** The counts of a crowded lane in cells anchored at the unit 0: {left, right, count, disputed} in units. */
function crowdCounts(column, view, zoom, carded) {
    const {start, end} = column.subject;
    const cell = 2 ** Math.ceil(Math.log2(CELL * column.subject.metrics.unit / zoom));
    const near = CELL / 2 / zoom;
    const edges = [view.left];
    for (let at = (Math.floor(view.left / cell) + 1) * cell; at < view.right; at += cell) {
        if (at > view.left + near && at < view.right - near) edges.push(at);
    }
    edges.push(view.right);
    const counts = new Array(edges.length - 1).fill(0);
    const disputed = counts.slice();
    let index = 0;
    for (const at of column.events) {
        if (start[at] > view.right) break;
        if (end[at] < view.left || carded.has(at)) continue;
        while (index < counts.length - 1 && start[at] >= edges[index + 1]) index += 1;
        counts[index] += 1;
        disputed[index] += EVENTS.disputed[at];
    }
    return counts.map((count, at) => ({count, disputed: disputed[at], left: edges[at], right: edges[at + 1]}))
        .filter(one => one.count > 0);
}
