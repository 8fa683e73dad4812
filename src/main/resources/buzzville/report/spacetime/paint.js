/*
 * What of the picture changes when something is selected: colours and shapes, the path that proves an order, the cut.
 */

function classOf(i) {
  const { a, b, upto } = state;
  let shape = kindOf(run, i);
  let kind = "mark " + shape;
  if (a >= 0 && !secret("relation")) {
    shape = relation(a, i);
    kind = "mark " + shape;
  } else if (i === a) {
    shape = "same";
    kind = "mark same";
  }
  if (i === b) kind += " second";
  if (upto >= 0 && i > upto) kind += " later";
  if (state.incident && E[i].incident !== state.incident) kind += " aside";
  if (state.cut && placeOf[i] > state.cut[processOf[i]]) kind += " out";
  return { shape, kind };
}

function lineClass(arrow, breaking) {
  const { a, upto } = state;
  let kind = "arrow";
  if (arrow.from < 0 || !shownEvent(arrow.from)) kind += " stub";
  if (isBackward(arrow)) kind += " back";
  if (a >= 0 && !secret("relation")) {
    const to = relation(a, arrow.to);
    const from = arrow.from < 0 ? to : relation(a, arrow.from);
    const all = (cone) => (to === cone || to === "same") && (from === cone || from === "same");
    kind += all("past") ? " past" : all("future") ? " future" : " other";
  }
  if (upto >= 0 && arrow.to > upto) kind += arrow.from >= 0 && arrow.from <= upto ? " flight" : " later";
  if (breaking.has(arrow)) kind += " breaks";
  return kind;
}

/** Colours and shapes of all marks and arrows; touches only what changed. */
function paint() {
  picture.marks.forEach((mark, k) => {
    const i = view.start + k;
    const { shape, kind } = classOf(i);
    const pressed = i === state.a || i === state.b;
    const now = pressed ? kind + " pressed" : kind;
    if (picture.seen[k] !== now) {
      picture.seen[k] = now;
      mark.setAttribute("class", kind);
      mark.setAttribute("aria-pressed", pressed ? "true" : "false");
    }
    if (picture.seenShapes[k] !== shape) {
      picture.seenShapes[k] = shape;
      mark.setAttribute("points", cornersAt(SHAPES[shape], xOf(processOf[i]), picture.plan.ys[i]));
    }
  });
  const breaking = new Set(state.cut ? judgeCut(state.cut).breaking : []);
  picture.shown.forEach((arrow, k) => {
    const kind = lineClass(arrow, breaking);
    if (picture.seenLines[k] === kind) return;
    picture.seenLines[k] = kind;
    picture.lines[k].setAttribute("class", kind);
  });
  byId("space").classList.toggle("selected", state.a >= 0);
  byId("proof").setAttribute("d", proofPath());
  drawCut();
  drawNear();
  byId("remark").innerHTML = remark();
}

function proofPath() {
  if (state.a < 0 || state.b < 0 || secret("relation")) return "";
  const way = path(state.a, state.b) || path(state.b, state.a);
  if (!way) return "";
  const { ys } = picture.plan;
  return way
    .filter((step) => shownEvent(step.from) && shownEvent(step.to))
    .map((step) => bowPath(xOf(processOf[step.from]), ys[step.from], xOf(processOf[step.to]), ys[step.to], bowBetween(step.from, step.to)))
    .join("");
}

/** Whether their bounds overlap, so that local time cannot tell which was first. */
function isUnsure(a, b) {
  return Math.abs(E[a].local_ns - E[b].local_ns) <= E[a].bound_ns + E[b].bound_ns;
}

function drawCut() {
  const line = byId("cut-line");
  const done = byId("cut-done");
  if (!state.cut) {
    line.setAttribute("d", "");
    done.setAttribute("d", "");
    return;
  }
  const { plan, width } = picture;
  const last = plan.height - 10;
  const heights = state.cut.map((n, p) => {
    const inside = n > 0 ? byProcess[p][n - 1] : -1;
    const outside = n < byProcess[p].length ? byProcess[p][n] : -1;
    const top = inside < view.start ? 8 : inside >= view.end ? last : plan.ys[inside];
    const bottom = outside < 0 || outside >= view.end ? last : outside < view.start ? 8 : plan.ys[outside];
    return (top + bottom) / 2;
  });
  const points = heights.map((y, p) => xOf(p) + " " + y.toFixed(1)).join("L");
  const d = "M0 " + heights[0].toFixed(1) + "L" + points + "L" + width + " " + heights[P - 1].toFixed(1);
  line.setAttribute("d", d);
  line.setAttribute("class", "cut-line " + (judgeCut(state.cut).consistent ? "good" : "bad"));
  done.setAttribute("d", d + "V0H0Z");
}

/** What to know of the picture on this axis. */
function remark() {
  const parts = [];
  parts.push(many("marks", view.end - view.start) + ", " + many("arrows", picture.shown.length) + ".");
  if (picture.backs > 0) parts.push('<strong class="flag">↥ ' + esc(many("backwards", picture.backs)) + "</strong> " + esc(t(state.axis === "local" ? "backwardsLocal" : "backwardsLamport")));
  if (picture.backSteps > 0) parts.push('<strong class="flag">↥ ' + esc(many(state.axis === "local" ? "clockBack" : "counterBack", picture.backSteps)) + "</strong>");
  if (picture.plan.skips.length > 0) parts.push(esc(many("skips", picture.plan.skips.length)));
  if (picture.plan.widened.length > 0) parts.push("⇕ " + esc(many("widened", picture.plan.widened.length)));
  if (picture.plan.still.length > 0) parts.push(esc(t("still_" + (state.axis === "lamport" ? "lamport" : "time"))));
  if (state.axis === "local" && state.a >= 0 && !secret("relation")) {
    let unsure = 0;
    for (let i = 0; i < N; i++) if (processOf[i] !== processOf[state.a] && isUnsure(state.a, i)) unsure++;
    if (unsure > 0) parts.push("<strong>" + esc(many("unsure", unsure)) + "</strong>");
  }
  return parts.join(" ");
}
