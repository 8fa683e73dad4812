/*
 * Both runs, which event of one is which of the other, and where they differ: worked out by whoever wrote the page.
 */
const logText = document.getElementById("log").textContent;
const data = JSON.parse(logText);
const runs = [new Run(data.a), new Run(data.b)];
const [A, B] = runs;
const LETTERS = ["A", "B"];
/** Seeds with all their digits, which a number may not have here; quotes within names have a backslash before them. */
const seeds = [...logText.matchAll(/[^\\]"seed":(-?\d+)/g)].map((found) => found[1]);
/** More rows than these, each with two marks, make browsers slow. */
const MOST_ROWS = 1000;

/* Events of both runs have one number each: those of A as they are, those of B after them. */
const ALL = A.N + B.N;
const sideOf = (g) => (g < A.N ? 0 : 1);
const indexOf = (g) => (g < A.N ? g : g - A.N);
const eventOf = (g) => runs[sideOf(g)].E[indexOf(g)];
const numberIn = (side, i) => (i < 0 ? -1 : side === 0 ? i : A.N + i);

/** Of each event its equivalent in the other run; -1 if there is none. */
const partner = new Int32Array(ALL).fill(-1);
data.match.forEach((b, a) => {
  if (b < 0) return;
  partner[a] = A.N + b;
  partner[A.N + b] = a;
});

/** Of each event the place among the differences; -1 if it does not differ. */
const differenceOf = new Int32Array(ALL).fill(-1);
const differences = data.differences.map((found, k) => {
  const difference = { a: numberIn(0, found.a), b: numberIn(1, found.b), aspects: found.in };
  [difference.a, difference.b].forEach((g) => {
    if (g >= 0) differenceOf[g] = k;
  });
  return difference;
});

/** The kinds of difference that there are, and in how many events. */
const kinds = new Map();
differences.forEach((difference) => difference.aspects.forEach((aspect) => kinds.set(aspect, (kinds.get(aspect) || 0) + 1)));

/** Events with their equivalents, by the true time of the earlier: [a, b], -1 where there is none. */
const rows = [];
for (let g = 0; g < ALL; g++) {
  if (sideOf(g) === 0) rows.push([g, partner[g]]);
  else if (partner[g] < 0) rows.push([-1, g]);
}
const since = (row) => Math.min(...row.filter((g) => g >= 0).map((g) => eventOf(g).true_ns));
rows.sort((x, y) => since(x) - since(y));
const rowOf = new Int32Array(ALL);
rows.forEach((row, r) => row.forEach((g) => {
  if (g >= 0) rowOf[g] = r;
}));

const aspectWord = (aspect) => t("aspect_" + aspect.replace(/-/g, ""));

/** What there is to compare of an event: [aspect, key of its name, text]. */
const FIELDS = [
  ["true-time", "trueTime", (run, i) => time(run.E[i].true_ns)],
  ["local-time", "localTime", (run, i) => time(run.E[i].local_ns) + " ± " + time(run.E[i].bound_ns)],
  ["lamport", "aspect_lamport", (run, i) => (run.lamportSum(i).differs ? String(run.E[i].lamport) : run.lamportSum(i).text)],
  ["vector", "vector", (run, i) => plain(vectorOf(run, run.E[i].vector))],
  ["hybrid", "aspect_hybrid", (run, i) => hlcText(run.E[i].hlc)],
  ["order", "runsPlace", (run, i) => "#" + run.placeOf[i]],
  ["state", "state", (run, i) => or(run.E[i].state, plain)],
  ["held", "holdBack", (run, i) => or(run.E[i].held, (held) => many("heldNow", held))],
  ["arrival", "arrived", (run, i) => or(run.E[i].arrived_ns, time)],
  ["journal", "journal", (run, i) => (run.E[i].offset === undefined && run.E[i].partition === undefined ? "–" : t("journalPlace", { p: or(run.E[i].partition, String), o: or(run.E[i].offset, String) }))],
  ["commit", "commit", (run, i) => or(run.E[i].commit_ns, time)],
  ["links", "runsLinksBeside", (run, i) => run.afters[i].concat(run.hiddens[i]).map((from) => "#" + (from + 1)).join(", ") || "–"],
];

function or(value, text) {
  return value === undefined ? "–" : text(value);
}

function nameOf(g) {
  return LETTERS[sideOf(g)] + "\u00a0" + titleOf(runs[sideOf(g)], indexOf(g));
}

const kindWord = (g) => t(kindOf(runs[sideOf(g)], indexOf(g)));
const whatIs = (g) => whatOf(runs[sideOf(g)], indexOf(g));

function storyOf(g) {
  const event = eventOf(g);
  return kindWord(g) + ", " + whatIs(g) + ", " + deedOf(event);
}

/** A difference in words. */
function sentence(difference) {
  const g = difference.a >= 0 ? difference.a : difference.b;
  const who = calledOf(runs[sideOf(g)], eventOf(g).process);
  const event = kindWord(g) + " " + whatIs(g) + " (" + [difference.a, difference.b].filter((x) => x >= 0).map((x) => LETTERS[sideOf(x)] + "\u00a0#" + eventOf(x).id).join(", ") + ")";
  if (difference.a < 0 || difference.b < 0) return t("runsOnly", { who, event, run: LETTERS[sideOf(g)] });
  const list = FIELDS.filter(([aspect]) => difference.aspects.includes(aspect)).map(([aspect, , text]) => t("runsValue", { what: aspectWord(aspect), a: text(A, indexOf(difference.a)), b: text(B, indexOf(difference.b)) }));
  return t("runsBoth", { who, event, list: list.join(clause(";")) });
}
