/*
 * One run: its log, what happened before what in it, and what the rules make of it.
 * Happened-before is computed from the messages: from the order of each process, from what was received, and from what was known
 * through events that are not in the log. No clock is asked.
 */

/** Of the events of a process whose vectors are logged as changes, one in so many is kept in full once it has been asked for. */
const KEPT = 64;

class Run {
  /** @param raw the header and the events of a log */
  constructor(raw) {
    this.header = raw.header;
    /** What else is to be said of it, by language. */
    this.notes = raw.notes || {};
    this.rules = raw.header.rules;
    this.parties = raw.header.processes;
    this.names = this.parties.map((party) => party.name);
    this.numberOf = new Map(this.names.map((name, number) => [name, number]));
    this.P = this.parties.length;
    this.E = raw.events;
    this.captions = raw.captions || { processes: {}, events: {}, incidents: [] };
    this.N = this.E.length;
    this.processOf = new Int32Array(this.N);
    this.placeOf = new Int32Array(this.N);
    this.byProcess = this.names.map(() => []);
    /** Of event e and process p, at e * P + p: how many events of p may have influenced e, itself included. */
    this.known = new Int32Array(this.N * this.P);
    /** For each event, where its messages came from: {message, from, to}, from being -1 if that is not in the log. */
    /** Vectors of one event in so many, from which those after it are made. */
    this.kept = new Map();
    this.arrows = [];
    this.allArrows = [];
    this.afters = [];
    this.hiddens = [];
    this.read();
    this.whats = this.E.map((event) => event.what);
    this.nameSteps();
  }

  /** A step that receives and sends in one is called after what it sends, as the log has it from whoever received that. */
  nameSteps() {
    this.allArrows.forEach(({ from, to }) => {
      if (from >= 0 && this.isStep(from) && this.isCalledAfterCause(from)) this.whats[from] = this.E[to].what;
    });
  }

  isCalledAfterCause(i) {
    return this.arrows[i].some((arrow) => arrow.from >= 0 && this.whats[arrow.from] === this.E[i].what);
  }

  /** Whether an event is a reception and what was sent for it, in one. */
  isStep(i) {
    return this.E[i].received.length > 0 && this.E[i].sent.length > 0;
  }

  read() {
    const senderOf = new Map();
    this.E.forEach((event, i) => {
      const p = this.numberOf.get(event.process);
      this.processOf[i] = p;
      this.byProcess[p].push(i);
      this.placeOf[i] = this.byProcess[p].length;
      if (event.vector === undefined) Object.defineProperty(event, "vector", { get: () => this.vectorAt(i) });
      const received = event.received.map((message) => {
        const from = senderOf.get(message);
        return { message, from: from === undefined ? -1 : from, to: i };
      });
      event.sent.forEach((message) => senderOf.set(message, i));
      this.arrows.push(received);
      received.forEach((arrow) => this.allArrows.push(arrow));
      this.afters.push((event.after || []).map((id) => id - 1));
      this.hiddens.push((event.hidden || []).map((id) => id - 1));
      this.learn(i);
    });
  }

  learn(i) {
    const { P, known } = this;
    const row = i * P;
    const hear = (from) => {
      if (from < 0) return;
      for (let q = 0; q < P; q++) known[row + q] = Math.max(known[row + q], known[from * P + q]);
    };
    hear(this.previous(i));
    this.arrows[i].forEach((arrow) => hear(arrow.from));
    this.afters[i].forEach(hear);
    known[row + this.processOf[i]] = this.placeOf[i];
  }

  /** The vector of an event of which the log has what changed; made when asked for, as all of them would be too much to keep. */
  vectorAt(i) {
    const own = this.byProcess[this.processOf[i]];
    const place = this.placeOf[i] - 1;
    let from = place;
    while (from > 0 && !this.kept.has(own[from]) && this.E[own[from]].vector_changes) from--;
    let counts = new Map(this.kept.get(own[from]) || []);
    for (let k = this.kept.has(own[from]) ? from + 1 : from; k <= place; k++) {
      const { vector_changes: changes } = this.E[own[k]];
      if (!changes) counts = new Map();
      Object.entries(changes || this.E[own[k]].vector).forEach(([key, n]) => counts.set(key, n));
      if (k % KEPT === 0) this.kept.set(own[k], new Map(counts));
    }
    const order = this.rules.entries > 0 ? (key) => Number(key) : (key) => this.numberOf.get(key);
    return Object.fromEntries([...counts].filter((entry) => entry[1] > 0).sort((a, b) => order(a[0]) - order(b[0])));
  }

  /** The event of its process before event i; -1 if there is none. */
  previous(i) {
    return this.placeOf[i] > 1 ? this.byProcess[this.processOf[i]][this.placeOf[i] - 2] : -1;
  }

  /** Whether the first may have influenced the second. */
  before(a, b) {
    return a !== b && this.known[b * this.P + this.processOf[a]] >= this.placeOf[a];
  }

  /** "past", "future", "same" or "concurrent": what b is to a. */
  relation(a, b) {
    return a === b ? "same" : this.before(b, a) ? "past" : this.before(a, b) ? "future" : "concurrent";
  }

  /* Stamps by the rules that the log names. */

  /** What came to event i: from the messages that it received and from what is not in the log. */
  heard(i) {
    const sources = this.arrows[i].map((arrow) => ({ message: arrow.message, from: arrow.from }));
    this.afters[i].forEach((from) => sources.push({ message: null, from }));
    return {
      sources: sources.filter((source) => source.from >= 0),
      lacking: this.arrows[i].some((arrow) => arrow.from < 0),
    };
  }

  lamportStep(i, rule) {
    const last = this.previous(i);
    const own = last < 0 ? this.parties[this.processOf[i]].lamport_start : this.E[last].lamport;
    const news = this.heard(i);
    const received = news.sources.map((source) => this.E[source.from].lamport);
    const most = received.length ? Math.max(...received) : null;
    const base = most === null || rule === "no-merge" ? own : rule === "received-only" ? most : Math.max(own, most);
    return { own, received, most, base, result: base + 1, news, first: last < 0 };
  }

  entryOf(p) {
    return this.rules.entries > 0 ? String(p % this.rules.entries) : this.names[p];
  }

  entryNames() {
    return this.rules.entries > 0 ? Array.from({ length: this.rules.entries }, (_, i) => String(i)) : this.names;
  }

  vectorStep(i, rule) {
    const last = this.previous(i);
    const own = last < 0 ? {} : this.E[last].vector;
    const news = this.heard(i);
    const received = news.sources.map((source) => this.E[source.from].vector);
    const mine = this.entryOf(this.processOf[i]);
    const result = new Map();
    this.entryNames().forEach((key) => {
      let value = get(own, key);
      received.forEach((vector) => {
        value = rule === "max" ? Math.max(value, get(vector, key)) : rule === "copy" ? get(vector, key) : value;
      });
      if (key === mine) value++;
      result.set(key, value);
    });
    return { own, received, result, mine, news };
  }

  hybridStep(i, rule) {
    const last = this.previous(i);
    const own = last < 0 ? null : this.E[last].hlc;
    const news = this.heard(i);
    let most = null;
    news.sources.forEach((source) => {
      const stamp = this.E[source.from].hlc;
      if (most === null || hlcBelow(most, stamp)) most = stamp;
    });
    const local = this.E[i].local_ns;
    const l = Math.max(local, own ? own.l : -Infinity, most ? most.l : -Infinity);
    const ofOwn = own !== null && own.l === l;
    const ofMost = most !== null && most.l === l;
    const which = ofOwn && ofMost ? "both" : ofOwn ? "own" : ofMost ? "received" : "local";
    const count = which === "both" ? Math.max(own.c, most.c) + 1 : ofOwn ? own.c + 1 : ofMost ? most.c + 1 : 0;
    return { own, most, local, which, result: { l, c: rule === "reset" ? 0 : count }, news };
  }

  /** "max(4, 7) + 1 = 8", by the rule that the log names. */
  lamportSum(i) {
    const step = this.lamportStep(i, this.rules.lamport);
    const values = step.received.join(", ");
    let text = "max(" + step.own + ", " + values + ")";
    if (step.most === null || this.rules.lamport === "no-merge") text = String(step.own);
    else if (this.rules.lamport === "received-only") text = step.received.length > 1 ? "max(" + values + ")" : values;
    return { text: text + " + 1 = " + step.result, step, differs: step.result !== this.E[i].lamport };
  }
}

function get(vector, key) {
  return Object.prototype.hasOwnProperty.call(vector, key) ? vector[key] : 0;
}

function hlcBelow(a, b) {
  return a.l < b.l || (a.l === b.l && a.c < b.c);
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
