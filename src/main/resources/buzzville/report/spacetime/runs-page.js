/*
 * The page of two runs: what is chosen, and what keys and buttons do.
 */
const state = {
  language: document.documentElement.lang === "fr" ? "fr" : "en",
  axis: "true",
  zoom: 0,
  chosen: -1,
  at: -1,
  focus: 0,
  links: rows.length <= 300 ? "all" : "differ",
  aspects: new Set(kinds.keys()),
  page: 0,
  view: "diagram",
};

function say(text) {
  byId("say").textContent = text;
}

/** Whether a difference is of a kind that is ticked. */
function isLookedAt(difference) {
  return difference.aspects.some((aspect) => state.aspects.has(aspect));
}

function lookedAt() {
  if (!lookedAt.kept) lookedAt.kept = differences.filter(isLookedAt);
  return lookedAt.kept;
}

function drawWhere() {
  byId("where").textContent = t("runsWhere", { k: state.at >= 0 ? count(state.at + 1) : "–", n: count(lookedAt().length) });
}

/** Goes to the how-manieth of the differences that are looked at. */
function goTo(k) {
  const list = lookedAt();
  if (list.length === 0) return;
  state.at = Math.max(0, Math.min(list.length - 1, k));
  const difference = list[state.at];
  choose(difference.a >= 0 ? difference.a : difference.b);
  say(t("runsWhere", { k: count(state.at + 1), n: count(list.length) }) + ". " + sentence(difference));
}

function choose(g) {
  state.chosen = g;
  if (g >= 0) {
    turnTo(g);
    setFocus(g);
    ensureVisible(g);
    state.at = differs(g) ? lookedAt().indexOf(differences[differenceOf[g]]) : -1;
  }
  paint();
  drawSide();
  drawWhere();
  if (state.view === "table") showChosenRow();
  if (g >= 0) say(markLabel(g));
}

function showChosenRow() {
  state.page = state.chosen < 0 ? state.page : Math.floor(rowOf[state.chosen] / ROWS);
  drawTable();
  const line = byId("view-table").querySelector("tr.chosen");
  if (line) line.scrollIntoView({ block: "nearest" });
}

function turnTo(g) {
  if (shownEvent(g)) return;
  view.start = Math.floor(rowOf[g] / MOST_ROWS) * MOST_ROWS;
  view.end = Math.min(rows.length, view.start + MOST_ROWS);
  state.focus = g;
  draw();
  drawRemark();
  drawNotices();
}

function setFocus(g) {
  const turn = (x, index) => picture.marks.has(x) && picture.marks.get(x).setAttribute("tabindex", index);
  turn(state.focus, "-1");
  state.focus = g;
  turn(g, "0");
  showHead(byId("heads").querySelectorAll(".head")[laneOf(g)]);
}

const HEADS = 46;

function ensureVisible(g) {
  if (g < 0 || state.view !== "diagram" || !shownEvent(g)) return;
  const board = byId("board");
  const y = picture.ys[g] + HEADS;
  if (y < sight.top + 70 || y > sight.top + sight.height - 60) {
    board.scrollTop = y - sight.height / 2;
    drawIfFar();
  }
  if (GUTTER + picture.width <= sight.width) return;
  const x = GUTTER + xOf(g);
  if (x < board.scrollLeft + GUTTER + 20 || x > board.scrollLeft + board.clientWidth - 90) board.scrollLeft = x - board.clientWidth / 2;
}

/** The event that an arrow key leads to: the next on its lifeline, or the nearest on a neighbouring one, be it of the other run. */
function neighbour(g, key) {
  const lanes = picture.columns;
  const at = lanes.findIndex((lane) => lane.includes(g));
  if (key === "ArrowUp" || key === "ArrowDown") {
    const next = lanes[at].indexOf(g) + (key === "ArrowDown" ? 1 : -1);
    return next >= 0 && next < lanes[at].length ? lanes[at][next] : g;
  }
  const way = key === "ArrowRight" ? 1 : -1;
  for (let q = at + way; q >= 0 && q < lanes.length; q += way) {
    if (lanes[q].length === 0) continue;
    const y = picture.ys[g];
    return lanes[q].reduce((best, x) => (Math.abs(picture.ys[x] - y) < Math.abs(picture.ys[best] - y) ? x : best));
  }
  return g;
}

function moveFocus(g) {
  turnTo(g);
  setFocus(g);
  ensureVisible(g);
  picture.marks.get(g).focus({ preventScroll: true });
}

/** To the equivalent of the event that has the focus, or is selected. */
function toOther() {
  const g = state.chosen >= 0 ? state.chosen : state.focus;
  if (g >= 0 && partner[g] >= 0) {
    choose(partner[g]);
    if (state.view === "diagram") picture.marks.get(partner[g]).focus({ preventScroll: true });
  }
}

/* Controls */

function drawWords() {
  document.documentElement.lang = state.language;
  const scenario = (run) => plain(run.header.scenario) + " · " + plain(run.header.strategy);
  document.title = t("runsPageTitle", { a: scenario(A), b: scenario(B) });
  document.querySelectorAll("[data-t]").forEach((element) => (element.textContent = t(element.dataset.t)));
  document.querySelectorAll("[data-label]").forEach((element) => {
    element.setAttribute("aria-label", t(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = t(element.dataset.label);
  });
  runs.forEach((run, side) => {
    const { header, rules } = run;
    byId("facts-" + "ab"[side]).textContent = t("runsFacts", { run: LETTERS[side], scenario: plain(header.scenario), strategy: plain(header.strategy), seed: seeds[side], replication: header.replication, version: plain(header.buzzville), granularity: t("granularity_" + rules.granularity), broker: t("broker_" + rules.broker) });
  });
  byId("axes").innerHTML = "<legend>" + esc(t("axis")) + "</legend>" + RUN_AXES.map((axis, k) => '<label title="' + (k + 1) + '"><input type="radio" name="axis" value="' + axis + '"' + (axis === state.axis ? " checked" : "") + "><span>" + esc(t("axis_" + axis)) + "</span></label>").join("");
  byId("keys").innerHTML = keysMarkup();
  byId("legend").innerHTML = legendMarkup();
  byId("language").value = state.language;
  byId("links-of").value = state.links;
}

function drawRemark() {
  const both = rows.filter((row) => !row.includes(-1)).length;
  byId("remark").textContent = t("runsRemark", { both: count(both), a: count(A.N - both), b: count(B.N - both), drawn: count(picture.events.length), arrows: count(picture.arrows.length) });
}

function legendMarkup() {
  const item = (shape, kind, key) => '<li><svg width="24" height="24" viewBox="-12 -12 24 24" aria-hidden="true"><polygon class="mark ' + kind + '" points="' + cornersAt(SHAPES[shape], 0, 0) + '"/></svg>' + esc(t(key)) + "</li>";
  const line = (kind, key) => '<li><svg width="30" height="10" aria-hidden="true"><line class="link pair ' + kind + '" x1="0" y1="5" x2="30" y2="5"/></svg> ' + esc(t(key)) + "</li>";
  return "<h2>" + esc(t("legend")) + "</h2><ul>" + item("send", "send", "send") + item("receive", "receive", "receive") + (runs.some((run) => run.E.some((event, i) => run.isStep(i))) ? item("step", "step", "step") : "") + item("local", "local", "local") + "</ul><ul>"
    + (state.chosen >= 0 ? item("same", "same chosen", "runsLegendChosen") + item("past", "past", "past") + item("future", "future", "future") + item("concurrent", "concurrent", "concurrent") : item("receive", "receive differs", "runsLegendDiffers")) + (state.chosen >= 0 ? item("past", "past changed", "runsLegendChanged") : item("only", "only", "runsLegendOnly"))
    + "</ul><ul>" + line("", "runsLegendPair") + line("differs", "runsLegendDiffers") + line("order", "runsLegendOrder") + '</ul><ul class="lines"><li><i class="line back"></i>' + esc(t("legendBack")) + "</li></ul>";
}

const KEYS = [
  [["n", "PageDown"], "keyDifference"], [["p", "PageUp"], "keyDifferenceBack"], [["Home", "End"], "keyDifferenceEnds"], [["↑", "↓", "←", "→"], "keyMove"], [["Enter"], "keySelect"], [["x"], "keyOther"], [["1", "…", "4"], "keyAxis"],
  [["d", "t"], "keyViewTwo"], [["+", "−"], "keyZoom"], [["Esc"], "keyClear"], [["?"], "keyHelp"],
];

function keysMarkup() {
  return "<h2>" + esc(t("keys")) + "</h2><dl>" + KEYS.map(([keys, key]) => "<div><dt>" + keys.map((k) => "<kbd>" + k + "</kbd>").join(" ") + "</dt><dd>" + esc(t(key)) + "</dd></div>").join("") + "</dl>";
}

function showView(name) {
  state.view = name;
  for (const one of ["diagram", "table"]) {
    byId("view-" + one).hidden = one !== name;
    byId("tab-" + one).setAttribute("aria-selected", one === name ? "true" : "false");
    byId("tab-" + one).tabIndex = one === name ? 0 : -1;
  }
  if (name === "table") showChosenRow();
  else {
    lookAgain();
    if (sight.width === picture.room) drawNear();
    else arrange();
    ensureVisible(state.chosen);
  }
}

function toggleKeys() {
  const box = byId("keys");
  box.hidden = !box.hidden;
  byId("help").setAttribute("aria-expanded", box.hidden ? "false" : "true");
}

function setAxis(axis) {
  state.axis = axis;
  document.querySelectorAll("[name=axis]").forEach((radio) => (radio.checked = radio.value === axis));
  arrange();
  ensureVisible(state.chosen >= 0 ? state.chosen : state.focus);
}

function setZoom(zoom) {
  state.zoom = Math.max(-4, Math.min(6, zoom));
  byId("zoom").value = state.zoom;
  arrange();
  ensureVisible(state.chosen >= 0 ? state.chosen : state.focus);
}

function setAspects() {
  state.aspects = new Set([...byId("aspects").querySelectorAll("input:checked")].map((box) => box.value));
  lookedAt.kept = null;
  state.at = -1;
  draw();
  drawVerdict();
  drawWhere();
}

/* Paper: the picture in pieces that fit a page, each with the names of the processes, then the table. */
const SHEET = 880;
const SHEETS = 40;
const PAPER_ROWS = 500;

function preparePaper() {
  const { plan, width } = picture;
  const sheet = Math.max(SHEET, (SHEET * (GUTTER + width)) / 700);
  const start = plan.height > SHEETS * sheet ? Math.min(sight.top, plan.height - SHEETS * sheet) : 0;
  const pieces = [];
  for (let y = start; y < plan.height && pieces.length < SHEETS; y += sheet) pieces.push(piece(y, Math.min(plan.height, y + sheet)));
  const last = Math.min(rows.length, PAPER_ROWS);
  byId("paper").innerHTML = "<h2>" + esc(t("runsFirstTitle")) + "</h2><p>" + esc(lookedAt().length ? sentence(lookedAt()[0]) : t("runsSame", { n: count(A.N) })) + "</p><p>" + esc(byId("remark").textContent) + "</p>"
    + (plan.height > SHEETS * sheet ? '<p class="notice">' + esc(t("paperCut")) + "</p>" : "") + pieces.join("") + '<div class="legend">' + byId("legend").innerHTML + "</div><h2>" + esc(t("runsTableTitle")) + "</h2>"
    + (last < rows.length ? '<p class="notice">' + esc(t("paperTableCut", { from: 1, to: count(last), of: count(rows.length) })) + "</p>" : "") + tableMarkup(0, last);
}

function piece(from, to) {
  const { plan, width } = picture;
  const copy = (element) => element.outerHTML.replace(/ (role|tabindex|data-i|aria-[a-z]+|id)="[^"]*"/g, "");
  const within = (element) => {
    const ys = element.getAttribute("points").trim().split(" ").map((point) => Number(point.split(",")[1]));
    return Math.max(...ys) > from - 14 && Math.min(...ys) < to + 14;
  };
  const inside = ["#arrows", "#marks"].map((group) => [...document.querySelectorAll(group + " > *")].filter(within).map(copy).join("")).join("");
  const heads = runs.map((run, side) => run.names.map((name, p) => '<text class="head-name" x="' + (xOfProcess(side, p) - 10) + '" y="' + (from - 10) + '">' + esc(clip(LETTERS[side] + ": " + calledOf(run, name), picture.column - 8, 7)) + "</text>").join("")).join("");
  return '<svg class="sheet" viewBox="' + -GUTTER + " " + (from - 28) + " " + (GUTTER + width) + " " + (to - from + 28) + '"><g transform="translate(' + -GUTTER + ' 0)" class="gutter">' + gutterTexts(plan, from, to)
    + '</g><svg x="0" y="' + from + '" width="' + width + '" height="' + (to - from) + '" viewBox="0 ' + from + " " + width + " " + (to - from) + '">' + backdrop() + linksMarkup(from, to) + inside + textsMarkup(from, to) + firstMarkup() + "</svg>" + heads + "</svg>";
}

/* Events of the browser */

const KEY_ACTIONS = {
  n: () => goTo(state.at + 1), PageDown: () => goTo(state.at + 1), p: () => goTo(state.at < 0 ? lookedAt().length - 1 : state.at - 1), PageUp: () => goTo(state.at < 0 ? lookedAt().length - 1 : state.at - 1),
  Home: () => goTo(0), End: () => goTo(lookedAt().length - 1), Escape: () => choose(-1), d: () => showView("diagram"), t: () => showView("table"), x: toOther, "?": toggleKeys, "+": () => setZoom(state.zoom + 1), "-": () => setZoom(state.zoom - 1),
};

/** Whether a control needs the key itself. */
function isFor(control, key) {
  if (key === "Escape") return false;
  if (control.tagName === "SELECT") return true;
  return control.tagName === "INPUT" && (/^(Arrow|Page|Home|End)/.test(key) || key === " ");
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || isFor(event.target, event.key)) return;
  const mark = event.target.closest && event.target.closest(".mark[data-i]");
  const tab = event.target.getAttribute && event.target.getAttribute("role") === "tab";
  if (mark && event.key.startsWith("Arrow")) moveFocus(neighbour(Number(mark.dataset.i), event.key));
  else if (mark && (event.key === "Enter" || event.key === " ")) choose(Number(mark.dataset.i));
  else if (tab && /^Arrow(Left|Right)$/.test(event.key)) {
    showView(state.view === "table" ? "diagram" : "table");
    byId("tab-" + state.view).focus();
  } else if (KEY_ACTIONS[event.key]) KEY_ACTIONS[event.key]();
  else if (/^[1-4]$/.test(event.key)) setAxis(RUN_AXES[Number(event.key) - 1]);
  else return;
  event.preventDefault();
}

function onTable(event) {
  const page = event.target.closest("[data-page]");
  const link = event.target.closest("[data-i]");
  if (page) {
    state.page += Number(page.dataset.page);
    drawTable();
    byId("view-table").focus();
  } else if (link) choose(Number(link.dataset.i));
}

function listen() {
  const on = (id, kind, action) => byId(id).addEventListener(kind, action);
  document.addEventListener("keydown", onKey);
  document.querySelectorAll("[data-view]").forEach((button) => button.addEventListener("click", () => showView(button.dataset.view)));
  on("first", "click", KEY_ACTIONS.Home);
  on("back", "click", KEY_ACTIONS.p);
  on("next", "click", KEY_ACTIONS.n);
  on("last", "click", KEY_ACTIONS.End);
  on("clear", "click", KEY_ACTIONS.Escape);
  on("help", "click", toggleKeys);
  on("print", "click", () => window.print());
  on("zoom", "input", () => setZoom(Number(byId("zoom").value)));
  on("axes", "change", (event) => setAxis(event.target.value));
  on("aspects", "change", setAspects);
  on("links-of", "change", () => {
    state.links = byId("links-of").value;
    drawNear();
  });
  on("look", "change", () => {
    if (byId("look").value === "auto") delete document.documentElement.dataset.look;
    else document.documentElement.dataset.look = byId("look").value;
  });
  on("language", "change", () => {
    state.language = byId("language").value;
    drawAll();
  });
  on("view-table", "click", onTable);
  on("picture", "click", (event) => {
    const mark = event.target.closest(".mark[data-i]");
    if (!mark) return;
    choose(Number(mark.dataset.i));
    mark.focus({ preventScroll: true });
  });
  on("picture", "focusin", (event) => {
    if (event.target.dataset && event.target.dataset.i !== undefined) say(markLabel(Number(event.target.dataset.i)));
  });
  on("cuts-off", "click", (event) => {
    const by = event.target.id === "window-back" ? -MOST_ROWS : event.target.id === "window-next" ? MOST_ROWS : 0;
    if (by === 0) return;
    turnTo(rows[Math.max(0, Math.min(rows.length - 1, view.start + by))].find((g) => g >= 0));
    byId("board").scrollTop = 0;
  });
  on("board", "scroll", () => requestAnimationFrame(drawIfFar));
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    if (state.view === "diagram") arrange();
  });
  window.addEventListener("beforeprint", preparePaper);
  window.addEventListener("afterprint", () => (byId("paper").innerHTML = ""));
}

function drawAll() {
  drawWords();
  drawAspects();
  drawNotices();
  drawVerdict();
  draw();
  drawRemark();
  drawSide();
  drawWhere();
  showView(state.view);
}

listen();
drawAll();
