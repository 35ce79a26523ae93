"use strict";
/* What is seen: the marks, cards and badges of all lanes for one size and one viewport. */

/** What is drawn, wherever one looks: lanes, a scale, sizes, and the ends of each mark in units. */
class Subject {
    constructor(lanes, scale, metrics, texts) {
        this.lanes = lanes;
        this.scale = scale;
        this.metrics = metrics;
        this.texts = texts;
        const {start, end} = scale.extents();
        this.saidStart = start;
        this.saidEnd = end;
        this.start = start.slice();
        this.end = end.slice();
        for (let at = 0; at < COUNT; at += 1) {
            if (EVENTS.reported[at] === null || scale.kind === "steps") continue;
            this.start[at] = this.end[at] = scale.unitOf(EVENTS.reported[at]);
        }
    }
}

/** Makes scenes; plans of lanes are kept while the zoom and the stretch allow. */
class Composer {
    constructor(subject, width, height) {
        this.subject = subject;
        this.frame = makeFrame(subject, width, height);
        const events = this.frame.bands.map(() => []);
        for (let at = 0; at < COUNT; at += 1) events[this.frame.of[at]].push(at);
        this.columns = events.map(of => new Column(subject, of));
        this.plans = [];
        this.zoom = 0;
        this.stretch = {left: Infinity, right: -Infinity};
    }

    zoomOf(view) {
        return this.frame.plot.width / (view.right - view.left);
    }

    scene(view) {
        const zoom = this.zoomOf(view);
        this.prepare(view, zoom);
        const scene = {frame: this.frame, view, zoom, marks: [], cards: [], badges: [], densities: []};
        scene.badgeHeight = this.subject.metrics.badge;
        this.plans.forEach((plan, lane) => this.show(scene, plan, lane));
        return scene;
    }

    /** Plan anew where the zoom changed or the view left the stretch that was planned. */
    prepare(view, zoom) {
        const sameZoom = Math.abs(zoom / this.zoom - 1) < 1e-9;
        if (sameZoom && this.stretch.left <= view.left && view.right <= this.stretch.right) return;
        const reach = (view.right - view.left) * 0.7;
        this.stretch = {left: view.left - reach, right: view.right + reach};
        this.zoom = zoom;
        const {subject, frame} = this;
        this.plans = this.columns.map((column, lane) =>
            planLane(subject, frame.bands[lane], column, this.stretch, zoom, this.plans[lane]));
    }

    show(scene, plan, lane) {
        const {subject, frame} = this;
        const {plot} = frame;
        const {metrics} = subject;
        const band = frame.bands[lane];
        const origin = plot.left - scene.view.left * scene.zoom;
        const left = plot.left - origin;
        const right = plot.right - origin;
        const half = metrics.mark / 2;
        const seen = [...plan.items.values()].filter(item => item.end + half > left && item.start - half < right);
        const places = placesInView(seen, plan.places, left, right, metrics.gap);
        const rowY = at => rowMiddle(band, plan.rows.get(at), metrics);
        const first = scene.badges.length;
        if (plan.crowded) this.showCrowd(scene, lane, places);
        else this.showPills(scene, plan, lane, seen, places, origin);
        const counted = new Set(scene.badges.slice(first).flatMap(badge => badge.events || []));
        for (const item of seen) {
            if (plan.crowded && !places.has(item.at)) continue;
            scene.marks.push({
                at: item.at,
                left: item.start + origin,
                right: item.end + origin,
                y: rowY(item.at),
                said: this.said(item.at, scene.zoom, origin),
                disputed: EVENTS.disputed[item.at] && !places.has(item.at) && !counted.has(item.at),
            });
        }
        const ground = cardGround(band, metrics);
        for (const place of places.values()) {
            const x = Math.round(place.left + origin);
            scene.cards.push({
                ...place,
                x,
                y: ground - place.high,
                width: place.right - place.left,
                height: place.high - place.low,
                poleX: place.pole - place.left + x,
                foot: rowY(place.at),
                text: plan.items.get(place.at).text,
            });
        }
    }

    /** The ends of the days on which something was said, where only its report has a day. */
    said(at, zoom, origin) {
        if (EVENTS.reported[at] === null || this.subject.scale.kind === "steps") return null;
        return [this.subject.saidStart[at] * zoom + origin, this.subject.saidEnd[at] * zoom + origin];
    }

    /** The x of the question mark of an uncertain date, else null. */
    question(item, zoom, origin) {
        const style = styleOf(item.at);
        if (!style.uncertain) return null;
        const mark = {left: item.start + origin, right: item.end + origin, said: this.said(item.at, zoom, origin)};
        return questionOf(mark, style, this.frame.plot, this.subject.metrics.mark);
    }

    badgeWidth(count, disputed) {
        const {texts, metrics} = this.subject;
        const sign = disputed ? metrics.beside : 0;
        return Math.max(Math.round(texts.measure(`+${count}`, "badge") + metrics.pad + sign), metrics.badge);
    }

    showPills(scene, plan, lane, seen, places, origin) {
        const {plot} = this.frame;
        const {metrics, start, end} = this.subject;
        const band = this.frame.bands[lane];
        const half = metrics.mark / 2;
        for (let row = 0; row < band.rows; row += 1) {
            const spots = seen.filter(item => plan.rows.get(item.at) === row).map(item => ({
                at: item.at,
                left: item.start - half + origin,
                right: item.end + half + origin
                    + (EVENTS.disputed[item.at] && !places.has(item.at) ? metrics.beside : 0),
                card: places.has(item.at),
                question: this.question(item, scene.zoom, origin),
            }));
            const widthOf = (...what) => this.badgeWidth(...what);
            for (const one of pills(spots, widthOf, plot.left, plot.right, metrics.mark)) {
                scene.badges.push({
                    x: one.left,
                    y: rowMiddle(band, row, metrics) - metrics.badge / 2,
                    width: one.right - one.left,
                    count: one.events.length,
                    disputed: one.disputed,
                    events: one.events,
                    left: Math.min(...one.events.map(at => start[at])),
                    right: Math.max(...one.events.map(at => end[at])),
                });
            }
        }
    }

    showCrowd(scene, lane, places) {
        const {plot} = this.frame;
        const {metrics} = this.subject;
        const band = this.frame.bands[lane];
        const room = band.rows * metrics.rail;
        const drawn = density(this.columns[lane], scene.view, scene.zoom, plot, room);
        scene.densities.push({...drawn, bottom: rowMiddle(band, 0, metrics) - metrics.rail / 2 + room});
        for (const one of crowdCounts(this.columns[lane], scene.view, scene.zoom, places)) {
            const width = this.badgeWidth(one.count, one.disputed);
            const middle = plot.left + ((one.left + one.right) / 2 - scene.view.left) * scene.zoom;
            scene.badges.push({
                x: between(plot.left, Math.round(middle - width / 2), plot.right - width),
                y: rowMiddle(band, band.rows - 1, metrics) - metrics.badge / 2,
                width,
                count: one.count,
                disputed: one.disputed,
                events: null,
                lane,
                left: one.left,
                right: one.right,
            });
        }
    }
}

/** Where the sign of a disagreement stands beside a mark: clear of its ends, and in view. */
function signMiddle(mark, style, plot, metrics) {
    const size = metrics.mark;
    const width = metrics.beside;
    const left = mark.right + size / 2;
    if (left + width <= plot.right) return left + width / 2;
    const within = Math.min(plot.right, mark.right - CAP * size) - width;
    const question = style.uncertain ? questionOf(mark, style, plot, size) : NaN;
    const isCovered = Math.abs(within + width / 2 - question) < (size + width) / 2;
    return (within >= mark.left + CAP * size && !isCovered ? within : left) + width / 2;
}

/** The cards that are whole: at their place, or slid in from an edge where nothing is hit. */
function placesInView(seen, planned, left, right, gap) {
    const kept = new Map();
    const loose = [];
    for (const item of [...seen].sort((a, b) => before(a.at, b.at))) {
        const place = planned.get(item.at);
        const moved = place && slid(place, item, left, right);
        if (!moved) continue;
        // Planned cards do not meet; only one that slid can hit another.
        const others = moved === place ? loose : kept.values();
        let free = true;
        for (const other of others) if (collide(moved, other, gap)) free = false;
        if (!free) continue;
        kept.set(item.at, moved);
        if (moved !== place) loose.push(moved);
    }
    return kept;
}

/** What is at a point: {kind: "card" | "mark" | "badge", at or badge}, or null. */
function hit(scene, x, y, reach) {
    const inside = (one, height) => x >= one.x && x <= one.x + one.width && y >= one.y && y <= one.y + height;
    const {plot} = scene.frame;
    if (x < plot.left - reach || y > plot.height) return null;
    const badge = scene.badges.find(one => inside({...one, x: one.x - reach, width: one.width + 2 * reach},
        scene.badgeHeight));
    if (badge) return {kind: "badge", badge};
    const card = scene.cards.find(one => inside(one, one.height));
    if (card) return {kind: "card", at: card.at};
    let best = null;
    let least = Infinity;
    for (const mark of scene.marks) {
        const away = Math.max(mark.left - x, x - mark.right, 0) + Math.abs(mark.y - y);
        if (away < reach * 2 && away < least) [best, least] = [mark, away];
    }
    return best && {kind: "mark", at: best.at};
}
