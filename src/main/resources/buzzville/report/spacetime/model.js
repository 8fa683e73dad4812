"use strict";
/*
 * The log, what happened before what in it, and what the rules make of it.
 * Happened-before is computed from the messages: from the order of each process, from what was received, and from what was known
 * through events that are not in the log. No clock is asked.
 */
const logText = document.getElementById("log").textContent;
const raw = JSON.parse(logText);
const header = raw.header;
/** With all its digits, which a number may not have here; quotes within names have a backslash before them. */
const seed = (/[^\\]"seed":(-?\d+)/.exec(logText) || ["", header.seed])[1];
const rules = header.rules;
const broken = header.broken;
const parties = header.processes;
const names = parties.map((party) => party.name);
const P = parties.length;
const numberOf = new Map(names.map((name, number) => [name, number]));
const E = raw.events;
const N = E.length;
/** More marks than these make browsers slow. */
const MOST = 2000;
/** Above that, pairs are too many to look at one by one. */
const MOST_PAIRED = 4000;

const processOf = new Int32Array(N);
const placeOf = new Int32Array(N);
const byProcess = names.map(() => []);
const senderOf = new Map();
/** Of event e and process p, at e * P + p: how many events of p may have influenced e, itself included. */
const known = new Int32Array(N * P);
/** For each event, where its messages came from: {message, from}, from being -1 if that is not in the log. */
const arrows = [];
const allArrows = [];
const afters = [];
const hiddens = [];

function readLog() {
  E.forEach((event, i) => {
    const p = numberOf.get(event.process);
    processOf[i] = p;
    byProcess[p].push(i);
    placeOf[i] = byProcess[p].length;
    const received = event.received.map((message) => {
      const from = senderOf.get(message);
      return { message, from: from === undefined ? -1 : from, to: i };
    });
    event.sent.forEach((message) => senderOf.set(message, i));
    arrows.push(received);
    received.forEach((arrow) => allArrows.push(arrow));
    afters.push((event.after || []).map((id) => id - 1));
    hiddens.push((event.hidden || []).map((id) => id - 1));
    const row = i * P;
    if (placeOf[i] > 1) {
      const before = byProcess[p][placeOf[i] - 2] * P;
      for (let q = 0; q < P; q++) known[row + q] = known[before + q];
    }
    const learn = (from) => {
      if (from < 0) return;
      for (let q = 0; q < P; q++) known[row + q] = Math.max(known[row + q], known[from * P + q]);
    };
    received.forEach((arrow) => learn(arrow.from));
    afters[i].forEach(learn);
    known[row + p] = placeOf[i];
  });
}
readLog();

/** Whether the first may have influenced the second. */
function before(a, b) {
  return a !== b && known[b * P + processOf[a]] >= placeOf[a];
}

/** "past", "future", "same" or "concurrent": what b is to a. */
function relation(a, b) {
  return a === b ? "same" : before(b, a) ? "past" : before(a, b) ? "future" : "concurrent";
}

function cones(a) {
  const count = { past: 0, future: 0, concurrent: 0, same: 0 };
  for (let i = 0; i < N; i++) count[relation(a, i)]++;
  return count;
}

function previous(i) {
  return placeOf[i] > 1 ? byProcess[processOf[i]][placeOf[i] - 2] : -1;
}

/**
 * A way from a to b along which news may have come: [{from, to, by, message}], by being "process", "message", "after" or "hidden".
 * Of several, one with the fewest messages; null if there is none.
 */
function path(a, b, alsoHidden) {
  const cost = new Map([[b, 0]]);
  const step = new Map();
  const queue = [[b], []];
  for (let distance = 0; distance < queue.length; distance++) {
    const now = queue[distance];
    for (let k = 0; k < now.length; k++) {
      const event = now[k];
      if (cost.get(event) !== distance) continue;
      if (event === a) return steps(a, b, step);
      const visit = (from, by, message, price) => {
        if (from < a || (!alsoHidden && from !== a && !before(a, from))) return;
        if (cost.has(from) && cost.get(from) <= distance + price) return;
        cost.set(from, distance + price);
        step.set(from, { from, to: event, by, message });
        (queue[distance + price] = queue[distance + price] || []).push(from);
      };
      arrows[event].forEach((arrow) => visit(arrow.from, "message", arrow.message, 1));
      afters[event].forEach((from) => visit(from, "after", null, 1));
      if (alsoHidden) hiddens[event].forEach((from) => visit(from, "hidden", null, 1));
      if (previous(event) >= 0) visit(previous(event), "process", null, 0);
    }
    queue[distance + 1] = queue[distance + 1] || [];
    if (queue[distance + 1].length === 0 && distance + 1 === queue.length - 1) break;
  }
  return null;
}

function steps(a, b, step) {
  const way = [];
  for (let event = a; event !== b; event = step.get(event).to) way.push(step.get(event));
  return way;
}

/* Stamps by the rules that the log names. */

/** What came to event i: from the messages that it received and from what is not in the log. */
function heard(i) {
  const sources = arrows[i].map((arrow) => ({ message: arrow.message, from: arrow.from }));
  afters[i].forEach((from) => sources.push({ message: null, from }));
  return {
    sources: sources.filter((source) => source.from >= 0),
    lacking: arrows[i].some((arrow) => arrow.from < 0),
  };
}

function lamportStep(i, rule) {
  const last = previous(i);
  const own = last < 0 ? parties[processOf[i]].lamport_start : E[last].lamport;
  const news = heard(i);
  const received = news.sources.map((source) => E[source.from].lamport);
  const most = received.length ? Math.max(...received) : null;
  const base = most === null || rule === "no-merge" ? own : rule === "received-only" ? most : Math.max(own, most);
  return { own, received, most, base, result: base + 1, news, first: last < 0 };
}

function entryOf(p) {
  return rules.entries > 0 ? String(p % rules.entries) : names[p];
}

function entryNames() {
  return rules.entries > 0 ? Array.from({ length: rules.entries }, (_, i) => String(i)) : names;
}

function get(vector, key) {
  return Object.prototype.hasOwnProperty.call(vector, key) ? vector[key] : 0;
}

function vectorStep(i, rule) {
  const last = previous(i);
  const own = last < 0 ? {} : E[last].vector;
  const news = heard(i);
  const received = news.sources.map((source) => E[source.from].vector);
  const mine = entryOf(processOf[i]);
  const result = new Map();
  entryNames().forEach((key) => {
    let value = get(own, key);
    received.forEach((vector) => {
      value = rule === "max" ? Math.max(value, get(vector, key)) : rule === "copy" ? get(vector, key) : value;
    });
    if (key === mine) value++;
    result.set(key, value);
  });
  return { own, received, result, mine, news };
}

function hlcBelow(a, b) {
  return a.l < b.l || (a.l === b.l && a.c < b.c);
}

function hybridStep(i, rule) {
  const last = previous(i);
  const own = last < 0 ? null : E[last].hlc;
  const news = heard(i);
  let most = null;
  news.sources.forEach((source) => {
    const stamp = E[source.from].hlc;
    if (most === null || hlcBelow(most, stamp)) most = stamp;
  });
  const local = E[i].local_ns;
  const l = Math.max(local, own ? own.l : -Infinity, most ? most.l : -Infinity);
  const ofOwn = own !== null && own.l === l;
  const ofMost = most !== null && most.l === l;
  const which = ofOwn && ofMost ? "both" : ofOwn ? "own" : ofMost ? "received" : "local";
  const count = which === "both" ? Math.max(own.c, most.c) + 1 : ofOwn ? own.c + 1 : ofMost ? most.c + 1 : 0;
  return { own, most, local, which, result: { l, c: rule === "reset" ? 0 : count }, news };
}

function sameVector(vector, entries) {
  return entryNames().every((key) => get(vector, key) === entries.get(key));
}

/** "before", "after", "same" or "concurrent": what a vector is to another. What is absent is 0. */
function compareVectors(v, w) {
  let less = false;
  let more = false;
  const look = (key) => {
    const x = get(v, key);
    const y = get(w, key);
    less = less || x < y;
    more = more || x > y;
  };
  Object.keys(v).forEach(look);
  Object.keys(w).forEach(look);
  return less ? (more ? "concurrent" : "before") : more ? "after" : "same";
}

/* Cuts: of each process, how many of its events have been. */

/** Arrows and other links that come out of what has not been; and messages that are under way. */
function judgeCut(cut) {
  const within = (i) => placeOf[i] <= cut[processOf[i]];
  const breaking = allArrows.filter((arrow) => arrow.from >= 0 && within(arrow.to) && !within(arrow.from));
  const unknown = [];
  afters.forEach((sources, i) => {
    sources.forEach((from) => {
      if (within(i) && !within(from)) unknown.push({ message: null, from, to: i });
    });
  });
  const underWay = allArrows.filter((arrow) => arrow.from >= 0 && within(arrow.from) && !within(arrow.to));
  return { breaking, unknown, underWay, consistent: breaking.length + unknown.length === 0 };
}

/** What each process has done when the given time stands at its place: by "true_ns", "local_ns" or "lamport". */
function cutAt(field, value) {
  return byProcess.map((events) => {
    let count = 0;
    while (count < events.length && E[events[count]][field] <= value) count++;
    return count;
  });
}
