"use strict";
/* Where cards go: hung like flags on poles that stand on their marks, so that none overlaps another.
   The more important ones are placed first, each at the lowest free place above its mark, to the
   right of its pole, to its left, or on top of it. Places are pixels from the unit 0 and above the
   marks, the same wherever the viewport is: panning only shifts them. */

const POLE_REACH = 3;
const MOST_TRIED = 30;
const FULL_WORTH = 0.15;
const BLOCKED = 60;
const SIDES = ["right", "left", "top"];

/** Place the cards of a lane that have room; those that have a place from before keep it. */
function pack(items, room, before_) {
    const ranked = [...items].sort((one, other) => before(one.at, other.at));
    const rich = new Packer(room, true).pack(ranked, before_);
    if (rich.size === ranked.length || ranked.length > MOST_TRIED) return rich;
    const plain = new Packer(room, false).pack(ranked, before_);
    return worth(ranked, plain) > worth(ranked, rich) ? plain : rich;
}

/** How much of what is important is seen. */
function worth(items, places) {
    let sum = 0;
    for (const item of items) {
        const place = places.get(item.at);
        if (place) sum += EVENTS.importance[item.at] ** 2 * (1 + (place.full ? FULL_WORTH : 0));
    }
    return sum;
}

class Packer {
    /** `rich`: key events show all from the start, else all begin with their titles. */
    constructor(room, rich) {
        this.room = room;
        this.rich = rich;
        this.places = new Map();
    }

    pack(ranked, before_) {
        this.row = Math.min(...ranked.map(item => item.text.titleHeight)) + this.room.gap;
        ranked.forEach((item, index) => {
            this.waiting = ranked.slice(index + 1);
            const place = this.firstFree(item, before_.get(item.at));
            if (place) this.places.set(item.at, place);
        });
        for (const item of ranked) this.enlarge(item);
        return this.places;
    }

    firstFree(item, was) {
        const full = this.rich && EVENTS.importance[item.at] === KEY_EVENT;
        if (was) {
            const kept = hung(item, full, was.side, was.low);
            if (this.isFree(kept, null)) return kept;
        }
        const titles = this.options(item, false);
        const options = full && titles.length ? this.options(item, true) : [];
        return this.cheapest(item, options.length ? options : titles);
    }

    /** On each side the lowest free place, and the lowest under which another card has room. */
    options(item, full) {
        const found = [];
        for (const side of SIDES) {
            const ground = hung(item, full, side, 0);
            if (!this.holds(ground)) continue;
            const lows = this.freeLevels(ground);
            if (lows.length) found.push(raised(ground, lows[0]));
            const higher = lows.slice(1).find(low => low >= this.row);
            if (higher !== undefined) found.push(raised(ground, higher));
        }
        return found;
    }

    /** The least high place, that keeps the fewest other events from having a card. */
    cheapest(item, places) {
        if (places.length < 2) return places[0];
        const reach = item.text.fullWidth + item.end - item.start;
        const waiting = this.waiting.filter(other => EVENTS.importance[other.at] > 1
            && item.start - reach < other.start && other.end < item.end + reach);
        let best = null;
        let least = Infinity;
        for (const place of places) {
            const blocked = waiting.filter(other => place.left + POLE_REACH < other.start
                && other.end < place.right - POLE_REACH).length;
            const below = 2 * Math.floor(place.low / this.row);
            const cost = place.low + BLOCKED * Math.max(blocked - below, 0);
            if (cost < least) [best, least] = [place, cost];
        }
        return best;
    }

    freeLevels(ground) {
        const near = this.near(ground, null);
        const top = this.room.height - ground.high;
        const lows = [0, this.row, ...near.map(other => other.high + this.room.gap)];
        return [...new Set(lows)].sort((a, b) => a - b).filter(low => low <= top
            && !near.some(other => collide(raised(ground, low), other, this.room.gap)));
    }

    near(place, but) {
        const found = [];
        for (const [at, other] of this.places) {
            if (at !== but && other.left < place.right + this.room.gap
                && place.left - this.room.gap < other.right) found.push(other);
        }
        return found;
    }

    holds(place) {
        return place.high <= this.room.height && this.room.left <= place.left && place.right <= this.room.right;
    }

    isFree(place, but) {
        return this.holds(place)
            && !this.near(place, but).some(other => collide(place, other, this.room.gap));
    }

    /** Give a card that shows its title only its full form, where there is room left. */
    enlarge(item) {
        const place = this.places.get(item.at);
        if (!place || place.full) return;
        const larger = hung(item, true, place.side, place.low);
        if (this.isFree(larger, item.at)) this.places.set(item.at, larger);
    }
}

/** Whether two cards are closer than `gap` pixels, or the pole of one runs through the other. */
function collide(one, two, gap) {
    const apart = one.right + gap <= two.left || two.right + gap <= one.left
        || one.high + gap <= two.low || two.high + gap <= one.low;
    return !apart || crosses(one, two) || crosses(two, one);
}

function crosses(one, two) {
    const top = one.side === "top" ? one.low : one.high;
    return two.left + POLE_REACH < one.pole && one.pole < two.right - POLE_REACH && top > two.low;
}

/** A card on its pole: at the start of a mark to the right, at its end to the left, or on top. */
function hung(item, full, side, low) {
    const width = full ? item.text.fullWidth : item.text.titleWidth;
    const height = full ? item.text.fullHeight : item.text.titleHeight;
    const pole = side === "right" ? item.start : side === "left" ? item.end : (item.start + item.end) / 2;
    const left = side === "right" ? pole : side === "left" ? pole - width : pole - width / 2;
    return {at: item.at, full, side, left, right: left + width, low, high: low + height, pole};
}

function raised(place, low) {
    return {...place, low, high: low + place.high - place.low};
}

/** A card moved so that it lies between two edges, or null where it would leave its mark. */
function slid(place, item, left, right) {
    const width = place.right - place.left;
    if (width > right - left) return null;
    const start = between(left, place.left, right - width);
    if (start === place.left) return place;
    const low = Math.max(item.start, left);
    const high = Math.min(item.end, right);
    const pole = Math.min(Math.max(place.pole, start, low), start + width, high);
    if (!(low <= pole && pole <= high && start <= pole && pole <= start + width)) return null;
    const onTop = POLE_REACH < pole - start && pole - start < width - POLE_REACH;
    return {...place, side: onTop ? "top" : place.side, left: start, right: start + width, pole};
}
