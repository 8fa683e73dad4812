/*
 * The picture: lifelines, marks, arrows; and what of it changes when something is selected.
 */
const SHAPES = {
  send: "M-5-6.5L7.5 0L-5 6.5Z",
  receive: "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z",
  local: "M-5-5H5V5H-5Z",
  past: "M-7-5.5H7L0 7.5Z",
  future: "M0-8L7.5 0L0 8L-7.5 0Z",
  concurrent: "M-5-5H5V5H-5Z",
  same: "M0-11L2.9-3.6L10.5-3.2L4.6 1.7L6.6 9.1L0 4.9L-6.6 9.1L-4.6 1.7L-10.5-3.2L-2.9-3.6Z",
};
const LEFT = 40;
const STATES = {
  red: "red", rouge: "red", closed: "red", ferme: "red", down: "red",
  green: "green", vert: "green", open: "green", ouvert: "green", up: "green",
  amber: "amber", orange: "amber", yellow: "amber", jaune: "amber", flashing: "amber", clignotant: "amber",
};

/** What is drawn: the places, and the elements by event and by arrow. */
const picture = { plan: null, column: 0, width: 0, marks: [], shown: [], lines: [], columns: [], seen: [], seenLines: [] };

const xOf = (p) => LEFT + p * picture.column;
const shownEvent = (i) => i >= view.start && i < view.end;

function columnWidth(available) {
  return Math.max(84, Math.min(400, Math.floor((available - LEFT - 12) / P)));
}

function stateColour(word) {
  const colour = STATES[word.toLowerCase()];
  if (colour) return colour;
  let hash = 0;
  for (const c of word) hash = (hash * 31 + c.codePointAt(0)) % 5;
  return "other" + hash;
}

/** Ends short of the marks, with a head. */
function arrowPath(x1, y1, x2, y2) {
  if (x1 === x2) {
    const bulge = x1 + 34;
    return "M" + (x1 + 6) + " " + y1 + "C" + bulge + " " + y1 + " " + bulge + " " + y2 + " " + (x2 + 9) + " " + y2 + "m7 -4l-7 4l7 4";
  }
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const ux = (x2 - x1) / length;
  const uy = (y2 - y1) / length;
  const f = (v) => v.toFixed(1);
  const tipX = x2 - ux * 8;
  const tipY = y2 - uy * 8;
  const wing = (s) => "M" + f(tipX - ux * 9 - s * uy * 4) + " " + f(tipY - uy * 9 + s * ux * 4) + "L" + f(tipX) + " " + f(tipY);
  return "M" + f(x1 + ux * 6) + " " + f(y1 + uy * 6) + "L" + f(tipX) + " " + f(tipY) + wing(1) + wing(-1);
}

function arrowShape(arrow) {
  const { ys } = picture.plan;
  const x2 = xOf(processOf[arrow.to]);
  const y2 = ys[arrow.to];
  if (arrow.from < 0 || !shownEvent(arrow.from)) return arrowPath(x2 - 34, y2 - 15, x2, y2);
  return arrowPath(xOf(processOf[arrow.from]), ys[arrow.from], x2, y2);
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

function draw() {
  const board = byId("board");
  const available = (board.clientWidth || 900) - GUTTER;
  const plan = layout(state.axis, Math.pow(1.25, state.zoom), Math.max(300, window.innerHeight - 400));
  picture.plan = plan;
  picture.column = columnWidth(available);
  picture.width = Math.max(LEFT + P * picture.column + 8, available - 4);
  picture.shown = [];
  for (let i = view.start; i < view.end; i++) arrows[i].forEach((arrow) => picture.shown.push(arrow));
  picture.columns = byProcess.map((events) => events.filter(shownEvent).sort((a, b) => plan.ys[a] - plan.ys[b] || a - b));
  byId("picture").innerHTML = gutterMarkup(plan) + spaceMarkup();
  byId("heads").innerHTML = headsMarkup();
  placeHeads();
  picture.marks = [...byId("picture").querySelectorAll(".mark")];
  picture.lines = [...byId("picture").querySelectorAll(".arrow")];
  picture.seen = [];
  picture.seenLines = [];
  paint();
}

function headsMarkup() {
  return '<span class="corner"></span>' + parties
    .map((party, p) => '<span class="head ' + esc(party.kind) + '" data-p="' + p + '" title="' + esc(plain(party.name)) + '">'
      + esc(plain(party.name)) + "<small>" + esc(t(party.kind)) + "</small></span>")
    .join("");
}

/** By the object model, as the page's policy lets no style into markup. */
function placeHeads() {
  const heads = byId("heads");
  heads.style.width = GUTTER + picture.width + "px";
  heads.querySelectorAll(".head").forEach((head, p) => {
    head.style.left = GUTTER + xOf(p) - 12 + "px";
    head.style.maxWidth = picture.column - 10 + "px";
  });
}

function gutterMarkup(plan) {
  return '<svg class="gutter" width="' + GUTTER + '" height="' + plan.height.toFixed(0) + '" aria-hidden="true">' + gutterTexts(plan, 0, plan.height) + "</svg>";
}

function gutterTexts(plan, from, to) {
  return plan.ticks
    .filter((tick) => tick.y >= from && tick.y < to)
    .map((tick) => '<text x="' + (GUTTER - 12) + '" y="' + (tick.y + 4).toFixed(1) + '">' + esc(tickText(plan.axis, tick.value)) + "</text>")
    .join("");
}

function tickText(axis, value) {
  if (axis === "event") return "#" + value;
  if (axis === "lamport") return state.quiz ? "" : "L " + value;
  return brief(value);
}

function spaceMarkup() {
  const { plan, width } = picture;
  const label = t("pictureLabel", { n: count(view.end - view.start), p: count(P), axis: t("axis_" + plan.axis) });
  return '<svg class="space" id="space" width="' + width + '" height="' + plan.height.toFixed(0) + '" role="group" aria-label="' + esc(label) + '">'
    + '<g aria-hidden="true">' + backdrop(plan) + '<path id="cut-done" class="cut-done"/>' + linksMarkup() + arrowsMarkup()
    + '<path id="proof" class="proof"/></g><g id="marks">' + marksMarkup()
    + '</g><g aria-hidden="true"><g id="badges">' + badgesMarkup() + '</g><path id="unsure" class="unsure"/><g id="texts"></g>'
    + '<path id="cut-line" class="cut-line"/></g></svg>';
}

function backdrop(plan) {
  const { width } = picture;
  const out = [];
  plan.still.forEach((zone) => out.push('<rect class="still" x="0" y="' + zone.from.toFixed(1) + '" width="' + width + '" height="' + (zone.to - zone.from).toFixed(1) + '"/>'));
  const bottom = plan.height - 8;
  names.forEach((name, p) => out.push('<path class="life" d="M' + xOf(p) + " 4V" + bottom.toFixed(1) + '"/>'));
  out.push(statesMarkup(bottom));
  plan.skips.forEach((zone) => out.push(skipMarkup(plan, zone)));
  if (plan.axis === "local") out.push('<path class="bound" id="bounds" d="' + boundsPath() + '"/>');
  if (plan.axis === "true") out.push('<path class="wait" d="' + waitsPath() + '"/>');
  return out.join("");
}

function skipMarkup(plan, zone) {
  const { width } = picture;
  const wave = (y) => {
    let d = "M0 " + y.toFixed(1);
    for (let x = 0; x < width; x += 16) d += "l8-5l8 5";
    return d;
  };
  const left = plan.axis === "lamport" ? t("skippedValues", { n: count(zone.left - 1) }) : t("skipped", { time: time(zone.left) });
  return '<g class="skip-zone"><rect x="0" y="' + zone.from.toFixed(1) + '" width="' + width + '" height="' + (zone.to - zone.from).toFixed(1)
    + '"/><path d="' + wave(zone.from) + wave(zone.to) + '"/><text x="6" y="' + ((zone.from + zone.to) / 2 + 4).toFixed(1) + '">' + esc(left) + "</text></g>";
}

/** A strip along the lifeline from every change of state to the next. */
function statesMarkup(bottom) {
  const { ys } = picture.plan;
  return byProcess
    .map((events, p) => {
      const changes = events.filter((i) => shownEvent(i) && E[i].state !== undefined);
      return changes
        .map((i, k) => {
          const end = k + 1 < changes.length ? ys[changes[k + 1]] : bottom;
          const top = Math.min(ys[i], end);
          const first = k === 0 || E[changes[k - 1]].state !== E[i].state;
          return '<rect class="state ' + stateColour(E[i].state) + '" x="' + (xOf(p) - 4) + '" y="' + top.toFixed(1) + '" width="8" height="'
            + Math.abs(end - ys[i]).toFixed(1) + '"/>'
            + (first ? '<text class="state-name" x="' + (xOf(p) - 8) + '" y="' + (ys[i] + 16).toFixed(1) + '">' + esc(clip(plain(E[i].state), 32, 6.2)) + "</text>" : "");
        })
        .join("");
    })
    .join("");
}

function boundsPath() {
  const { plan } = picture;
  let d = "";
  for (let i = view.start; i < view.end; i++) {
    const x = xOf(processOf[i]);
    const y1 = plan.at(E[i].local_ns - E[i].bound_ns).toFixed(1);
    const y2 = plan.at(E[i].local_ns + E[i].bound_ns).toFixed(1);
    d += "M" + (x - 11) + " " + y1 + "h22M" + x + " " + y1 + "V" + y2 + "M" + (x - 11) + " " + y2 + "h22";
  }
  return d;
}

/** From where a message came in to where it was received. */
function waitsPath() {
  const { plan } = picture;
  let d = "";
  for (let i = view.start; i < view.end; i++) {
    if (E[i].arrived_ns === undefined || E[i].arrived_ns >= E[i].true_ns) continue;
    const x = xOf(processOf[i]) - 9;
    d += "M" + (x - 3) + " " + plan.at(E[i].arrived_ns).toFixed(1) + "h6m-3 0V" + plan.ys[i].toFixed(1);
  }
  return d;
}

function linksMarkup() {
  const { ys } = picture.plan;
  const out = [];
  for (let i = view.start; i < view.end; i++) {
    const line = (kind) => (from) => {
      if (!shownEvent(from)) return;
      out.push('<path class="link ' + kind + '" d="' + arrowPath(xOf(processOf[from]), ys[from], xOf(processOf[i]), ys[i]) + '"/>');
    };
    afters[i].forEach(line("after"));
    hiddens[i].forEach(line("hidden"));
  }
  return out.join("");
}

function arrowsMarkup() {
  return picture.shown.map((arrow) => '<path class="arrow" d="' + arrowShape(arrow) + '"/>').join("");
}

function marksMarkup() {
  const { ys } = picture.plan;
  let out = "";
  for (let i = view.start; i < view.end; i++) {
    out += '<path class="mark" role="button" tabindex="' + (i === state.focus ? 0 : -1) + '" data-i="' + i + '" transform="translate('
      + xOf(processOf[i]) + " " + ys[i].toFixed(1) + ')" aria-label="' + esc(markLabel(i)) + '"/>';
  }
  return out;
}

function markLabel(i) {
  return title(i) + ", " + kindText(i) + ", " + plain(E[i].what) + ", " + deed(i);
}

function badgesMarkup() {
  const { ys } = picture.plan;
  let out = "";
  for (let i = view.start; i < view.end; i++) {
    if (!(E[i].held > 0)) continue;
    out += '<text class="held" x="' + (xOf(processOf[i]) - 12) + '" y="' + (ys[i] - 11).toFixed(1) + '">≡\u200a' + E[i].held + "</text>";
  }
  return out;
}

/* What changes with the selection. */

function classOf(i) {
  const { a, b, upto } = state;
  let shape = E[i].kind;
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
    const ends = [arrow.to, arrow.from < 0 ? arrow.to : arrow.from].map((i) => relation(a, i));
    const all = (cone) => ends.every((end) => end === cone || end === "same");
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
    const now = kind + shape + (i === state.a);
    if (picture.seen[k] === now) return;
    picture.seen[k] = now;
    mark.setAttribute("class", kind);
    mark.setAttribute("d", SHAPES[shape]);
    mark.setAttribute("aria-pressed", i === state.a || i === state.b ? "true" : "false");
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
  byId("unsure").setAttribute("d", unsurePath());
  drawCut();
  drawTexts();
  byId("remark").innerHTML = remark();
}

function proofPath() {
  if (state.a < 0 || state.b < 0 || secret("relation")) return "";
  const way = path(state.a, state.b) || path(state.b, state.a);
  if (!way) return "";
  const { ys } = picture.plan;
  return way
    .filter((step) => shownEvent(step.from) && shownEvent(step.to))
    .map((step) => "M" + xOf(processOf[step.from]) + " " + ys[step.from].toFixed(1) + "L" + xOf(processOf[step.to]) + " " + ys[step.to].toFixed(1))
    .join("");
}

/** Whether their bounds overlap, so that local time cannot tell which was first. */
function isUnsure(a, b) {
  return Math.abs(E[a].local_ns - E[b].local_ns) <= E[a].bound_ns + E[b].bound_ns;
}

function unsurePath() {
  if (state.a < 0 || state.axis !== "local" || secret("relation")) return "";
  let d = "";
  for (let i = view.start; i < view.end; i++) {
    if (processOf[i] === processOf[state.a] || !isUnsure(state.a, i)) continue;
    d += "M" + (xOf(processOf[i]) - 11) + " " + picture.plan.ys[i].toFixed(1) + "a11 11 0 1 0 22 0a11 11 0 1 0-22 0";
  }
  return d;
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

/* Labels are written only where one looks. */

function stampTexts(i) {
  const event = E[i];
  const out = [];
  const on = state.labels;
  if (on.true) out.push("t\u2009" + brief(event.true_ns));
  if (on.local) {
    const bound = "±\u2009" + brief(event.bound_ns);
    if (picture.column >= 150) out.push(brief(event.local_ns) + "\u2009" + bound);
    else out.push(brief(event.local_ns), bound);
  }
  const hidden = isHidden(i);
  if (on.lamport) out.push("L\u2009" + (hidden ? "?" : event.lamport));
  if (on.vector) out.push(hidden ? "[?]" : vectorText(event.vector));
  if (on.hlc) out.push("H\u2009" + (hidden ? "?" : hlcText(event.hlc)));
  return out;
}

function drawTexts(from, to) {
  const board = byId("board");
  const top = from === undefined ? board.scrollTop - 260 : from;
  const bottom = to === undefined ? board.scrollTop + board.clientHeight + 260 : to;
  byId("texts").innerHTML = textsMarkup(top, bottom);
}

function textsMarkup(top, bottom) {
  const { ys } = picture.plan;
  const out = [];
  picture.columns.forEach((column, p) => {
    let low = 0;
    let high = column.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ys[column[middle]] < top) low = middle + 1;
      else high = middle;
    }
    let last = -Infinity;
    for (let k = low; k < column.length && ys[column[k]] <= bottom; k++) {
      const i = column[k];
      const chosen = i === state.a || i === state.b;
      const next = k + 1 < column.length ? ys[column[k + 1]] : Infinity;
      if (!chosen && (ys[i] - last < 13 || (next - ys[i] < 13 && (column[k + 1] === state.a || column[k + 1] === state.b)))) continue;
      const lines = labelLines(i, ys[i] - last < 22 ? 1 : Math.floor((next - ys[i] - 1) / 13));
      out.push(labelMarkup(i, xOf(p) + 13, ys[i], lines));
      last = ys[i] + (lines.length > 1 ? 14 * lines.length - 19 : 0);
    }
  });
  return out.join("");
}

/** What it is and the stamps, on so many lines at most; in a narrow column each stamp gets its own. */
function labelLines(i, most) {
  const what = state.labels.what ? [plain(E[i].what)] : [];
  const stamps = stampTexts(i);
  const gap = "\u2002";
  if (most < 2 || what.length + stamps.length < 2) return [stamps.concat(what).join(gap)];
  if (picture.column >= 200) return what.concat(stamps.join(gap)).slice(0, 2);
  const lines = what.concat(stamps);
  return lines.length <= most ? lines : lines.slice(0, most - 1).concat(lines.slice(most - 1).join(gap));
}

function labelMarkup(i, x, y, lines) {
  const faded = (state.upto >= 0 && i > state.upto) || (state.incident && E[i].incident !== state.incident);
  const letter = i === state.a ? "A" : i === state.b ? "B" : "";
  const shift = letter ? 16 : 0;
  const room = picture.column - 22 - shift;
  const first = lines.length > 1 ? y - 7 : y + 4;
  let out = letter ? '<text class="letter" x="' + x + '" y="' + (y + 5).toFixed(1) + '">' + letter + "</text>" : "";
  out += '<text class="label' + (faded ? " later" : "") + '" x="' + (x + shift) + '" y="' + first.toFixed(1) + '">';
  if (lines.length > 1) {
    lines.forEach((line, k) => {
      const what = k === 0 && state.labels.what;
      out += "<tspan" + (what ? ' class="what"' : "") + (k > 0 ? ' x="' + (x + shift) + '" dy="14"' : "") + ">" + esc(clip(line, room, what ? 6.9 : 6.1)) + "</tspan>";
    });
  } else {
    out += esc(clip(lines[0], room, 6.3));
  }
  return out + "</text>";
}

/** What to know of the picture on this axis. */
function remark() {
  const parts = [];
  const backs = picture.shown.filter(isBackward).length;
  parts.push(many("marks", view.end - view.start) + ", " + many("arrows", picture.shown.length) + ".");
  if (backs > 0) parts.push('<strong class="flag">↥ ' + esc(many("backwards", backs)) + "</strong> " + esc(t(state.axis === "local" ? "backwardsLocal" : "backwardsLamport")));
  const steps = backSteps();
  if (steps > 0) parts.push('<strong class="flag">↥ ' + esc(many(state.axis === "local" ? "clockBack" : "counterBack", steps)) + "</strong>");
  if (picture.plan.skips.length > 0) parts.push(esc(many("skips", picture.plan.skips.length)));
  if (picture.plan.still.length > 0) parts.push(esc(t("still_" + (state.axis === "lamport" ? "lamport" : "time"))));
  if (state.axis === "local" && state.a >= 0 && !secret("relation")) {
    let unsure = 0;
    for (let i = 0; i < N; i++) if (processOf[i] !== processOf[state.a] && isUnsure(state.a, i)) unsure++;
    if (unsure > 0) parts.push("<strong>" + esc(many("unsure", unsure)) + "</strong>");
  }
  return parts.join(" ");
}
