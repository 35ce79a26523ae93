"use strict";
/* The places of a lane's marks and cards at one zoom, in and near the view. */

const MOST_MARKS = 150;
const MOST_CARDS = 40;
const BUCKET = 96;
const CARRIED = 1.1;
const SHORT = 30;

/** The events of one lane by where their marks begin. */
class Column {
    constructor(subject, events) {
        this.subject = subject;
        this.events = events.sort((a, b) => subject.start[a] - subject.start[b] || a - b);
        this.levels = new Map();
    }

    /** The events that touch a stretch of units. */
    touching(left, right) {
        const {start, end} = this.subject;
        const found = [];
        for (const at of this.events) {
            if (start[at] > right) break;
            if (end[at] >= left) found.push(at);
        }
        return found;
    }

    /** The most important event of each bucket of 2**level units, anchored at the unit 0. */
    chosen(level) {
        let best = this.levels.get(level);
        if (!best) {
            best = new Map();
            for (const at of this.events) {
                const bucket = Math.floor(this.subject.start[at] / 2 ** level);
                const known = best.get(bucket);
                if (known === undefined || before(at, known) < 0) best.set(bucket, at);
            }
            best = new Set(best.values());
            this.levels.set(level, best);
        }
        return best;
    }
}

/** Candidates, cards and rows of a lane for the events that touch a stretch of units. */
function planLane(subject, band, column, stretch, zoom, was) {
    const touching = column.touching(stretch.left, stretch.right);
    const crowded = touching.length > MOST_MARKS;
    let wanted = touching;
    if (touching.length > MOST_CARDS) {
        const chosen = column.chosen(Math.ceil(Math.log2(BUCKET * subject.metrics.unit / zoom)));
        wanted = touching.filter(at => chosen.has(at));
    }
    const items = new Map();
    for (const at of crowded ? wanted : touching) {
        items.set(at, {
            at,
            start: subject.start[at] * zoom,
            end: subject.end[at] * zoom,
            text: subject.texts.card(at),
        });
    }
    const room = {
        height: cardRoom(band, subject.metrics),
        gap: subject.metrics.gap,
        left: subject.scale.whole.left * zoom,
        right: subject.scale.whole.right * zoom,
    };
    const carried = was && carry(was, items, room, zoom);
    const places = carried || pack(wanted.map(at => items.get(at)), room, was ? was.places : new Map());
    const rows = rowsOf([...items.values()], band.rows, subject.metrics, places);
    return {items, places, rows, crowded, packedAt: carried ? was.packedAt : zoom};
}

/** The cards at a new zoom on the sides and heights that they had, or null where two would meet. */
function carry(was, items, room, zoom) {
    const change = zoom / was.packedAt;
    if (change === 1 || change > CARRIED || change < 1 / CARRIED) return null;
    const places = new Map();
    for (const [at, place] of was.places) {
        if (!items.has(at)) continue;
        const moved = hung(items.get(at), place.full, place.side, place.low);
        if (moved.left < room.left || moved.right > room.right) return null;
        for (const other of places.values()) if (collide(moved, other, room.gap)) return null;
        places.set(at, moved);
    }
    return places;
}

/** The row of each mark with its sign: short ones near to the cards, long ones from the lowest row up. */
function rowsOf(items, count, metrics, cards) {
    const half = metrics.mark / 2 + metrics.unit;
    const taken = Array.from({length: count}, () => []);
    const rows = new Map();
    const order = [...items].sort((a, b) => Math.round(a.end - a.start) - Math.round(b.end - b.start)
        || a.start - b.start || a.at - b.at);
    for (const item of order) {
        const left = item.start - half;
        const right = item.end + half + (EVENTS.disputed[item.at] && !cards.has(item.at) ? metrics.beside : 0);
        const short = right - left < SHORT * metrics.unit;
        const tried = [];
        if (short) for (let row = 0; row < (count + 1) >> 1; row += 1) tried.push(row);
        else for (let row = count - 1; row >= 0; row -= 1) tried.push(row);
        const free = tried.find(row => take(taken[row], left, right));
        rows.set(item.at, free !== undefined ? free : short ? tried[tried.length - 1] : tried[0]);
    }
    return rows;
}

/** Take a stretch of a row, if it is free; the stretches of a row rise, and none meets another. */
function take(stretches, left, right) {
    let low = 0;
    let high = stretches.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (stretches[middle].right <= left) low = middle + 1; else high = middle;
    }
    if (low < stretches.length && stretches[low].left < right) return false;
    stretches.splice(low, 0, {left, right});
    return true;
}
