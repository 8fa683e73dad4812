/*
 * Both pictures in one: run A on the left, run B on the right, on one axis, so that they go up and down together.
 */
SHAPES.only = [-7, -3, -3, -3, -3, -7, 3, -7, 3, -3, 7, -3, 7, 3, 3, 3, 3, 7, -3, 7, -3, 3, -7, 3];
const RUN_AXES = AXES.slice(0, 4);
const BETWEEN = 90;
const MARGIN = 320;

const view = { start: 0, end: Math.min(rows.length, MOST_ROWS) };
const sight = { top: 0, height: 0, width: 0 };
const picture = { plan: null, column: 0, width: 0, room: 0, ys: new Float64Array(ALL), events: [], marks: new Map(), seen: new Map(), columns: [], near: null, arrows: [], lines: [] };

const shownEvent = (g) => g >= 0 && rowOf[g] >= view.start && rowOf[g] < view.end;
const xOf = (g) => xOfProcess(sideOf(g), runs[sideOf(g)].processOf[indexOf(g)]);
/** The number of its lifeline, of those of both runs. */
const laneOf = (g) => sideOf(g) * A.P + runs[sideOf(g)].processOf[indexOf(g)];
const xOfProcess = (side, p) => LEFT + p * picture.column + (side === 1 ? A.P * picture.column + BETWEEN : 0);

function lookAgain() {
  const board = byId("board");
  sight.top = board.scrollTop;
  sight.height = board.clientHeight;
  sight.width = board.clientWidth;
}

/** Makes the picture of the rows shown. */
function draw() {
  picture.events = [];
  for (let g = 0; g < ALL; g++) if (shownEvent(g)) picture.events.push(g);
  picture.arrows = runs.flatMap((run, side) => run.allArrows.map((arrow) => ({ from: numberIn(side, arrow.from), to: numberIn(side, arrow.to) }))).filter((arrow) => shownEvent(arrow.to));
  byId("picture").innerHTML = '<svg class="gutter" id="gutter" width="' + GUTTER + '" aria-hidden="true"></svg>' + spaceMarkup();
  picture.marks = new Map([...byId("marks").children].map((mark, k) => [picture.events[k], mark]));
  picture.lines = [...byId("arrows").children];
  arrange();
}

/** Puts everything where it stands on the axis that is chosen. */
function arrange() {
  lookAgain();
  const available = (sight.width || 900) - GUTTER;
  picture.room = sight.width;
  picture.column = Math.max(96, Math.min(400, Math.floor((available - LEFT - BETWEEN - 12) / Math.max(1, A.P + B.P))));
  picture.width = Math.max(LEFT + (A.P + B.P) * picture.column + BETWEEN, available - 4);
  lay();
  place();
  drawHeads();
  picture.near = null;
  paint();
}

function place() {
  const { plan, width } = picture;
  const of = (side) => count(picture.events.filter((g) => sideOf(g) === side).length);
  const space = byId("space");
  [space, byId("gutter")].forEach((svg) => svg.setAttribute("height", plan.height.toFixed(0)));
  space.setAttribute("width", width);
  space.setAttribute("aria-label", t("runsPictureLabel", { a: of(0), b: of(1), axis: t("axis_" + plan.axis) }));
  byId("ground").innerHTML = backdrop();
  picture.seen.clear();
  picture.lines.forEach((line, k) => placeArrow(line, picture.arrows[k]));
}

function placeArrow(line, { from, to }) {
  const y = picture.ys[to];
  const stub = !shownEvent(from);
  line.setAttribute("points", stub ? arrowPoints(xOf(to) - 34, y - 15, xOf(to), y, 0) : arrowPoints(xOf(from), picture.ys[from], xOf(to), y, bowBetween(from, to)));
}

/** How far a line between two events bends, so that it passes no event of a third lifeline. */
function bowBetween(from, to) {
  const places = [laneOf(from), laneOf(to)];
  const lives = [];
  for (let k = Math.min(...places) + 1; k < Math.max(...places); k++) {
    if (picture.columns[k].length > 0) lives.push({ x: xOf(picture.columns[k][0]), column: picture.columns[k] });
  }
  return bowAround(xOf(from), picture.ys[from], xOf(to), picture.ys[to], lives, (g) => picture.ys[g]);
}

/** The one axis of both. */
function lay() {
  const level = runs.map((run) => levels(run, state.axis, 0, run.N));
  const value = picture.events.map((g) => valueOn(state.axis, eventOf(g)));
  const deep = picture.events.map((g) => level[sideOf(g)][indexOf(g)]);
  picture.plan = layout(state.axis, Math.pow(1.25, state.zoom), Math.max(300, window.innerHeight - 420), value, deep, picture.events.map(laneOf));
  picture.events.forEach((g, k) => (picture.ys[g] = picture.plan.ys[k]));
  picture.columns = runs.flatMap((run, side) => run.byProcess.map((events) => events.map((i) => numberIn(side, i)).filter(shownEvent).sort((x, y) => picture.ys[x] - picture.ys[y] || x - y)));
}

function drawHeads() {
  const heads = byId("heads");
  heads.innerHTML = '<span class="corner"></span>' + runs.map((run, side) => headsMarkup(run).replace('<span class="corner"></span>', "") + '<span class="run">' + LETTERS[side] + "</span>").join("");
  heads.style.width = GUTTER + picture.width + "px";
  const names = [...heads.querySelectorAll(".head")];
  names.forEach((head, k) => (head.style.left = GUTTER + (k < A.P ? xOfProcess(0, k) : xOfProcess(1, k - A.P)) - 12 + "px"));
  fitHeads(names, (k) => picture.column - 10 + (k === A.P - 1 ? BETWEEN - 40 : 0)); // beside the last one of A there is room
  heads.querySelectorAll(".run").forEach((letter, side) => (letter.style.left = GUTTER + xOfProcess(side, 0) - 36 + "px"));
}

function tickText(axis, value) {
  return axis === "event" ? "#" + value : axis === "lamport" ? "L " + value : brief(value);
}

function spaceMarkup() {
  return '<svg class="space" id="space" role="group"><g aria-hidden="true"><g id="ground"></g><g id="links"></g><g id="arrows">' + '<polyline class="arrow"/>'.repeat(picture.arrows.length) + '</g></g><g id="marks">' + marksMarkup()
    + '</g><g aria-hidden="true"><g id="texts"></g></g></svg>';
}

function backdrop() {
  const { plan, width } = picture;
  const bottom = plan.height - 8;
  const out = plan.still.map((zone) => stillMarkup(zone, width));
  const middle = (A.P ? xOfProcess(0, A.P - 1) : 0) + picture.column - 20;
  out.push('<rect class="between" x="' + middle + '" y="0" width="' + Math.max(8, xOfProcess(1, 0) - LEFT - middle + 20) + '" height="' + plan.height.toFixed(0) + '"/>');
  runs.forEach((run, side) => run.names.forEach((name, p) => {
    const events = run.byProcess[p].filter((i) => shownEvent(numberIn(side, i)));
    const ys = side === 0 ? picture.ys : picture.ys.subarray(A.N);
    out.push('<path class="life" d="M' + xOfProcess(side, p) + " 4V" + bottom.toFixed(1) + '"/>', stateStrips(run, events, ys, xOfProcess(side, p), bottom));
  }));
  plan.skips.forEach((zone) => out.push(skipMarkup(plan.axis, zone, width)));
  return out.join("");
}

function marksMarkup() {
  return picture.events.map((g) => {
    return '<polygon class="' + markLook(g).kind + '" role="button" tabindex="' + (g === state.focus ? 0 : -1) + '" data-i="' + g + '" aria-label="' + esc(markLabel(g)) + '" aria-pressed="false"/>';
  }).join("");
}

/** Whether it does in one of the ways that are looked at. */
function differs(g) {
  return differenceOf[g] >= 0 && isLookedAt(differences[differenceOf[g]]);
}

function markLabel(g) {
  const difference = differenceOf[g] < 0 ? t("runsLegendSame") : partner[g] < 0 ? t("runsLegendOnly") : t("runsDiffer") + " " + differences[differenceOf[g]].aspects.map(aspectWord).join(", ");
  return nameOf(g) + ", " + storyOf(g) + ", " + difference;
}

function drawNear() {
  const near = { top: sight.top - MARGIN, bottom: sight.top + sight.height + MARGIN };
  picture.near = near;
  byId("gutter").innerHTML = gutterTexts(picture.plan, near.top, near.bottom);
  byId("links").innerHTML = linksMarkup(near.top, near.bottom);
  byId("texts").innerHTML = textsMarkup(near.top, near.bottom) + firstMarkup();
}

function drawIfFar() {
  lookAgain();
  const { near, plan } = picture;
  if ((near.top > 0 && sight.top < near.top) || (near.bottom < plan.height && sight.top + sight.height > near.bottom)) drawNear();
}

function linksMarkup(top, bottom) {
  const out = [];
  for (let r = view.start; r < view.end; r++) {
    const [a, b] = rows[r];
    if (a < 0 || b < 0) continue;
    const chosen = a === state.chosen || b === state.chosen;
    if (!chosen && (state.links === "chosen" || (state.links === "differ" && !differs(a)))) continue;
    if (Math.max(picture.ys[a], picture.ys[b]) < top || Math.min(picture.ys[a], picture.ys[b]) > bottom) continue;
    const order = differs(a) && differences[differenceOf[a]].aspects.includes("order");
    out.push('<line class="link pair' + (chosen ? " chosen" : "") + (order ? " order" : differs(a) ? " differs" : "") + '" x1="' + (xOf(a) + 8) + '" y1="' + picture.ys[a].toFixed(1) + '" x2="' + (xOf(b) - 8) + '" y2="' + picture.ys[b].toFixed(1) + '"/>');
  }
  return out.join("");
}

/** Where the first of the differences that are looked at is. */
function firstMarkup() {
  const first = lookedAt()[0];
  if (!first) return "";
  const ends = [first.a, first.b].filter(shownEvent);
  return ends.map((g) => '<polygon class="first-line" points="' + cornersAt(disc(13, 20), xOf(g), picture.ys[g]) + '"/><text class="first-word" x="' + (xOf(g) + 12) + '" y="' + (picture.ys[g] - 13).toFixed(1) + '">⚑ ' + esc(clip(t("runsFirstWord"), picture.column - 24, 6.8)) + "</text>").join("");
}

function textsMarkup(top, bottom) {
  const { ys } = picture;
  const out = [];
  picture.columns.forEach((column) => {
    let last = -Infinity;
    for (let k = firstFrom(column, top, (g) => ys[g]); k < column.length && ys[column[k]] <= bottom; k++) {
      const g = column[k];
      if (ys[g] - last < 13) continue;
      out.push('<text class="label" x="' + (xOf(g) + 13) + '" y="' + (ys[g] + 4).toFixed(1) + '">' + esc(clip(labelOf(g), picture.column - 22, 6.3)) + "</text>");
      last = ys[g];
    }
  });
  return out.join("");
}

/** What it is, and in one word what differs. */
function labelOf(g) {
  const what = whatIs(g);
  if (partner[g] < 0 || !differs(g)) return what;
  const field = FIELDS.find(([aspect]) => differences[differenceOf[g]].aspects.includes(aspect) && state.aspects.has(aspect));
  if (!field) return what;
  const value = field[0] === "lamport" ? "L\u2009" + eventOf(g).lamport : field[2](runs[sideOf(g)], indexOf(g));
  return value === "–" ? what : value + "\u2002" + what;
}
