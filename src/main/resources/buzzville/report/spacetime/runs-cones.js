/*
 * What changes with the selection: the cones of the selected event and of its equivalent, each in its own run.
 */

/** The event whose cones its run shows: the selected one, or its equivalent; -1 if there is neither. */
function tipIn(side) {
  const g = state.chosen;
  return g < 0 ? -1 : sideOf(g) === side ? g : partner[g];
}

/** "past", "future", "same" or "concurrent": what an event is to the selected one or its equivalent; "" if neither is in its run. */
function coneOf(g) {
  const tip = tipIn(sideOf(g));
  return tip < 0 ? "" : runs[sideOf(g)].relation(indexOf(tip), indexOf(g));
}

/** Its shape and the name of its looks. */
function markLook(g) {
  const only = partner[g] < 0;
  const cone = coneOf(g);
  if (cone) return { shape: cone, kind: "mark " + cone + (cone === "same" ? " chosen" : "") + (only || differs(g) ? " changed" : "") };
  const shape = only ? "only" : kindOf(runs[sideOf(g)], indexOf(g));
  return { shape, kind: "mark " + shape + (only || !differs(g) ? "" : " differs") };
}

function arrowLook({ from, to }) {
  const stub = !shownEvent(from);
  const back = !stub && picture.ys[to] < picture.ys[from] - 0.01;
  const ends = [from, to].filter((g) => g >= 0).map(coneOf);
  const all = (cone) => ends.every((end) => end === cone || end === "same");
  const cone = ends[0] === "" ? "" : all("past") ? " past" : all("future") ? " future" : " other";
  return "arrow" + (stub ? " stub" : "") + (back ? " back" : "") + cone;
}

/** Colours and shapes of all marks and arrows; touches only what changed. */
function paint() {
  picture.marks.forEach((mark, g) => {
    const { shape, kind } = markLook(g);
    if (picture.seen.get(g) === kind) return;
    picture.seen.set(g, kind);
    mark.setAttribute("class", kind);
    mark.setAttribute("points", cornersAt(SHAPES[shape], xOf(g), picture.ys[g]));
    mark.setAttribute("aria-pressed", kind.startsWith("mark same") ? "true" : "false");
  });
  picture.lines.forEach((line, k) => {
    const kind = arrowLook(picture.arrows[k]);
    if (line.getAttribute("class") !== kind) line.setAttribute("class", kind);
  });
  byId("legend").innerHTML = legendMarkup();
  drawNear();
}

/** How many events are in which cone, run by run. */
function conesMarkup(g) {
  const lines = runs.map((run, side) => {
    const tip = tipIn(side);
    if (tip < 0) return "";
    const n = { past: 0, future: 0, concurrent: 0, same: 0 };
    for (let i = 0; i < run.N; i++) n[run.relation(indexOf(tip), i)]++;
    return '<tr data-run="' + LETTERS[side] + '"><th scope="row">' + LETTERS[side] + "</th>" + ["past", "future", "concurrent"].map((cone) => '<td class="n ' + cone + '">' + count(n[cone]) + "</td>").join("") + "</tr>";
  });
  const head = (sign, cone) => '<th class="n ' + cone + '" scope="col">' + sign + " " + esc(t(cone)) + "</th>";
  return '<table class="run-cones" id="cones"><thead><tr><td></td>' + head("▼", "past") + head("◆", "future") + head("□", "concurrent") + "</tr></thead><tbody>" + lines.join("") + "</tbody></table>";
}
