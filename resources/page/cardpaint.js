"use strict";
/* Draws cards, the poles they hang on, and badges. */

const SIGNS = [
    ["opposes", "diamond", true], ["opposes", "diamond", false], ["regrets", "disc", false],
    ["neutral", "ring", false], ["supports", "frame", false], ["supports", "square", false],
    ["supports", "square", true],
];

class CardPainter {
    constructor(context, subject, look, marks) {
        this.context = context;
        this.metrics = subject.metrics;
        this.texts = subject.texts;
        this.look = look;
        this.marks = marks;
    }

    paintPole(card, chosen) {
        const {context} = this;
        const edge = card.side === "left" ? -0.5 : 0.5;
        const x = Math.round(card.poleX) + edge;
        context.strokeStyle = chosen ? this.look.ink : this.look.edge;
        context.lineWidth = this.metrics.unit;
        context.beginPath();
        context.moveTo(x, card.y + card.height);
        context.lineTo(x, card.foot);
        context.stroke();
    }

    paintCard(card, emphasis) {
        const {context, metrics, look} = this;
        const chosen = card.at === emphasis.selected;
        const stroke = (chosen ? 2 : 1) * metrics.unit;
        const half = stroke / 2;
        roundBox(context, card.x + half, card.y + half, card.width - stroke, card.height - stroke, 3 * metrics.unit);
        context.fillStyle = look.panel;
        context.fill();
        context.strokeStyle = chosen ? look.ink : card.at === emphasis.hovered ? look.edge : look.rule;
        context.lineWidth = stroke;
        context.stroke();
        const atRight = card.poleX >= card.x + card.width - 1;
        context.fillStyle = this.look.themes[EVENTS.theme[card.at]];
        context.fillRect(atRight ? card.x + card.width - metrics.bar : card.x, card.y, metrics.bar, card.height);
        const left = card.x + metrics.bar + metrics.pad;
        context.font = metrics.fonts[card.text.role];
        context.fillStyle = look.ink;
        let y = card.y + metrics.padY + metrics.line / 2;
        for (const line of card.text.lines) {
            context.fillText(line, left, y);
            y += metrics.line;
        }
        if (emphasis.hits.has(card.at)) {
            context.fillStyle = look.accent;
            context.fillRect(card.x + metrics.bar, card.y + card.height - 2 * metrics.unit, card.width - metrics.bar, 2 * metrics.unit);
        }
        if (card.full) this.paintFoot(card, left);
        else if (EVENTS.disputed[card.at]) {
            const end = left + this.texts.measure(card.text.lines.at(-1), card.text.role);
            this.paintDispute(end + metrics.pad + metrics.sign / 2, y - metrics.line);
        }
    }

    /** Date, signs of stances and disagreement, and how many of the sources state the event. */
    paintFoot(card, left) {
        const {context, metrics, look, texts} = this;
        const y = card.y + card.height - metrics.padY - metrics.small / 2;
        context.font = metrics.fonts.date;
        context.fillStyle = look.secondary;
        context.fillText(EVENTS.date[card.at], left, y);
        let x = left + texts.measure(EVENTS.date[card.at], "date") + metrics.pad + metrics.sign / 2;
        for (const value of EVENTS.stances[card.at]) {
            this.paintSign(value, x, y, metrics.mark * 0.8);
            x += metrics.sign;
        }
        if (EVENTS.disputed[card.at]) this.paintDispute(x, y);
        const stated = EVENTS.stated[card.at];
        const right = card.x + card.width - metrics.pad - texts.dotsWidth(stated);
        const figures = texts.dotsText(stated);
        if (figures) {
            context.fillStyle = look.secondary;
            context.fillText(figures, right, y);
            return;
        }
        for (let source = 0; source < STORY.sources; source += 1) {
            const filled = source < stated;
            this.marks.disc(right + (source + 0.5) * metrics.dot, y, (filled ? 2.6 : 2.1) * metrics.unit);
            context.fillStyle = look.ink;
            context.strokeStyle = look.edge;
            context.lineWidth = metrics.unit;
            if (filled) context.fill(); else context.stroke();
        }
    }

    /** The sign of a stance: told apart by shape, the stronger ones larger. */
    paintSign(value, x, y, size) {
        const {context} = this;
        const [role, shape, strong] = SIGNS[value];
        const radius = size / 2 * (strong ? 1.3 : 1);
        const stroke = Math.max(size * 0.18, 1);
        const hollow = shape === "ring" || shape === "frame";
        const inset = hollow ? radius - stroke / 2 : radius;
        context.beginPath();
        if (shape === "diamond") {
            const reach = radius * 1.2;
            this.marks.path([[x, y - reach], [x + reach, y], [x, y + reach], [x - reach, y]]);
        } else if (shape === "disc" || shape === "ring") context.arc(x, y, inset, 0, 2 * Math.PI);
        else context.rect(x - inset * 0.9, y - inset * 0.9, inset * 1.8, inset * 1.8);
        context.fillStyle = context.strokeStyle = this.look[role];
        context.lineWidth = stroke;
        if (hollow) context.stroke(); else context.fill();
    }

    /** Two strokes with a slash through them: here the sources say unequal things. */
    paintDispute(x, y, colour = this.look.warning, width = 1.4) {
        const {context} = this;
        const {unit} = this.metrics;
        context.strokeStyle = colour;
        context.lineWidth = width * unit;
        context.beginPath();
        for (const shift of [-1.8, 1.8]) {
            context.moveTo(x - 3.6 * unit, y + shift * unit);
            context.lineTo(x + 3.6 * unit, y + shift * unit);
        }
        context.moveTo(x - 2.2 * unit, y + 5 * unit);
        context.lineTo(x + 2.2 * unit, y - 5 * unit);
        context.stroke();
    }

    /** A pill with the number of its events, and the sign of those on which the sources disagree. */
    paintBadge(badge, emphasis) {
        const {context, metrics, look} = this;
        const holds = one => badge.events !== null && badge.events.includes(one);
        const found = badge.events !== null && badge.events.some(at => emphasis.hits.has(at));
        roundBox(this.context, badge.x, badge.y, badge.width, metrics.badge, metrics.badge / 2);
        context.fillStyle = holds(emphasis.selected) || found ? look.accent : look.ink;
        context.fill();
        context.font = metrics.fonts.badge;
        context.fillStyle = look.ground;
        const text = `+${badge.count}`;
        const width = this.texts.measure(text, "badge");
        const sign = badge.disputed ? metrics.beside : 0;
        const left = badge.x + (badge.width - width - sign) / 2;
        context.fillText(text, left, badge.y + metrics.badge / 2 + 0.5);
        if (sign) this.paintDispute(left + width + sign / 2, badge.y + metrics.badge / 2, look.ground);
    }
}
