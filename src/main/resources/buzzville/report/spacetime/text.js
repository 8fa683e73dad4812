/*
 * Numbers and texts in the language that is chosen.
 */
const byId = (id) => document.getElementById(id);

function t(key, values) {
  const text = WORDS[state.language][key];
  if (text === undefined) throw new Error("no words for " + key);
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/** The first text for one, the second for any other number; in French, for none too. */
function many(key, n) {
  const one = state.language === "fr" ? n < 2 : n === 1;
  return t(one ? key + "1" : key, { n: count(n) });
}

function esc(text) {
  return String(text).replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]);
}

/** A mark between clauses as the language has it: in French a space comes before it. */
function clause(mark) {
  return (state.language === "fr" ? "\u00a0" : "") + mark + " ";
}

/** Names out of a scenario without marks that turn the direction of writing; one from right to left keeps to itself. */
function plain(name) {
  const text = withoutMarks(name);
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? "\u2068" + text + "\u2069" : text;
}

function withoutMarks(name) {
  return String(name).replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g, "\ufffd");
}

function count(n) {
  return n.toLocaleString(state.language === "fr" ? "fr-FR" : "en-GB");
}

function decimal(x, digits) {
  let text = Math.abs(x).toFixed(digits);
  if (text.includes(".")) text = text.replace(/\.?0+$/, "");
  const [whole, fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, state.language === "fr" ? "\u202f" : ",");
  return (x < 0 && text !== "0" ? "\u2212" : "") + grouped + (fraction ? (state.language === "fr" ? "," : ".") + fraction : "");
}

/** A length of time in the unit that suits it, to the microsecond, or to the nanosecond if it is short. */
function time(ns) {
  const size = Math.abs(ns);
  if (size === 0) return "0\u00a0s";
  if (size < 1e3) return decimal(ns, 0) + "\u00a0ns";
  if (size < 1e6) return decimal(ns / 1e3, 3) + "\u00a0µs";
  if (size < 1e9) return decimal(ns / 1e6, 3) + "\u00a0ms";
  return decimal(ns / 1e9, 6) + "\u00a0s";
}

/** The same to the millisecond, if it is a second or more. */
function brief(ns) {
  return time(Math.abs(ns) < 1e9 ? ns : Math.round(ns / 1e6) * 1e6);
}

/** Seconds to the microsecond, to stand below each other. */
function seconds(ns) {
  const text = (Math.abs(ns) / 1e9).toFixed(6);
  return (ns < 0 ? "\u2212" : "") + (state.language === "fr" ? text.replace(".", ",") : text) + "\u00a0s";
}

/** The time of day to the millisecond, or as fine as it is. */
function clockTime(start, ns) {
  const whole = Math.floor(ns / 1e6);
  const date = new Date(Date.parse(start) + whole);
  const text = Number.isNaN(date.getTime()) ? "?" : date.toISOString().slice(11, 23);
  return (state.language === "fr" ? text.replace(".", ",") : text) + "\u00a0UTC";
}

function vectorOf(run, vector) {
  const keys = run.entryNames();
  if (keys.length <= 6) return "[" + keys.map((key) => get(vector, key)).join(",\u200a") + "]";
  return "{" + Object.keys(vector).map((key) => key + ":" + vector[key]).join(", ") + "}";
}

function hlcText(stamp) {
  return "(" + time(stamp.l) + ",\u00a0" + stamp.c + ")";
}

function titleOf(run, i) {
  return "#" + run.E[i].id + "\u00a0" + plain(run.E[i].process);
}

/** What an event did, in words. */
function deedOf(event) {
  const parts = [];
  if (event.received.length) parts.push(t("receives", { m: event.received.map(plain).join(", ") }));
  if (event.sent.length) parts.push(t("sends", { m: event.sent.map(plain).join(", ") }));
  if (parts.length === 0) parts.push(t("doesLocally"));
  return parts.join(", ");
}

/** A text cut to about so many pixels. */
function clip(text, pixels, perLetter) {
  const most = Math.max(1, Math.floor(pixels / perLetter));
  return text.length <= most ? text : text.slice(0, Math.max(1, most - 1)) + "…";
}
