"use strict";
/* The panel: what the list says of the selected event, and of the whole where none is. */

class Panel {
    /** `parts`: the panel's elements by name; `articles` and `sources` are those of the list. */
    constructor(parts, articles, sources, stances) {
        this.parts = parts;
        this.articles = articles;
        this.sources = sources;
        this.stances = stances;
    }

    show(at) {
        const {parts} = this;
        parts.overview.hidden = at !== null;
        parts.event.hidden = at === null;
        parts.root.classList.toggle("chosen", at !== null);
        parts.root.parentElement.classList.toggle("with-event", at !== null);
        parts.back.disabled = at === null || at === 0;
        parts.next.disabled = at === null || at === COUNT - 1;
        parts.place.textContent = at === null ? "" : `${at + 1} of ${COUNT}`;
        parts.event.replaceChildren(...(at === null ? [] : this.copyOf(this.articles[at])));
        parts.scroll.scrollTop = 0;
        parts.live.textContent = at === null ? "" : `${EVENTS.title[at]}, ${EVENTS.words[at]}`;
    }

    /** The event as the list has it, with its sources in full. */
    copyOf(article) {
        const copy = article.cloneNode(true);
        copy.removeAttribute("id");
        const title = copy.querySelector("h3");
        title.textContent = title.textContent;
        const list = copy.querySelector("ul.sources");
        if (list) {
            for (const row of list.children) {
                const full = this.sources[Number(row.dataset.source)];
                const places = row.querySelector("small");
                row.replaceChildren(...Array.from(full.childNodes, node => node.cloneNode(true)));
                const note = row.querySelector(".note");
                if (note) this.fold(note);
                if (places && places.textContent) row.append(places);
            }
        }
        if (article.dataset.told && list) copy.insertBefore(this.everybody(), list.previousElementSibling);
        return Array.from(copy.childNodes);
    }

    /** Remarks on a source are long: closed at first. */
    fold(note) {
        const details = document.createElement("details");
        const summary = document.createElement("summary");
        summary.textContent = "About this source";
        note.replaceWith(details);
        details.append(summary, note);
    }

    /** All stances, to compare; closed at first. */
    everybody() {
        const details = document.createElement("details");
        const summary = document.createElement("summary");
        summary.textContent = "Where everybody stands";
        details.append(summary, ...Array.from(this.stances.children, child => child.cloneNode(true)));
        return details;
    }
}
