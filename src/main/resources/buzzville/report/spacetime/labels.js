/*
 * What is drawn only where one looks: labels, the ticks of the axis, bounds, waits, badges.
 */

/** How far beyond the board: one may scroll so far before they are drawn anew. */
const MARGIN = 320;

/** What part of the picture is on the board. Kept, as to ask the browser makes it lay out the page. */
const sight = { top: 0, height: 0, width: 0 };

function lookAgain() {
  const board = byId("board");
  sight.top = board.scrollTop;
  sight.height = board.clientHeight;
  sight.width = board.clientWidth;
}

/** Draws them around what is on the board. */
function drawNear() {
  const top = sight.top - MARGIN;
  const bottom = sight.top + sight.height + MARGIN;
  picture.near = { top, bottom };
  byId("gutter").innerHTML = gutterTexts(picture.plan, top, bottom);
  byId("bounds").setAttribute("d", boundsPath(top, bottom));
  byId("waits").setAttribute("d", waitsPath(top, bottom));
  byId("unsure").setAttribute("d", unsurePath(top, bottom));
  byId("badges").innerHTML = badgesMarkup(top, bottom);
  drawTexts();
}

function drawTexts() {
  byId("texts").innerHTML = textsMarkup(picture.near.top, picture.near.bottom);
}

/** After scrolling: only if something has come into sight that is not drawn. */
function drawIfFar() {
  lookAgain();
  const { near, plan } = picture;
  const missing = (near.top > 0 && sight.top < near.top) || (near.bottom < plan.height && sight.top + sight.height > near.bottom);
  if (missing) drawNear();
}

/** The path of what each event between two heights has there. */
function eachNear(top, bottom, part) {
  const { ys } = picture.plan;
  let d = "";
  for (let i = view.start; i < view.end; i++) if (ys[i] > top && ys[i] < bottom) d += part(i, xOf(processOf[i]), ys[i]);
  return d;
}

function boundsPath(top, bottom) {
  if (picture.plan.axis !== "local") return "";
  return spansPath(top, bottom, (x, from, to) => "M" + (x - 11) + " " + from + "h22M" + x + " " + from + "V" + to + "M" + (x - 11) + " " + to + "h22");
}

/** From where a message came in to where it was received. */
function waitsPath(top, bottom) {
  if (picture.plan.axis !== "true") return "";
  return spansPath(top, bottom, (x, from, to) => "M" + (x - 12) + " " + from + "h6m-3 0V" + to);
}

function spansPath(top, bottom, part) {
  const { low, high } = picture.spans;
  let d = "";
  for (let i = view.start; i < view.end; i++) {
    if (high[i] >= top && low[i] <= bottom && high[i] >= low[i]) d += part(xOf(processOf[i]), low[i].toFixed(1), high[i].toFixed(1));
  }
  return d;
}

function unsurePath(top, bottom) {
  const { a } = state;
  if (a < 0 || state.axis !== "local" || secret("relation")) return "";
  return eachNear(top, bottom, (i, x, y) => (processOf[i] === processOf[a] || !isUnsure(a, i) ? "" : "M" + (x - 11) + " " + y.toFixed(1) + "a11 11 0 1 0 22 0a11 11 0 1 0-22 0"));
}

function badgesMarkup(top, bottom) {
  return eachNear(top, bottom, (i, x, y) => (E[i].held > 0 ? '<text class="held" x="' + (x - 12) + '" y="' + (y - 11).toFixed(1) + '">≡\u200a' + E[i].held + "</text>" : ""));
}

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

function textsMarkup(top, bottom) {
  const { ys } = picture.plan;
  const out = [];
  picture.columns.forEach((column, p) => {
    const low = firstFrom(column, top, (i) => ys[i]);
    let last = -Infinity;
    for (let k = low; k < column.length && ys[column[k]] <= bottom; k++) {
      const i = column[k];
      const chosen = i === state.a || i === state.b;
      const next = k + 1 < column.length ? ys[column[k + 1]] : Infinity;
      if (!chosen && (ys[i] - last < 13 || (next - ys[i] < 13 && (column[k + 1] === state.a || column[k + 1] === state.b)))) continue;
      const lines = labelLines(i, ys[i] - last < (picture.leaving[i - view.start] === 1 ? 34 : 26) ? 1 : Math.floor((next - ys[i] - 1) / 13));
      const shift = labelShift(i, lines.length, ys[i] - last, next - ys[i]);
      out.push(labelMarkup(i, xOf(p) + 13, ys[i] + shift, lines));
      last = ys[i] + shift + (lines.length > 1 ? 14 * lines.length - 19 : 0);
    }
  });
  return out.join("");
}

/** How far a label goes up or down, so that no arrow strikes it through; it stays where there is no room. */
function labelShift(i, lines, above, below) {
  const p = processOf[i];
  const toTheRight = picture.leaving[i - view.start];
  const fromTheRight = arrows[i].some((arrow) => arrow.from >= 0 && processOf[arrow.from] > p);
  const more = 14 * (lines - 1);
  const up = lines > 1 ? 3 - more : -9;
  const low = lines > 1 ? 22 : 11;
  if (toTheRight === 1 && !fromTheRight && above >= 20 + more && picture.plan.ys[i] + up > 24) return up;
  if ((toTheRight === -1 || fromTheRight) && toTheRight !== 1 && below >= 13 + low + more) return low;
  return 0;
}

/** For each event shown: 1 if an arrow leaves it downwards to the right, -1 if upwards, 0 if none does. */
function leavings() {
  const { ys } = picture.plan;
  const leaving = new Int8Array(view.end - view.start);
  picture.shown.forEach(({ from, to }) => {
    if (from < 0 || !shownEvent(from) || processOf[to] <= processOf[from]) return;
    leaving[from - view.start] = ys[to] < ys[from] ? -1 : 1;
  });
  return leaving;
}

/** What it is and the stamps, on so many lines at most; in a narrow column each stamp gets its own. */
function labelLines(i, most) {
  const what = state.labels.what ? [whatIs(i)] : [];
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
      out += "<tspan" + (what ? ' class="what"' : "") + (k > 0 ? ' x="' + (x + shift) + '" dy="14"' : "") + ">" + esc(what ? clipMiddle(line, room, 6.9) : clip(line, room, 6.1)) + "</tspan>";
    });
  } else {
    out += esc(clip(lines[0], room, 6.3));
  }
  return out + "</text>";
}

