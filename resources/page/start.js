"use strict";
/* Puts the parts together, and keeps them and the address of the page in step. */

const root = document.documentElement;
const part = name => document.querySelector(`[data-part="${name}"]`);
const MOST_KEY_EVENTS = 12;
const darkScheme = matchMedia("(prefers-color-scheme: dark)");
const articles = Array.from(document.querySelectorAll("ol.events > li > article"));
const parts = {};
for (const name of ["root", "scroll", "overview", "event", "back", "next", "place", "close", "live"]) {
    parts[name] = part(`panel-${name}`);
}
const panel = new Panel(parts, articles, document.querySelectorAll("ol.literature > li"), part("stances"));
const search = new Search(articles);
const chart = new Chart(part("chart"), part("canvas"), () => showView());
const strip = new Strip(chart, part("strip"), part("strip-canvas"), part("window"));
let found = [];

/** Select an event, or none; the address of the page follows, so that it can be handed on. */
function choose(at, how = "push") {
    if (at === chart.selected) return;
    chart.select(at);
    panel.show(at);
    if (at !== null) chart.reveal(at, false);
    // Written out: within a frame a mere “#…” would count from the page around it.
    const page = location.href.split("#")[0];
    const address = at === null ? page : `${page}#${encodeURIComponent(EVENTS.id[at])}`;
    if (how === "push") history.pushState(null, "", address);
    showFound();
}

/** The event that the address names; another or none selects nothing. */
function fromAddress() {
    let id = location.hash.slice(1);
    try {
        id = decodeURIComponent(id);
    } catch (error) {
        if (!(error instanceof URIError)) throw error;
    }
    return POSITIONS.has(id) ? POSITIONS.get(id) : null;
}

function step(by) {
    if (!COUNT) return;
    const now = chart.selected;
    choose(now === null ? (by > 0 ? 0 : COUNT - 1) : between(0, now + by, COUNT - 1));
}

/** Keep what stands around the timeline in step with it. */
function showView() {
    const {whole} = chart.scale;
    strip.follow();
    part("whole").disabled = chart.view.right - chart.view.left > (whole.right - whole.left) * 0.999;
}

/** The window has another size: the header takes what it needs, the timeline the rest. */
function fit() {
    root.style.setProperty("--head", `${Math.ceil(part("head").getBoundingClientRect().height)}px`);
    chart.renew();
    drawKey(part("key"), chart);
}

function showFound() {
    const query = part("search").value.trim();
    const now = found.indexOf(chart.selected);
    part("count").textContent = !query ? "" : !found.length ? "nothing found"
        : now < 0 ? `${found.length} found` : `${now + 1} of ${found.length}`;
    for (const name of ["find-back", "find-next"]) part(name).disabled = !found.length;
}

function look() {
    found = search.find(part("search").value);
    chart.hits = new Set(found);
    articles.forEach((article, at) => article.classList.toggle("found", chart.hits.has(at)));
    chart.draw();
    showFound();
}

/** The next or the last hit, seen from the selected event. */
function walk(by) {
    if (!found.length) return;
    const now = chart.selected === null ? (by > 0 ? -1 : COUNT) : chart.selected;
    const ahead = by > 0 ? found.find(at => at > now) : [...found].reverse().find(at => at < now);
    choose(ahead !== undefined ? ahead : found[by > 0 ? 0 : found.length - 1]);
}

function setDark(dark) {
    chart.dark = dark;
    root.dataset.theme = dark ? "dark" : "light";
    part("theme").textContent = dark ? "Light" : "Dark";
    part("theme").setAttribute("aria-label", dark ? "Light colours" : "Dark colours");
    if (chart.metrics) fit();
}

function fill(select, choices, chosen, use) {
    for (const [value, words] of choices) {
        const option = document.createElement("option");
        option.value = value;
        option.textContent = words;
        option.selected = value === chosen;
        select.append(option);
    }
    select.addEventListener("change", () => use(select.value));
}

function wire() {
    const press = (name, act) => part(name).addEventListener("click", act);
    fill(part("lanes"), STORY.lanes.map(lanes => [lanes.by, lanes.title]), STORY.start.lanes, by => chart.setLanes(by));
    fill(part("scale"), STORY.scales.map(scale => [scale.kind, scale.title]), STORY.start.scale, kind => chart.setScale(kind));
    press("in", () => chart.travel(chart.zoom(1.6)));
    press("out", () => chart.travel(chart.zoom(1 / 1.6)));
    press("whole", () => chart.travel(chart.scale.whole));
    press("theme", () => setDark(!chart.dark));
    press("panel-back", () => step(-1));
    press("panel-next", () => step(1));
    press("panel-close", () => choose(null));
    press("find-back", () => walk(-1));
    press("find-next", () => walk(1));
    // Not by its address, which names the selected event.
    press("list", event => {
        event.preventDefault();
        document.querySelector(".text h2").scrollIntoView();
        const first = document.querySelector("ol.events a");
        if (first) first.focus({preventScroll: true});
    });
    part("search").addEventListener("input", look);
    part("search").addEventListener("keydown", event => {
        if (event.key === "Enter") {
            event.preventDefault();
            walk(event.shiftKey ? -1 : 1);
        } else if (event.key === "Escape") {
            part("search").value = "";
            look();
        }
    });
    document.addEventListener("keydown", event => {
        const typing = event.target instanceof Element && event.target.matches("input, select, textarea");
        if (event.key !== "/" || typing || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        part("search").focus();
    });
    // A title in the list selects its event and shows it on the timeline above.
    document.querySelector("ol.events").addEventListener("click", event => {
        const title = event.target instanceof Element && event.target.closest("h3 a");
        if (!title || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        choose(Number(title.closest("article").dataset.at));
        window.scrollTo({top: 0, behavior: lessMotion.matches ? "auto" : "smooth"});
        part("chart").focus({preventScroll: true});
    });
    window.addEventListener("popstate", () => choose(fromAddress(), "follow"));
    darkScheme.addEventListener("change", event => setDark(event.matches));
    const sizes = new ResizeObserver(fit);
    sizes.observe(part("chart"));
    sizes.observe(part("head"));
    new Gestures(chart, {choose, step, leave: () => choose(null)});
}

/** What the panel offers where no event is selected: the key events, and all stances. */
function fillOverview() {
    const key = articles.filter((_, at) => EVENTS.importance[at] === KEY_EVENT).slice(0, MOST_KEY_EVENTS);
    part("key-title").hidden = !key.length;
    for (const article of key) {
        const at = Number(article.dataset.at);
        const [row, link, date] = ["li", "a", "small"].map(name => document.createElement(name));
        link.href = `#${encodeURIComponent(EVENTS.id[at])}`;
        link.textContent = EVENTS.title[at];
        date.textContent = EVENTS.date[at];
        row.append(link, " ", date);
        part("key-events").append(row);
    }
    part("panel-stances").append(...Array.from(part("stances").children, child => child.cloneNode(true)));
}

function begin() {
    history.scrollRestoration = "manual";
    const years = part("canvas").dataset.label;
    part("chart").setAttribute("aria-label", years);
    setDark(darkScheme.matches);
    fillOverview();
    wire();
    fit();
    const first = fromAddress();
    panel.show(null);
    showFound();
    chart.drawNow(performance.now());
    if (first !== null) choose(first, "follow");
    window.scrollTo(0, 0);
    root.dataset.ready = "yes";
}

begin();
