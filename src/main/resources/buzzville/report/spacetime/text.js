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

/** A word beside a number that stands elsewhere. */
function word(key, n) {
  const one = state.language === "fr" ? n < 2 : n === 1;
  return t(one && WORDS[state.language][key + "1"] !== undefined ? key + "1" : key);
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

/** The time of day in the city to the millisecond, or as fine as it is, and of which zone it is. */
function clockTime(header, ns) {
  const date = new Date(Date.parse(header.start) + Math.floor(ns / 1e6));
  if (Number.isNaN(date.getTime())) return "?";
  const there = zoneOf(header);
  const text = new Date(date.getTime() + minutesEast(date, there) * 6e4).toISOString().slice(11, 23);
  return (state.language === "fr" ? text.replace(".", ",") : text) + "\u00a0" + there;
}

/** The zone of the log's header; UTC if there is none, or one that this browser does not know. */
function zoneOf(header) {
  const zone = header.timezone === undefined ? "UTC" : header.timezone;
  if (/^[+-]\d\d:\d\d$/.test(zone)) return zone;
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return zone;
  } catch (error) {
    return "UTC";
  }
}

function minutesEast(date, zone) {
  const offset = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  if (offset) return (offset[1] === "-" ? -1 : 1) * (60 * Number(offset[2]) + Number(offset[3]));
  const fields = {};
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" })
    .formatToParts(date)
    .forEach((part) => (fields[part.type] = Number(part.value)));
  return (Date.UTC(fields.year, fields.month - 1, fields.day, fields.hour, fields.minute) - Math.floor(date.getTime() / 6e4) * 6e4) / 6e4;
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
  return "#" + run.E[i].id + "\u00a0" + calledOf(run, run.E[i].process);
}

/** What people call a process, in the language of the page; its id if they call it nothing. */
function calledOf(run, name) {
  const said = Object.prototype.hasOwnProperty.call(run.captions.processes, name) && run.captions.processes[name][state.language];
  return plain(said || name);
}

/** What people call what happens in an event, and the state that it leads to. */
function whatOf(run, i) {
  const what = run.whats[i];
  const said = Object.prototype.hasOwnProperty.call(run.captions.events, what) && run.captions.events[what][state.language];
  return plain(said || what) + (run.E[i].state === undefined ? "" : clause(":") + plain(run.E[i].state));
}

/** The shape and the name of its kind: a step is neither a send nor a reception. */
function kindOf(run, i) {
  return run.isStep(i) ? "step" : run.E[i].kind;
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

/** The same, cut in its middle, as what changes stands at the end. */
function clipMiddle(text, pixels, perLetter) {
  const most = Math.max(1, Math.floor(pixels / perLetter));
  if (text.length <= most) return text;
  const end = most < 8 ? 0 : Math.floor((most - 1) * 0.4);
  return text.slice(0, Math.max(1, most - 1 - end)) + "…" + (end > 0 ? text.slice(-end) : "");
}
