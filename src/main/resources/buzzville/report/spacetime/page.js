/*
 * The page: what is chosen, and what keys and buttons do.
 */
const state = {
  language: document.documentElement.lang === "fr" ? "fr" : "en",
  axis: "true",
  zoom: 0,
  labels: { what: true, true: false, local: false, lamport: true, vector: P <= 5, hlc: false },
  a: -1,
  b: -1,
  upto: -1,
  focus: 0,
  incident: "",
  cut: null,
  cutBy: "true_ns",
  quiz: null,
  observer: undefined,
  page: 0,
  view: "diagram",
  side: "event",
};

function say(text) {
  byId("say").textContent = text;
}

function refresh() {
  if (picture.plan.axis === state.axis) paint();
  else arrange();
  drawEvent();
  drawWhere();
  drawAxisChoice();
}

function drawWhere() {
  byId("where").textContent = t("stepOf", { k: state.upto >= 0 ? count(state.upto + 1) : "–", n: count(N) });
}

/** Chooses the first event, or the second beside it. */
function select(i, second) {
  if (second && state.a >= 0 && state.a !== i) state.b = state.b === i ? -1 : i;
  else {
    state.a = i;
    state.b = -1;
  }
  setFocus(i);
  refresh();
  announce();
}

function choose(a, b) {
  state.a = a;
  state.b = a >= 0 && b !== a ? b : -1;
  if (a >= 0) {
    turnTo(a);
    setFocus(a);
    ensureVisible(a);
  }
  refresh();
  announce();
}

function announce() {
  if (state.a < 0) return;
  let text = "A: " + markLabel(state.a) + ". ";
  if (!isHidden(state.a)) text += "Lamport " + lamportText(state.a).text + ". ";
  if (!secret("relation")) {
    const n = cones(state.a);
    text += count(n.past) + " " + word("past", n.past) + ", " + count(n.future) + " " + word("future", n.future) + ", " + count(n.concurrent) + " " + word("concurrent", n.concurrent) + ". ";
    if (state.b >= 0) text += "B: " + markLabel(state.b) + ". " + t("truth_" + verdicts(state.a, state.b).truth);
  }
  say(text);
}

/** Steps through the log: event i has just been. */
function step(i) {
  if (N === 0 || state.quiz) return;
  const to = Math.max(0, Math.min(N - 1, i));
  state.upto = to;
  state.a = to;
  state.b = -1;
  turnTo(to);
  setFocus(to);
  ensureVisible(to);
  refresh();
  announce();
}

function clearAll() {
  if (state.quiz) return;
  state.a = -1;
  state.b = -1;
  state.upto = -1;
  refresh();
}

/** Shows the part of a long log that the event is in. */
function turnTo(i) {
  if (shownEvent(i)) return;
  view.start = Math.floor(i / MOST) * MOST;
  view.end = Math.min(N, view.start + MOST);
  state.focus = view.start;
  draw();
  drawNotices();
}

function setFocus(i) {
  const old = picture.marks[state.focus - view.start];
  if (old) old.setAttribute("tabindex", "-1");
  state.focus = i;
  const mark = picture.marks[i - view.start];
  if (mark) mark.setAttribute("tabindex", "0");
  showHead(byId("heads").querySelectorAll(".head")[processOf[i]]);
}

/** How high the names of the processes are, pixels; as in the style. */
const HEADS = 46;

function ensureVisible(i) {
  if (i < 0 || state.view !== "diagram" || !shownEvent(i)) return;
  const board = byId("board");
  const y = picture.plan.ys[i] + HEADS;
  if (y < sight.top + 70 || y > sight.top + sight.height - 60) {
    board.scrollTop = y - sight.height / 2;
    lookAgain();
    drawIfFar();
  }
  const x = GUTTER + xOf(processOf[i]);
  if (GUTTER + picture.width <= sight.width) return;
  if (x < board.scrollLeft + GUTTER + 20 || x > board.scrollLeft + board.clientWidth - 90) board.scrollLeft = x - board.clientWidth / 2;
}

/** The event that an arrow key leads to: the next on its lifeline, or the nearest on a neighbouring one. */
function neighbour(i, key) {
  const p = processOf[i];
  if (key === "ArrowUp" || key === "ArrowDown") {
    const column = picture.columns[p];
    const at = column.indexOf(i) + (key === "ArrowDown" ? 1 : -1);
    return at >= 0 && at < column.length ? column[at] : i;
  }
  const way = key === "ArrowRight" ? 1 : -1;
  for (let q = p + way; q >= 0 && q < P; q += way) {
    const column = picture.columns[q];
    if (column.length === 0) continue;
    const y = picture.plan.ys[i];
    return column.reduce((best, j) => (Math.abs(picture.plan.ys[j] - y) < Math.abs(picture.plan.ys[best] - y) ? j : best));
  }
  return i;
}

function moveFocus(i) {
  setFocus(i);
  ensureVisible(i);
  picture.marks[i - view.start].focus({ preventScroll: true });
}

/** The event under the pointer, or near it; -1 if there is none. */
function eventAt(pointer) {
  const box = byId("space").getBoundingClientRect();
  const x = pointer.clientX - box.left;
  const y = pointer.clientY - box.top;
  const p = Math.round((x - LEFT) / picture.column);
  if (p < 0 || p >= P || Math.abs(x - xOf(p)) > 16) return -1;
  let best = -1;
  let nearest = 15;
  picture.columns[p].forEach((i) => {
    const d = Math.abs(picture.plan.ys[i] - y);
    if (d < nearest) {
      nearest = d;
      best = i;
    }
  });
  return best;
}

/* Views */

function showView(name) {
  state.view = name;
  for (const view of ["diagram", "orders", "table"]) {
    byId("view-" + view).hidden = view !== name;
    tab(byId("tab-" + view), view === name);
  }
  if (name === "orders") drawOrders();
  else if (name === "table") drawTable();
  else {
    lookAgain();
    if (sight.width === picture.room) drawNear();
    else arrange();
  }
}

function showSide(name) {
  state.side = name;
  for (const side of ["event", "cut", "quiz"]) {
    byId("side-" + side).hidden = side !== name;
    tab(byId("tab-" + side), side === name);
  }
  if (name === "cut") drawCutPanel();
  if (name === "quiz") drawQuiz();
}

function tab(element, on) {
  element.setAttribute("aria-selected", on ? "true" : "false");
  element.tabIndex = on ? 0 : -1;
}

function toggleKeys() {
  const box = byId("keys");
  box.hidden = !box.hidden;
  byId("help").setAttribute("aria-expanded", box.hidden ? "false" : "true");
}

function setZoom(zoom) {
  state.zoom = Math.max(-4, Math.min(6, zoom));
  byId("zoom").value = state.zoom;
  arrange();
  ensureVisible(state.a >= 0 ? state.a : state.focus);
}

function setLook(look) {
  if (look === "auto") delete document.documentElement.dataset.look;
  else document.documentElement.dataset.look = look;
}

/* Events of the browser */

const KEY_ACTIONS = {
  n: () => step(state.upto + 1), PageDown: () => step(state.upto + 1), p: () => step(state.upto < 0 ? N - 1 : state.upto - 1), PageUp: () => step(state.upto < 0 ? N - 1 : state.upto - 1),
  Home: () => step(0), End: () => step(N - 1), Escape: clearAll, d: () => showView("diagram"), o: () => showView("orders"), t: () => showView("table"), e: () => showSide("event"), c: () => showSide("cut"), q: () => showSide("quiz"),
  "?": toggleKeys, "+": () => setZoom(state.zoom + 1), "-": () => setZoom(state.zoom - 1),
};

/** Whether a control needs the key itself: what one writes in needs all, what one moves needs those that move it. */
function isFor(control, key) {
  if (key === "Escape") return false;
  if (control.tagName === "SELECT" || (control.tagName === "INPUT" && /^(text|number)$/.test(control.type))) return true;
  return control.tagName === "INPUT" && (/^(Arrow|Page|Home|End)/.test(key) || key === " ");
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (isFor(event.target, event.key)) return;
  const mark = event.target.closest && event.target.closest(".mark[data-i]");
  if (mark && event.key.startsWith("Arrow")) moveFocus(neighbour(Number(mark.dataset.i), event.key));
  else if (mark && (event.key === "Enter" || event.key === " ")) {
    select(Number(mark.dataset.i), event.shiftKey);
    picture.marks[state.focus - view.start].focus({ preventScroll: true });
  } else if (event.target.getAttribute && event.target.getAttribute("role") === "tab" && /^Arrow(Left|Right)$|^Home$|^End$/.test(event.key)) moveTab(event.target, event.key);
  else if (KEY_ACTIONS[event.key]) {
    if (state.quiz && /^(n|p|PageDown|PageUp|Home|End|Escape)$/.test(event.key)) return;
    KEY_ACTIONS[event.key]();
  } else if (/^[1-5]$/.test(event.key)) setAxis(AXES[Number(event.key) - 1]);
  else return;
  event.preventDefault();
}

function moveTab(current, key) {
  const tabs = [...current.parentElement.querySelectorAll("[role=tab]")];
  const at = tabs.indexOf(current);
  const next = key === "Home" ? 0 : key === "End" ? tabs.length - 1 : (at + (key === "ArrowRight" ? 1 : tabs.length - 1)) % tabs.length;
  tabs[next].click();
  tabs[next].focus();
}

function onHover(event) {
  const tip = byId("tip");
  const i = eventAt(event);
  tip.hidden = i < 0;
  if (i < 0) return;
  const stamps = isHidden(i) ? "L ?" : "L " + E[i].lamport + " · " + vectorText(E[i].vector) + " · H " + hlcText(E[i].hlc);
  tip.innerHTML = "<b>" + esc(title(i)) + "</b> " + esc(kindText(i)) + " · " + esc(whatIs(i)) + " <small>" + esc(plain(E[i].process) + " / " + plain(E[i].what)) + "</small><br>" + esc(deed(i)) + "<br>" + esc(time(E[i].true_ns)) + " · " + esc(time(E[i].local_ns) + " ± " + time(E[i].bound_ns)) + "<br>" + esc(plain(stamps));
  tip.style.left = Math.max(4, Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8)) + "px";
  tip.style.top = Math.max(4, Math.min(event.clientY + 14, window.innerHeight - tip.offsetHeight - 8)) + "px";
}

function listen() {
  document.addEventListener("keydown", onKey);
  document.querySelectorAll("[data-view]").forEach((button) => button.addEventListener("click", () => showView(button.dataset.view)));
  document.querySelectorAll("[data-side]").forEach((button) => button.addEventListener("click", () => showSide(button.dataset.side)));
  const click = (id, action) => byId(id).addEventListener("click", action);
  click("first", () => step(0));
  click("back", KEY_ACTIONS.p);
  click("next", KEY_ACTIONS.n);
  click("last", () => step(N - 1));
  click("clear", clearAll);
  click("help", toggleKeys);
  click("print", () => window.print());
  byId("zoom").addEventListener("input", () => setZoom(Number(byId("zoom").value)));
  byId("incident").addEventListener("change", () => {
    state.incident = byId("incident").value;
    paint();
  });
  byId("look").addEventListener("change", () => setLook(byId("look").value));
  byId("language").addEventListener("change", () => {
    state.language = byId("language").value;
    drawAll();
  });
  byId("picture").addEventListener("click", (event) => {
    const i = eventAt(event);
    if (i < 0 || (state.quiz && state.quiz.type === "relation")) return;
    select(i, event.shiftKey);
    picture.marks[i - view.start].focus({ preventScroll: true });
  });
  byId("picture").addEventListener("focusin", (event) => {
    if (event.target.dataset && event.target.dataset.i !== undefined) say(markLabel(Number(event.target.dataset.i)));
  });
  byId("picture").addEventListener("pointermove", onHover);
  byId("picture").addEventListener("pointerleave", () => (byId("tip").hidden = true));
  let waiting = false;
  byId("board").addEventListener("scroll", () => {
    byId("tip").hidden = true;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      drawIfFar();
    });
  });
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
  draw();
  drawEvent();
  drawWhere();
  showView(state.view);
  showSide(state.side);
}

listen();
drawAll();
