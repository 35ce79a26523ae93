"use strict";
/* The story that the page brings: columns of events in the order of time, lanes, scales, marks. */

// Found by its type: no event's id can stand in the way of it.
const STORY = JSON.parse(document.querySelector("script[type='application/json']").textContent);
const EVENTS = STORY.events;
const COUNT = EVENTS.id.length;
const KEY_EVENT = 3;

const POSITIONS = new Map(EVENTS.id.map((id, at) => [id, at]));

/** The mark of an event: its shape, and which of its ends are approximate, uncertain or open. */
function styleOf(at) {
    return STORY.styles[EVENTS.style[at]];
}

/** What comes first where not all have room: importance, then the sources that state it, then time. */
function before(one, other) {
    return EVENTS.importance[other] - EVENTS.importance[one]
        || EVENTS.stated[other] - EVENTS.stated[one]
        || one - other;
}

/** The least and the greatest that keep a number between two bounds. */
function between(low, value, high) {
    return Math.min(Math.max(value, low), high);
}
