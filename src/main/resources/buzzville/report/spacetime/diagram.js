/*
 * The picture: what is drawn once for a stretch of the log, and where it goes when the axis changes. Marks and arrows stay the same
 * elements whatever the axis and whatever is selected.
 */

/** The events shown: a window into the log. */
const view = { start: 0, end: Math.min(N, MOST) };

/** What is drawn: the places, and the elements by event and by arrow. */
const picture = { plan: null, column: 0, width: 0, room: 0, marks: [], shown: [], lines: [], columns: [], seen: [], seenShapes: [], seenLines: [], backs: 0, backSteps: 0, spans: null, leaving: [], near: null };

const xOf = (p) => LEFT + p * picture.column;
const shownEvent = (i) => i >= view.start && i < view.end;

function columnWidth(available) {
  return Math.max(84, Math.min(400, Math.floor((available - LEFT - 12) / P)));
}

function arrowShape(arrow) {
  const { ys } = picture.plan;
  const x2 = xOf(processOf[arrow.to]);
  const y2 = ys[arrow.to];
  if (arrow.from < 0 || !shownEvent(arrow.from)) return arrowPoints(x2 - 34, y2 - 15, x2, y2, 0);
  return arrowPoints(xOf(processOf[arrow.from]), ys[arrow.from], x2, y2, bowBetween(arrow.from, arrow.to));
}

/** How far a line between two events bends, so that it passes no event of a third lifeline. */
function bowBetween(from, to) {
  const p = processOf[from];
  const q = processOf[to];
  const lives = picture.columns.map((column, k) => ({ x: xOf(k), column })).slice(Math.min(p, q) + 1, Math.max(p, q));
  const { ys } = picture.plan;
  return bowAround(xOf(p), ys[from], xOf(q), ys[to], lives, (i) => ys[i]);
}

function isBackward(arrow) {
  const { ys } = picture.plan;
  return arrow.from >= 0 && shownEvent(arrow.from) && ys[arrow.to] < ys[arrow.from] - 0.01;
}

/** Pairs of neighbours on one lifeline of which the later stands higher. */
function backSteps() {
  let steps = 0;
  for (let i = view.start; i < view.end; i++) {
    const last = previous(i);
    if (last >= view.start && picture.plan.ys[i] < picture.plan.ys[last] - 0.01) steps++;
  }
  return steps;
}

/** Makes the picture of the events shown. */
function draw() {
  picture.shown = [];
  for (let i = view.start; i < view.end; i++) arrows[i].forEach((arrow) => picture.shown.push(arrow));
  byId("picture").innerHTML = '<svg class="gutter" id="gutter" width="' + GUTTER + '" aria-hidden="true"></svg>' + spaceMarkup();
  byId("heads").innerHTML = headsMarkup(run);
  picture.marks = [...byId("marks").children];
  picture.lines = [...byId("arrows").children];
  picture.seen = [];
  picture.seenShapes = [];
  picture.seenLines = [];
  arrange();
}

/** Puts everything where it stands on the axis that is chosen. */
function arrange() {
  lookAgain();
  const available = (sight.width || 900) - GUTTER;
  picture.room = sight.width;
  picture.plan = planOf(state.axis);
  picture.column = columnWidth(available);
  picture.width = Math.max(LEFT + P * picture.column + 8, available - 4);
  picture.columns = byProcess.map((events) => events.filter(shownEvent).sort((a, b) => picture.plan.ys[a] - picture.plan.ys[b] || a - b));
  picture.backs = picture.shown.filter(isBackward).length;
  picture.backSteps = backSteps();
  picture.spans = spans();
  picture.leaving = leavings();
  picture.near = null;
  place();
  paint();
}

function planOf(axis) {
  const value = [];
  for (let i = view.start; i < view.end; i++) value.push(valueOn(axis, E[i]));
  const lane = processOf.subarray(view.start, view.end);
  const level = levels(run, axis, view.start, view.end).subarray(view.start, view.end);
  const plan = layout(axis, Math.pow(1.25, state.zoom), Math.max(300, window.innerHeight - 400), value, level, lane);
  const ys = new Float64Array(N);
  ys.set(plan.ys, view.start);
  return { ...plan, ys };
}

/** From where to where the bar of each event's bound reaches, or its wait since its message came in. */
function spans() {
  const { plan } = picture;
  const low = new Float64Array(N);
  const high = new Float64Array(N).fill(-1);
  for (let i = view.start; i < view.end; i++) {
    if (plan.axis === "local") {
      low[i] = plan.at(E[i].local_ns - E[i].bound_ns);
      high[i] = plan.at(E[i].local_ns + E[i].bound_ns);
    } else if (plan.axis === "true" && E[i].arrived_ns !== undefined && E[i].arrived_ns < E[i].true_ns) {
      low[i] = plan.at(E[i].arrived_ns);
      high[i] = plan.ys[i];
    }
  }
  return { low, high };
}

function place() {
  const { plan, width } = picture;
  const space = byId("space");
  [space, byId("gutter")].forEach((svg) => svg.setAttribute("height", plan.height.toFixed(0)));
  space.setAttribute("width", width);
  space.setAttribute("aria-label", t("pictureLabel", { n: count(view.end - view.start), p: count(P), axis: t("axis_" + plan.axis) }));
  byId("ground").innerHTML = backdrop(plan);
  byId("links").innerHTML = linksMarkup();
  picture.lines.forEach((line, k) => line.setAttribute("points", arrowShape(picture.shown[k])));
  picture.seenShapes = [];
  placeHeads();
}

/** By the object model, as the page's policy lets no style into markup. */
function placeHeads() {
  const heads = byId("heads");
  heads.style.width = GUTTER + picture.width + "px";
  const names = [...heads.querySelectorAll(".head")];
  names.forEach((head, p) => (head.style.left = GUTTER + xOf(p) - 12 + "px"));
  fitHeads(names, (p) => picture.column - 10 + (p === P - 1 ? Math.max(0, picture.width - xOf(p) - picture.column) : 0));
}

function tickText(axis, value) {
  if (axis === "event") return "#" + value;
  if (axis === "lamport") return state.quiz ? "" : "L " + value;
  return brief(value);
}

function spaceMarkup() {
  return '<svg class="space" id="space" role="group"><g aria-hidden="true"><g id="ground"></g><path id="bounds" class="bound"/><path id="waits" class="wait"/><path id="cut-done" class="cut-done"/>'
    + '<g id="links"></g><g id="arrows">' + '<polyline class="arrow"/>'.repeat(picture.shown.length) + '</g><path id="proof" class="proof"/></g><g id="marks">' + marksMarkup()
    + '</g><g aria-hidden="true"><g id="badges"></g><path id="unsure" class="unsure"/><g id="texts"></g><path id="cut-line" class="cut-line"/></g></svg>';
}

function backdrop(plan) {
  const { width } = picture;
  const bottom = plan.height - 8;
  const lives = names.map((name, p) => '<path class="life" d="M' + xOf(p) + " 4V" + bottom.toFixed(1) + '"/>');
  const strips = byProcess.map((events, p) => stateStrips(run, events.filter(shownEvent), plan.ys, xOf(p), bottom));
  return plan.still.map((zone) => stillMarkup(zone, width)).concat(incidentBands(plan, bottom), lives, strips, plan.skips.map((zone) => skipMarkup(plan.axis, zone, width))).join("");
}

/** What the timeline does to the city, where true time goes down: a band as long as it lasts, with its name. */
function incidentBands(plan, bottom) {
  if ((plan.axis !== "true" && plan.axis !== "nonlinear") || view.end === 0) return [];
  const last = E[view.end - 1].true_ns;
  const taken = [];
  return incidents
    .filter((one) => one.from_ns <= last && (one.to_ns === undefined ? one.from_ns : one.to_ns) >= E[view.start].true_ns)
    .map((one) => {
      const from = plan.at(one.from_ns);
      const to = one.to_ns === undefined ? from + 3 : one.to_ns > last ? bottom : plan.at(one.to_ns);
      const name = "⚡ " + incidentText(one);
      taken.push(nameHeight(name, from, plan, taken));
      return '<rect class="incident-band" x="0" y="' + from.toFixed(1) + '" width="' + picture.width + '" height="' + Math.max(3, to - from).toFixed(1) + '"/><rect class="incident-edge" x="0" y="' + from.toFixed(1)
        + '" width="5" height="' + Math.max(3, to - from).toFixed(1) + '"/><text class="incident-name" x="9" y="' + taken[taken.length - 1].toFixed(1) + '">' + esc(name) + "</text>";
    });
}

/** Where a name stands that belongs to a height: there or a bit below, clear of the labels of events and of other names if it can be. */
function nameHeight(name, from, plan, taken) {
  const end = 9 + 7.4 * name.length;
  const labels = byProcess.flatMap((events, p) => (xOf(p) < end ? events.filter(shownEvent).map((i) => plan.ys[i]) : []));
  const clear = (y) => labels.every((label) => Math.abs(y - 4 - label) > 20) && taken.every((other) => Math.abs(y - other) > 14);
  return Array.from({ length: 9 }, (none, k) => from + 12 + 9 * k).find(clear) || from + 12;
}

function incidentText(one) {
  const name = one.label ? plain(one.label[state.language]) : plain(one.name);
  return name + ", " + brief(one.from_ns) + (one.to_ns === undefined ? "" : "\u2009–\u2009" + brief(one.to_ns));
}

function linksMarkup() {
  const { ys } = picture.plan;
  const out = [];
  for (let i = view.start; i < view.end; i++) {
    const line = (kind) => (from) => {
      if (!shownEvent(from)) return;
      out.push('<polyline class="link ' + kind + '" points="' + arrowPoints(xOf(processOf[from]), ys[from], xOf(processOf[i]), ys[i], bowBetween(from, i)) + '"/>');
    };
    afters[i].forEach(line("after"));
    hiddens[i].forEach(line("hidden"));
  }
  return out.join("");
}

function marksMarkup() {
  let out = "";
  for (let i = view.start; i < view.end; i++) {
    out += '<polygon class="mark" role="button" tabindex="' + (i === state.focus ? 0 : -1) + '" data-i="' + i + '" aria-label="' + esc(markLabel(i)) + '"/>';
  }
  return out;
}

function markLabel(i) {
  return title(i) + ", " + kindText(i) + ", " + whatIs(i) + ", " + deed(i);
}

