/*
 * Orders of events, and how many pairs each has the wrong way round.
 */

/** Counts of positions with sums of all up to one (P. Fenwick, 1994). */
class Tree {
  constructor(positions) {
    this.sums = new Int32Array(positions + 1);
  }
  add(position) {
    for (let i = position + 1; i < this.sums.length; i += i & -i) this.sums[i]++;
  }
  upTo(position) {
    let sum = 0;
    for (let i = position + 1; i > 0; i -= i & -i) sum += this.sums[i];
    return sum;
  }
}

/** Pairs of which the first happened before the second and stands behind it. */
function causalInversions(items, position) {
  let inverted = 0;
  for (let p = 0; p < P; p++) {
    const own = [];
    items.forEach((event, k) => {
      if (processOf[event] === p) own.push(k);
    });
    if (own.length === 0) continue;
    own.sort((j, k) => placeOf[items[j]] - placeOf[items[k]]);
    const asking = items.map((event, k) => k).sort((j, k) => known[items[j] * P + p] - known[items[k] * P + p]);
    const taken = new Tree(items.length);
    let count = 0;
    asking.forEach((k) => {
      const knows = known[items[k] * P + p];
      while (count < own.length && placeOf[items[own[count]]] <= knows) taken.add(position[own[count++]]);
      inverted += count - taken.upTo(position[k]);
    });
  }
  return inverted;
}

/** Pairs of which the first ended before the second began and stands behind it; two equal times are no pair. */
function realInversions(items, position, began, ended) {
  const byBegin = items.map((event, k) => k).sort((j, k) => began[j] - began[k]);
  const byEnd = items.map((event, k) => k).sort((j, k) => ended[j] - ended[k]);
  const taken = new Tree(items.length);
  let inverted = 0;
  let count = 0;
  byBegin.forEach((k) => {
    while (count < byEnd.length && ended[byEnd[count]] < began[k]) taken.add(position[byEnd[count++]]);
    inverted += count - taken.upTo(position[k]);
  });
  return inverted;
}

/** Processes that received something, which they may put in order. */
function observers() {
  return names.map((name, p) => p).filter((p) => byProcess[p].some((i) => arrows[i].some((arrow) => arrow.from >= 0)));
}

/**
 * What an observer has to put in order: the events that sent what it received, each once, with when it came and its turn.
 * With -1, all events.
 */
function itemsOf(observer) {
  if (observer < 0) return { items: E.map((event, i) => i), arrival: null, delivery: null };
  const items = [];
  const arrival = [];
  const delivery = [];
  const seen = new Set();
  byProcess[observer].forEach((i) => {
    arrows[i].forEach((arrow) => {
      if (arrow.from < 0 || seen.has(arrow.from)) return;
      seen.add(arrow.from);
      items.push(arrow.from);
      arrival.push(E[i].arrived_ns === undefined ? E[i].true_ns : E[i].arrived_ns);
      delivery.push(delivery.length);
    });
  });
  return { items, arrival, delivery };
}

/** What is equal for a clock goes by the number of the process; what is equal for nobody's clock, as it happened. */
function sorted(items, compare, asHappened) {
  const ranked = items.map((event, k) => k);
  const rest = (j, k) => (asHappened ? 0 : processOf[items[j]] - processOf[items[k]]) || items[j] - items[k];
  ranked.sort((j, k) => compare(j, k) || rest(j, k));
  const position = new Int32Array(items.length);
  let ties = 0;
  let run = 1;
  ranked.forEach((k, place) => {
    position[k] = place;
    if (place > 0 && compare(ranked[place - 1], k) === 0) ties += run++;
    else run = 1;
  });
  return { position, ties };
}

/** All orders of an observer's items, or of all events: [{name, position, ties, causal, real}]; worked out once. */
function ordersOf(observer) {
  const key = "orders" + observer;
  if (ordersOf.kept.has(key)) return ordersOf.kept.get(key);
  const { items, arrival, delivery } = itemsOf(observer);
  const at = (field) => items.map((event) => E[event][field]);
  const times = at("true_ns");
  const columns = [];
  const total = (name, compare, asHappened, ended) => {
    const { position, ties } = sorted(items, compare, asHappened);
    const causal = causalInversions(items, position);
    columns.push({ name, position, ties, causal, real: realInversions(items, position, times, ended || times), ended });
  };
  const numbers = (values) => (j, k) => values[j] - values[k];
  if (arrival) {
    total("arrival", numbers(arrival), true);
    total("delivery", numbers(delivery), true);
  }
  total("physical", numbers(at("local_ns")));
  total("lamport", numbers(at("lamport")));
  columns.push(vectorOrder(items, times));
  const hlc = at("hlc");
  total("hlc", (j, k) => hlc[j].l - hlc[k].l || hlc[j].c - hlc[k].c);
  if (items.some((event) => E[event].commit_ns !== undefined)) columns.push(commitOrder(items));
  // Equal true times are in the order of the log, which is one of cause and effect.
  const truly = items.map((event, k) => k).sort((j, k) => items[j] - items[k]);
  const position = new Int32Array(items.length);
  truly.forEach((k, place) => (position[k] = place));
  const same = sorted(items, numbers(times)).ties;
  columns.push({ name: "true", position, ties: same, causal: causalInversions(items, position), real: 0 });
  const all = { items, times, columns };
  ordersOf.kept.set(key, all);
  return all;
}
ordersOf.kept = new Map();

/** Of those events that have a timestamp which was waited out; each is over when others can see it. */
function commitOrder(items) {
  const places = items.map((event, k) => k).filter((k) => E[items[k]].commit_ns !== undefined);
  const some = places.map((k) => items[k]);
  const { position, ties } = sorted(some, (j, k) => E[some[j]].commit_ns - E[some[k]].commit_ns, true);
  const begun = some.map((event) => E[event].true_ns);
  const ended = some.map((event) => (E[event].visible_ns === undefined ? Infinity : E[event].visible_ns));
  const all = { position: new Int32Array(items.length).fill(-1), ended: new Array(items.length).fill(Infinity) };
  places.forEach((k, n) => {
    all.position[k] = position[n];
    all.ended[k] = ended[n];
  });
  return { name: "commit", position: all.position, ended: all.ended, ties, causal: causalInversions(some, position), real: realInversions(some, position, begun, ended) };
}

/** Whether the vectors say what happened before what, and nothing else. */
function areExact() {
  if (areExact.found === undefined) {
    areExact.found = rules.entries === 0 && E.every((event, i) => {
      const { vector } = event;
      let size = 0;
      for (let p = 0; p < P; p++) {
        const counted = known[i * P + p];
        if (get(vector, names[p]) !== counted) return false;
        if (counted > 0) size++;
      }
      return size === Object.keys(vector).length;
    });
  }
  return areExact.found;
}

/** The same by what happened before what, without looking at pairs. */
function exactOrder(items, column) {
  const own = names.map(() => []);
  items.map((event, k) => k).sort((j, k) => items[j] - items[k]).forEach((k) => own[processOf[items[k]]].push(k));
  const level = new Int32Array(items.length);
  let ordered = 0;
  items.map((event, k) => k).sort((j, k) => items[j] - items[k]).forEach((k) => {
    const event = items[k];
    for (let p = 0; p < P; p++) {
      const knows = known[event * P + p] - (p === processOf[event] ? 1 : 0);
      let low = 0;
      let high = own[p].length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (placeOf[items[own[p][middle]]] <= knows) low = middle + 1;
        else high = middle;
      }
      ordered += low;
      if (low > 0) level[k] = Math.max(level[k], level[own[p][low - 1]] + 1);
    }
  });
  Object.assign(column, { causal: 0, real: 0, level, ordered, below: (j, k) => before(items[j], items[k]) });
}

/** Vectors put only some pairs in order; they stand in levels: above each event is all that is below its vector. */
function vectorOrder(items, times) {
  const column = { name: "vector", position: new Int32Array(items.length), ties: null, causal: null, real: null, unordered: null };
  if (areExact()) exactOrder(items, column);
  else if (items.length <= MOST_PAIRED) pairedOrder(items, times, column);
  if (!column.level) return column;
  column.unordered = (items.length * (items.length - 1)) / 2 - column.ordered;
  column.levels = column.level.reduce((most, level) => Math.max(most, level + 1), 0);
  column.position = sorted(items, (j, k) => column.level[j] - column.level[k] || items[j] - items[k]).position;
  return column;
}

/** By every pair of vectors. */
function pairedOrder(items, times, column) {
  const keys = entryNames();
  const width = keys.length;
  const dense = new Int32Array(items.length * width);
  items.forEach((event, k) => {
    const { vector } = E[event];
    keys.forEach((key, e) => (dense[k * width + e] = get(vector, key)));
  });
  const sums = items.map((event, k) => dense.subarray(k * width, (k + 1) * width).reduce((sum, x) => sum + x, 0));
  // A vector below another has the smaller sum.
  const bySum = items.map((event, k) => k).sort((j, k) => sums[j] - sums[k] || j - k);
  const level = new Int32Array(items.length);
  let ordered = 0;
  column.causal = 0;
  column.real = 0;
  for (let y = 0; y < bySum.length; y++) {
    const k = bySum[y];
    for (let x = 0; x < y; x++) {
      const j = bySum[x];
      if (sums[j] === sums[k] || !isWithin(dense, j * width, k * width, width)) continue;
      ordered++;
      level[k] = Math.max(level[k], level[j] + 1);
      if (before(items[k], items[j])) column.causal++;
      if (times[k] < times[j]) column.real++;
    }
  }
  column.ordered = ordered;
  column.level = level;
  column.below = (j, k) => sums[j] < sums[k] && isWithin(dense, j * width, k * width, width);
}

function isWithin(dense, v, w, width) {
  for (let e = 0; e < width; e++) if (dense[v + e] > dense[w + e]) return false;
  return true;
}

/** The inverted pairs of a column: [{j, k, causal}], j having happened first; at most so many of them. */
function invertedPairs(all, column, most) {
  const { items, times } = all;
  const ended = column.ended || times;
  const pairs = [];
  const byTime = items.map((event, k) => k).filter((k) => column.position[k] >= 0).sort((j, k) => items[j] - items[k]);
  const upside = column.below || ((j, k) => column.position[j] < column.position[k]);
  for (let x = 0; x < byTime.length && pairs.length < most; x++) {
    for (let y = x + 1; y < byTime.length && pairs.length < most; y++) {
      const j = byTime[x];
      const k = byTime[y];
      if (!upside(k, j)) continue;
      const causal = before(items[j], items[k]);
      if (causal || ended[j] < times[k]) pairs.push({ j, k, causal });
    }
  }
  return pairs;
}

/** The sums over all observers, by name of the order. */
function sumsOverObservers() {
  const sums = new Map();
  observers().forEach((p) => {
    ordersOf(p).columns.forEach((column) => {
      const sum = sums.get(column.name) || { causal: 0, real: 0 };
      sum.causal = column.causal === null || sum.causal === null ? null : sum.causal + column.causal;
      sum.real = column.real === null || sum.real === null ? null : sum.real + column.real;
      sums.set(column.name, sum);
    });
  });
  return sums;
}
