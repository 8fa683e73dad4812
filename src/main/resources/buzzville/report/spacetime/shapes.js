/*
 * What marks and arrows look like, and lifelines and the stretches between them; on any picture.
 */
/*
 * Shapes by their corners, x and y in turn around the place of an event. Marks are polygons and arrows are polylines, as to change what
 * they are made of is no matter of style: to move two thousand of them is cheap.
 */
const SHAPES = {
  send: [-5, -6.5, 7.5, 0, -5, 6.5],
  receive: disc(6, 16),
  step: stepShape(6.5),
  local: [-5, -5, 5, -5, 5, 5, -5, 5],
  past: [-7, -5.5, 7, -5.5, 0, 7.5],
  future: [0, -8, 7.5, 0, 0, 8, -7.5, 0],
  concurrent: [-5, -5, 5, -5, 5, 5, -5, 5],
  same: [0, -11, 2.9, -3.6, 10.5, -3.2, 4.6, 1.7, 6.6, 9.1, 0, 4.9, -6.6, 9.1, -4.6, 1.7, -10.5, -3.2, -2.9, -3.6],
};

/** A disc that runs out into a point on the right: a reception and what is sent for it, in one. */
function stepShape(radius) {
  const points = [radius * 1.9, 0];
  for (let k = 0; k <= 12; k++) {
    const angle = Math.PI * (0.32 + (1.36 * k) / 12);
    points.push(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  return points;
}

function disc(radius, corners) {
  return Array.from({ length: 2 * corners }, (_, k) => {
    const angle = (2 * Math.PI * (k >> 1)) / corners;
    return radius * (k % 2 ? Math.sin(angle) : Math.cos(angle));
  });
}

/** The corners of a shape at a place. */
function cornersAt(shape, x, y) {
  let points = "";
  for (let k = 0; k < shape.length; k += 2) points += Math.round((x + shape[k]) * 10) / 10 + "," + Math.round((y + shape[k + 1]) * 10) / 10 + " ";
  return points;
}

const LEFT = 66;
const STATES = {
  red: "red", rouge: "red", closed: "red", ferme: "red", down: "red",
  green: "green", vert: "green", open: "green", ouvert: "green", up: "green",
  amber: "amber", orange: "amber", yellow: "amber", jaune: "amber", flashing: "amber", clignotant: "amber",
};

function stateColour(word) {
  const colour = STATES[word.toLowerCase()];
  if (colour) return colour;
  let hash = 0;
  for (const c of word) hash = (hash * 31 + c.codePointAt(0)) % 5;
  return "other" + hash;
}

/**
 * The corners of an arrow from one place to another; it ends short of the marks, with a head.
 *
 * @param bow by how much its middle is off the straight line, pixels downwards; 0 for a straight one
 */
function arrowPoints(x1, y1, x2, y2, bow) {
  if (x1 === x2) return loopPoints(x1, y1, y2);
  const r = (v) => Math.round(v * 10) / 10;
  const out = direction(x2 - x1, y2 - y1 + 4 * bow);
  const into = direction(x2 - x1, y2 - y1 - 4 * bow);
  const tip = r(x2 - into.x * 8) + "," + r(y2 - into.y * 8) + " ";
  const wing = (s) => r(x2 - into.x * 17 - s * into.y * 4) + "," + r(y2 - into.y * 17 + s * into.x * 4) + " ";
  let points = r(x1 + out.x * 6) + "," + r(y1 + out.y * 6) + " ";
  for (let k = 1; bow !== 0 && k < BENDS; k++) {
    const s = k / BENDS;
    points += r(x1 + (x2 - x1) * s) + "," + r(y1 + (y2 - y1) * s + 4 * bow * s * (1 - s)) + " ";
  }
  return points + tip + wing(1) + tip + wing(-1);
}

/** Into how many straight pieces a bent line is cut. */
const BENDS = 16;

function direction(dx, dy) {
  const length = Math.hypot(dx, dy) || 1;
  return { x: dx / length, y: dy / length };
}

/** The same line without a head, from place to place. */
function bowPath(x1, y1, x2, y2, bow) {
  return "M" + x1 + " " + y1.toFixed(1) + "Q" + ((x1 + x2) / 2).toFixed(1) + " " + ((y1 + y2) / 2 + 2 * bow).toFixed(1) + " " + x2 + " " + y2.toFixed(1);
}

/** How near a line may come to a mark that it has nothing to do with, pixels. */
const CLEAR = 18;

/**
 * The least bow, pixels, with which a line passes no mark between its ends: straight where that will do; the one that keeps furthest
 * from them if none will.
 *
 * @param lives the lifelines that it crosses, each with its marks from top to bottom
 */
function bowAround(x1, y1, x2, y2, lives, yOf) {
  if (lives.length === 0) return 0;
  const steep = Math.abs(x2 - x1) / (Math.hypot(x2 - x1, y2 - y1) || 1);
  const clearance = (bow) => {
    let nearest = Infinity;
    for (const { x, column } of lives) {
      const s = (x - x1) / (x2 - x1);
      const y = y1 + (y2 - y1) * s + 4 * bow * s * (1 - s);
      const next = firstFrom(column, y, yOf);
      if (next < column.length) nearest = Math.min(nearest, yOf(column[next]) - y);
      if (next > 0) nearest = Math.min(nearest, y - yOf(column[next - 1]));
    }
    return nearest * steep;
  };
  let best = 0;
  let most = clearance(0);
  for (let size = 6; most < CLEAR && size <= 96; size += 6) {
    for (const bow of [size, -size]) {
      const free = clearance(bow);
      if (free > most && (most < CLEAR || Math.abs(bow) < Math.abs(best))) {
        most = free;
        best = bow;
      }
    }
  }
  return best;
}

/** From a lifeline back to itself, in a bow to the right (a cubic Bézier curve). */
function loopPoints(x, y1, y2) {
  let points = "";
  for (let k = 0; k <= 10; k++) {
    const s = k / 10;
    const out = 3 * s * (1 - s) * 34 + (1 - s) ** 3 * 6 + s ** 3 * 9;
    points += (x + out).toFixed(1) + "," + (y1 + (y2 - y1) * s * s * (3 - 2 * s)).toFixed(1) + " ";
  }
  return points + (x + 16) + "," + (y2 - 4).toFixed(1) + " " + (x + 9) + "," + y2.toFixed(1) + " " + (x + 16) + "," + (y2 + 4).toFixed(1);
}

/** Names of processes above their lifelines; under the pointer, and where the focus is, they are whole. */
function headsMarkup(run) {
  return '<span class="corner"></span>' + run.parties
    .map((party, p) => {
      const called = calledOf(run, party.name);
      const id = plain(party.name);
      return '<span class="head ' + esc(party.kind) + '" data-p="' + p + '" title="' + esc(called === id ? id : called + " (" + id + ")") + '"><span class="name">'
        + esc(called) + "</span><small>" + esc((/\[\d+\]$/.exec(party.name) || [""])[0] + " " + t(party.kind)) + "</small></span>";
    })
    .join("");
}

/** Names that are longer than their columns have two lines; those that are longer still are whole under the pointer or the focus. */
function fitHeads(heads, widthOf) {
  heads.forEach((head, k) => {
    head.style.maxWidth = widthOf(k) + "px";
    head.classList.toggle("long", head.querySelector(".name").textContent.length * 8 > widthOf(k) - 12);
  });
  const cut = heads.map((head) => head.querySelector(".name")).map((name) => name.scrollHeight > name.clientHeight + 1 || name.scrollWidth > name.clientWidth);
  heads.forEach((head, k) => head.classList.toggle("cut", cut[k]));
}

/** The head of the lifeline that has the focus is whole. */
function showHead(head) {
  document.querySelectorAll(".head.whole").forEach((other) => other.classList.remove("whole"));
  if (head) head.classList.add("whole");
}

function stillMarkup(zone, width) {
  return '<rect class="still" x="0" y="' + zone.from.toFixed(1) + '" width="' + width + '" height="' + (zone.to - zone.from).toFixed(1) + '"/>';
}

function skipMarkup(axis, zone, width) {
  const wave = (y) => {
    let d = "M0 " + y.toFixed(1);
    for (let x = 0; x < width; x += 16) d += "l8-5l8 5";
    return d;
  };
  const left = axis === "lamport" ? t("skippedValues", { n: count(zone.left - 1) }) : t("skipped", { time: time(zone.left) });
  return '<g class="skip-zone"><rect x="0" y="' + zone.from.toFixed(1) + '" width="' + width + '" height="' + (zone.to - zone.from).toFixed(1)
    + '"/><path d="' + wave(zone.from) + wave(zone.to) + '"/><text x="6" y="' + ((zone.from + zone.to) / 2 + 4).toFixed(1) + '">' + esc(left) + "</text></g>";
}

/** A strip along a lifeline from every change of state to the next: of the given events, which stand at ys. */
function stateStrips(run, events, ys, x, bottom) {
  const changes = events.filter((i) => run.E[i].state !== undefined);
  return changes
    .map((i, k) => {
      const state = run.E[i].state;
      const end = k + 1 < changes.length ? ys[changes[k + 1]] : bottom;
      const first = k === 0 || run.E[changes[k - 1]].state !== state;
      return '<rect class="state ' + stateColour(state) + '" x="' + (x - 4) + '" y="' + Math.min(ys[i], end).toFixed(1) + '" width="8" height="'
        + Math.abs(end - ys[i]).toFixed(1) + '"/>'
        + (first ? '<text class="state-name" x="' + (x - 8) + '" y="' + (ys[i] + 16).toFixed(1) + '">' + esc(clip(plain(state), 54, 6.2)) + "</text>" : "");
    })
    .join("");
}

/** Ticks of an axis that stand between two heights. */
function gutterTexts(plan, from, to) {
  const out = [];
  for (let k = firstFrom(plan.ticks, from, (tick) => tick.y); k < plan.ticks.length && plan.ticks[k].y < to; k++) {
    const tick = plan.ticks[k];
    out.push('<text x="' + (GUTTER - 12) + '" y="' + (tick.y + 4).toFixed(1) + '">' + esc(tickText(plan.axis, tick.value)) + "</text>");
  }
  plan.widened.filter((gap) => gap.y > from && gap.y < to).forEach((gap) => out.push('<text class="widened" x="' + (GUTTER - 1) + '" y="' + (gap.y + 4).toFixed(1) + '">⇕</text>'));
  return out.join("");
}
