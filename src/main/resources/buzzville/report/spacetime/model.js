/*
 * The run that the page shows.
 */
const logText = document.getElementById("log").textContent;
const run = new Run(JSON.parse(logText));
const { header, rules, parties, names, P, E, N, processOf, placeOf, byProcess, known, arrows, allArrows, afters, hiddens } = run;
const broken = header.broken;
/** With all its digits, which a number may not have here; quotes within names have a backslash before them. */
const seed = (/[^\\]"seed":(-?\d+)/.exec(logText) || ["", header.seed])[1];
/** More marks than these make browsers slow. */
const MOST = 2000;
/** Above that, pairs are too many to look at one by one. */
const MOST_PAIRED = 4000;

const previous = (i) => run.previous(i);
const before = (a, b) => run.before(a, b);
const relation = (a, b) => run.relation(a, b);
const heard = (i) => run.heard(i);
const lamportStep = (i, rule) => run.lamportStep(i, rule);
const vectorStep = (i, rule) => run.vectorStep(i, rule);
const hybridStep = (i, rule) => run.hybridStep(i, rule);
const entryOf = (p) => run.entryOf(p);
const entryNames = () => run.entryNames();
const lamportText = (i) => run.lamportSum(i);
const title = (i) => titleOf(run, i);
const kindText = (i) => t(kindOf(run, i));
const whatIs = (i) => whatOf(run, i);
/** Ids of what belongs together are hashes: people count them instead. */
const chains = [...new Set(E.map((event) => event.incident).filter((name) => name !== undefined))];
const chainNumbers = new Map(chains.map((name, k) => [name, k + 1]));
const incidentName = (name) => (/^[0-9a-f]{16}$/.test(name) ? t("chain", { n: count(chainNumbers.get(name)) }) : plain(name));
const incidents = run.captions.incidents;
const deed = (i) => deedOf(E[i]);
const vectorText = (vector) => vectorOf(run, vector);

function cones(a) {
  const count = { past: 0, future: 0, concurrent: 0, same: 0 };
  for (let i = 0; i < N; i++) count[relation(a, i)]++;
  return count;
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

function sameVector(vector, entries) {
  return entryNames().every((key) => get(vector, key) === entries.get(key));
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
