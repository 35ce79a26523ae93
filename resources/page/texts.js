"use strict";
/* Sizes of things, made from one size of text; texts measured, wrapped and kept. */

const MOST_DOTS = 8;
const MOST_LINES = 3;

class Metrics {
    /** `text` is the size of a card's title in pixels; `sans` the families of the fonts. */
    constructor(text, sans) {
        const unit = text / 13;
        const whole = pixels => Math.round(pixels * unit);
        this.unit = unit;
        this.line = whole(18);
        this.small = whole(16);
        this.pad = whole(8);
        this.padY = whole(3);
        this.gap = whole(4);
        this.bar = whole(3);
        this.widest = whole(225);
        this.dot = whole(9);
        this.sign = whole(14);
        this.beside = whole(12);
        this.mark = whole(10);
        this.rail = whole(14);
        this.badge = whole(14);
        this.lanePad = whole(7);
        this.axisRow = whole(20);
        this.axis = 2 * this.axisRow + whole(8);
        this.key = whole(24);
        this.fonts = {
            title: `500 ${text}px ${sans}`,
            keyTitle: `700 ${text}px ${sans}`,
            date: `400 ${text * 0.88}px ${sans}`,
            lane: `600 ${text * 0.92}px ${sans}`,
            axis: `400 ${text * 0.9}px ${sans}`,
            coarse: `700 ${text * 0.92}px ${sans}`,
            small: `400 ${text * 0.82}px ${sans}`,
            badge: `700 ${text * 0.82}px ${sans}`,
        };
    }
}

class Texts {
    constructor(context, metrics) {
        this.context = context;
        this.metrics = metrics;
        this.widths = new Map();
        this.cards = new Map();
    }

    /** The width of a text in pixels. */
    measure(text, role) {
        const key = `${role} ${text}`;
        let width = this.widths.get(key);
        if (width === undefined) {
            this.context.font = this.metrics.fonts[role];
            width = this.context.measureText(text).width;
            this.widths.set(key, width);
        }
        return width;
    }

    /** The lines of an event's card, and the sizes of its full form and of its title alone. */
    card(at) {
        let card = this.cards.get(at);
        if (card === undefined) {
            card = this.newCard(at);
            this.cards.set(at, card);
        }
        return card;
    }

    newCard(at) {
        const {metrics} = this;
        const role = EVENTS.importance[at] === KEY_EVENT ? "keyTitle" : "title";
        const lines = this.wrap(EVENTS.title[at], metrics.widest, role);
        const widths = lines.map(line => this.measure(line, role));
        const title = Math.max(...widths);
        const signed = EVENTS.disputed[at] ? Math.max(title, widths.at(-1) + metrics.pad + metrics.sign) : title;
        const signs = metrics.sign * (EVENTS.stances[at].length + EVENTS.disputed[at]);
        const date = this.measure(EVENTS.date[at], "date") + signs + 2 * metrics.pad
            + this.dotsWidth(EVENTS.stated[at]);
        const edges = metrics.bar + 2 * metrics.pad;
        const height = metrics.line * lines.length + 2 * metrics.padY;
        return {
            role,
            lines,
            fullWidth: Math.ceil(Math.max(title, date) + edges),
            fullHeight: height + metrics.small,
            titleWidth: Math.ceil(signed + edges),
            titleHeight: height,
        };
    }

    /** With many sources a card gives figures in place of dots. */
    dotsText(filled) {
        return STORY.sources > MOST_DOTS ? `${filled}/${STORY.sources}` : "";
    }

    dotsWidth(filled) {
        const figures = this.dotsText(filled);
        return figures ? this.measure(figures, "date") : this.metrics.dot * STORY.sources;
    }

    /** A text in at most three lines of about the same width; nothing of it is left out. */
    wrap(text, widest, role) {
        const whole = this.measure(text, role);
        if (whole <= widest) return [text];
        const words = this.words(text, widest, role);
        const count = Math.min(Math.floor(whole / widest) + 1, MOST_LINES);
        for (let limit = whole / count; ; limit *= 1.06) {
            const lines = this.fill(words, limit, role);
            if (lines.length <= count) return lines;
        }
    }

    fill(words, limit, role) {
        const lines = [];
        for (const word of words) {
            const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
            if (lines.length && this.measure(longer, role) <= limit) lines[lines.length - 1] = longer;
            else lines.push(word);
        }
        return lines;
    }

    /** The words of a text, those in pieces that are wider than a line may be. */
    words(text, widest, role) {
        return text.split(/\s+/u).filter(Boolean).flatMap(word => {
            if (this.measure(word, role) <= widest) return [word];
            const pieces = [""];
            for (const letter of word.match(/\P{M}\p{M}*(?:\u200d\P{M}\p{M}*)*|\p{M}+/gu) || []) {
                const longer = pieces[pieces.length - 1] + letter;
                if (this.measure(longer, role) <= widest) pieces[pieces.length - 1] = longer;
                else pieces.push(letter);
            }
            return pieces.filter(Boolean);
        });
    }

    /** A text in at most `most` lines no wider than `widest`; an ellipsis stands for the rest. */
    fitted(text, widest, most, role) {
        const lines = this.fill(this.words(text, widest, role), widest, role);
        if (lines.length <= most) return lines;
        const last = Array.from(lines[most - 1]);
        while (last.length && this.measure(`${last.join("")}…`, role) > widest) last.pop();
        return [...lines.slice(0, most - 1), `${last.join("").trimEnd()}…`];
    }
}
