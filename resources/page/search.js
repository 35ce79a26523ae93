"use strict";
/* Search without case, accents and typography: `sesuo` finds `Šešuo`. */

const PLAIN_LETTERS = new Map(Object.entries({
    ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i", ȷ: "j", ŧ: "t", ŋ: "n", ĸ: "k", æ: "ae", œ: "oe",
    þ: "th", ß: "ss",
}));
for (const quote of "‘’‚‛ʼ′") PLAIN_LETTERS.set(quote, "'");
for (const dash of "‐‑‒–—―−") PLAIN_LETTERS.set(dash, "-");
for (const mark of "\"“”„‟«»″") PLAIN_LETTERS.set(mark, "");

const SPACES = /[\s\x1c-\x1f\x85]+/u;
const SEARCHED = "h3, .summary, .note, blockquote, figcaption > strong, .role, .who, h5, .disagreement span, q";

function fold(text) {
    const bare = text.normalize("NFKD").replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, "").toLowerCase()
        .normalize("NFKD").replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, "");
    return Array.from(bare, letter => PLAIN_LETTERS.has(letter) ? PLAIN_LETTERS.get(letter) : letter)
        .join("").split(SPACES).filter(Boolean).join(" ");
}

class Search {
    /** `articles` are the events of the list, by position. */
    constructor(articles) {
        this.articles = articles;
        this.texts = null;
    }

    /** The positions of the events in which every word of a query stands. */
    find(query) {
        const words = fold(query).split(" ").filter(Boolean);
        if (!words.length) return [];
        if (this.texts === null) this.texts = this.articles.map(article => this.textOf(article));
        const found = [];
        this.texts.forEach((text, at) => {
            if (words.every(word => text.includes(word))) found.push(at);
        });
        return found;
    }

    textOf(article) {
        const at = Number(article.dataset.at);
        const parts = Array.from(article.querySelectorAll(SEARCHED), part => part.textContent);
        return fold([...parts, EVENTS.words[at], EVENTS.date[at]].join(" \n "));
    }
}
