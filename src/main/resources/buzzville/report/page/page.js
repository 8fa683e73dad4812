/*
 * The page: what all charts and panels share. Files are put together into one script in the order that PageFile lists, and each
 * builds on those before it; there is no other module system, and nothing is ever loaded.
 *
 * THE CONTRACT, for whoever adds a chart or a panel
 *
 * Data. Java writes one JSON object (PageData): {language, file, title, time, charts, panels}.
 *   Page.data.charts[id]  a ChartSpec: {kind, title, finding, caption, ...}; drawn where the markup has <figure data-chart="id">
 *   Page.data.panels[id]  anything; shown where the markup has <section data-panel="id">
 *   Page.data.time        {bucket, buckets, from, to, incidents: [{key, name, grave, times: [[from, to]]}]}, seconds; may be missing
 * A text ("said") is a string or {en, fr}. Figures are plain numbers in the unit of the chart (ms, count, per_second, share), null
 * where there is none.
 *
 * A kind of chart.   Page.chartKind("bars", (spec, frame) => chart)
 *   frame.plot      the element to draw in; it has its width, and gets its height from chart.height()
 *   frame.hidden    Set of the keys of legend entries that readers switched off
 *   frame.redraw()  asks for all of it again, as after one of the chart's own buttons was pressed
 *   frame.tip       frame.tip.show(x, y, [nodes]) beside a point of the plot, in pixels; frame.tip.hide()
 *   chart.height()              pixels
 *   chart.draw()                into frame.plot, from nothing; called when it first comes into view and whenever language, looks,
 *                               width or what is switched on change
 *   chart.legend()              [{key, name, look, style}], may be empty; names are said
 *   chart.controls()            elements for the row of buttons; optional
 *   chart.table()               {heads: [said], rows: [[number | said | null]], units: [unit | null], keys: [name of the column in
 *                               the CSV file]}: what the table shows, and the CSV file holds; raw figures, never rounded here
 *   chart.moved()               the window of time changed; optional
 *   chart.pointed()             the cursor moved; optional
 *   chart.key(event)            a key was pressed in the plot, true if it was used; optional
 * The frame (frame.js) makes title, finding, buttons, legend, table, CSV and caption, all reachable by keyboard, and the text
 * alternative.
 *
 * A panel of another kind.   Page.panel("map", (data, element) => panel)
 *   panel.draw()    fills the element; called when it first comes into view, and when language or looks change
 *   panel.moved(), panel.pointed()   as above; optional
 *
 * Words.      word("key", {name: value}) out of WORDS (words.js); say(said) for what Java said; both in the language of the reader.
 *             Page.words({en: {...}, fr: {...}}) adds a module's own.
 * Figures.    Format.of(value, unit), Format.duration(ms), Format.count(n), Format.share(x), Format.time(seconds)
 * Elements.   make("button", {class: "x", onclick: f}, child, "text"...): text is always text, never markup; drawn("svg", ...) for SVG
 * Looks.      Look.colour("critical" | "other-2" | "ink" | "soft" | "line" | "paper" | "good" | "bad"), Look.dash(look): ask when
 *             drawing, they differ in dark. No colour alone says anything.
 * Time.       Page.window {from, to} in seconds is what is in view: Page.look({from, to}) or Page.look(null) for all.
 *             Page.cursor is the instant that is pointed at, or null: Page.point(seconds | null). Every chart over time, the bar
 *             and the map follow both.
 * Width.      widthOf(element): ask this and not the element, which knows nothing of paper; Look.paper while a page is printed, when
 *             everything is drawn once more, light and as wide as a sheet.
 * Events.     Page.on("language" | "looks" | "window" | "cursor" | "paper", listener)
 * The address's hash holds language, looks and window, so that a link shows what its sender saw.
 */
const Page = {
  data: JSON.parse(document.getElementById("data").textContent),
  language: document.documentElement.lang === "fr" ? "fr" : "en",
  looks: "auto",
  window: { from: 0, to: 0 },
  cursor: null,
  listeners: {},
  kinds: {},
  others: {},

  chartKind(name, factory) {
    this.kinds[name] = factory;
  },

  panel(name, factory) {
    this.others[name] = factory;
  },

  words(more) {
    Object.assign(WORDS.en, more.en);
    Object.assign(WORDS.fr, more.fr);
  },

  on(event, listener) {
    (this.listeners[event] = this.listeners[event] || []).push(listener);
  },

  emit(event) {
    (this.listeners[event] || []).forEach((listener) => listener());
  },

  /** Whether it is dark now. */
  dark() {
    return this.looks === "dark" || (this.looks === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  },

  speak(language) {
    this.language = language;
    document.documentElement.lang = language;
    this.remember();
    this.emit("language");
  },

  dress(looks) {
    this.looks = looks;
    if (looks === "auto") delete document.documentElement.dataset.looks;
    else document.documentElement.dataset.looks = looks;
    this.remember();
    this.emit("looks");
  },

  /** All of the time that there is; null without charts over time. */
  whole() {
    return this.data.time ? { from: 0, to: this.data.time.to } : null;
  },

  isWhole() {
    const whole = this.whole();
    return !whole || (this.window.from <= whole.from && this.window.to >= whole.to);
  },

  /** Sets what is in view; at least two buckets. */
  look(window) {
    const whole = this.whole();
    if (!whole) return;
    const least = 2 * this.data.time.bucket;
    let { from, to } = window || whole;
    if (to - from < least) [from, to] = [(from + to - least) / 2, (from + to + least) / 2];
    const width = Math.min(to - from, whole.to);
    from = Math.max(0, Math.min(from, whole.to - width));
    if (from === this.window.from && from + width === this.window.to) return;
    this.window = { from, to: from + width };
    this.remember();
    this.emit("window");
  },

  point(seconds) {
    if (seconds === this.cursor) return;
    this.cursor = seconds;
    this.emit("cursor");
  },

  /** Into the address, without a new entry in the history. */
  remember() {
    const parts = ["lang=" + this.language];
    if (this.looks !== "auto") parts.push("looks=" + this.looks);
    if (!this.isWhole()) parts.push("t=" + tidy(this.window.from) + "-" + tidy(this.window.to));
    const hash = "#" + parts.join("&");
    if (location.hash !== hash) history.replaceState(null, "", hash);
  },

  /** What the address says. */
  recall() {
    const said = new Map(location.hash.slice(1).split("&").map((part) => part.split("=")));
    const window = /^([\d.]+)-([\d.]+)$/.exec(said.get("t") || "");
    if (said.has("lang")) this.speak(said.get("lang") === "fr" ? "fr" : "en");
    if (["light", "dark"].includes(said.get("looks"))) this.dress(said.get("looks"));
    if (window) this.look({ from: Number(window[1]), to: Number(window[2]) });
  },
};
Page.window = Page.whole() || { from: 0, to: 0 };

/** Milliseconds are fine enough for an address. */
function tidy(seconds) {
  return String(Math.round(seconds * 1000) / 1000);
}

/** What fits between the margins of a sheet of A4, pixels. */
const SHEET = 680;

/** How wide something may be drawn. */
function widthOf(element) {
  return Look.paper ? SHEET : element.clientWidth;
}

/** A said text in the language of the reader. */
function say(said) {
  return said === null || said === undefined ? "" : typeof said === "string" ? said : said[Page.language];
}

/** A word of the page's own. */
function word(key, values) {
  const text = WORDS[Page.language][key];
  if (text === undefined) throw new Error("no word '" + key + "'");
  return text.replace(/\{(\w+)\}/g, (place, name) => (values && name in values ? String(values[name]) : place));
}

function fill(element, attributes, children) {
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  });
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function make(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function drawn(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}
