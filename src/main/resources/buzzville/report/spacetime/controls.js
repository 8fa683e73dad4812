/*
 * The controls and what they are called: axes, labels, incidents, notices, the legend, the keys.
 */
function drawWords() {
  document.documentElement.lang = state.language;
  const called = run.captions.title ? run.captions.title[state.language] : header.scenario;
  document.title = t("pageTitle", { scenario: plain(called), strategy: plain(header.strategy) });
  byId("name").textContent = document.title;
  document.querySelectorAll("[data-t]").forEach((element) => (element.textContent = t(element.dataset.t)));
  document.querySelectorAll("[data-label]").forEach((element) => {
    element.setAttribute("aria-label", t(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = t(element.dataset.label);
  });
  byId("facts").textContent = t("facts", {
    scenario: plain(header.scenario), strategy: plain(header.strategy), seed, replication: header.replication, version: plain(header.buzzville),
    granularity: t("granularity_" + rules.granularity), broker: t("broker_" + rules.broker),
  });
  drawAxes();
  drawLabelChoices();
  drawIncidents();
  drawNotices();
  byId("keys").innerHTML = keysMarkup();
  byId("legend").innerHTML = legendMarkup();
  byId("language").value = state.language;
}

function drawAxes() {
  byId("axes").innerHTML = "<legend>" + esc(t("axis")) + "</legend>" + AXES.map((axis, k) => '<label title="' + (k + 1) + '"><input type="radio" name="axis" value="' + axis + '"' + (axis === state.axis ? " checked" : "") + "><span>" + esc(t("axis_" + axis)) + "</span></label>").join("");
  document.querySelectorAll("[name=axis]").forEach((radio) => radio.addEventListener("change", () => setAxis(radio.value)));
}

function setAxis(axis) {
  if (axis === "lamport" && state.quiz && state.quiz.type !== "relation") return;
  state.axis = axis;
  if (axis === "local" && !state.labels.local) {
    state.labels.local = true;
    drawLabelChoices();
  }
  if (picture.plan.axis !== axis) arrange();
  ensureVisible(state.a >= 0 ? state.a : state.focus);
  drawAxisChoice();
}

function drawAxisChoice() {
  document.querySelectorAll("[name=axis]").forEach((radio) => {
    radio.checked = radio.value === state.axis;
    radio.disabled = radio.value === "lamport" && state.quiz !== null && state.quiz.type !== "relation";
  });
}

function drawLabelChoices() {
  byId("labels").innerHTML = "<legend>" + esc(t("labels")) + "</legend>" + Object.keys(state.labels).map((key) => '<label><input type="checkbox" value="' + key + '"' + (state.labels[key] ? " checked" : "") + "> " + esc(t("label_" + key)) + "</label>").join("");
  byId("labels").querySelectorAll("input").forEach((box) => box.addEventListener("change", () => {
    state.labels[box.value] = box.checked;
    drawTexts();
  }));
}

function drawIncidents() {
  const all = [...new Set(E.map((event) => event.incident).filter((name) => name !== undefined))];
  byId("incident-choice").hidden = all.length === 0;
  byId("incident").innerHTML = '<option value="">' + esc(t("incidentAll")) + "</option>" + all.slice(0, 500).map((name) => '<option value="' + esc(name) + '"' + (name === state.incident ? " selected" : "") + ' title="' + esc(plain(name)) + '">' + esc(incidentName(name)) + "</option>").join("");
  byId("timeline").hidden = incidents.length === 0;
  byId("timeline").innerHTML = "<span>" + esc(t("timeline")) + "</span>" + incidents.map((one, k) => ' <button type="button" data-jump="' + k + '">⚡ ' + esc(incidentText(one)) + "</button>").join("");
  byId("timeline").querySelectorAll("[data-jump]").forEach((button) => button.addEventListener("click", () => jumpTo(incidents[Number(button.dataset.jump)])));
}

/** Shows where true time was when an incident began. */
function jumpTo(incident) {
  if (N === 0) return;
  if (state.axis !== "true" && state.axis !== "nonlinear") setAxis("true");
  const first = firstFrom(E, incident.from_ns, (event) => event.true_ns);
  turnTo(Math.min(N - 1, first));
  byId("board").scrollTop = Math.max(0, picture.plan.at(incident.from_ns) - 40);
  drawIfFar();
  say(incidentText(incident));
}

function drawNotices() {
  byId("warn").hidden = broken.length === 0;
  byId("warn").textContent = "⚠ " + t("brokenTitle");
  const bad = byId("broken");
  bad.hidden = broken.length === 0;
  bad.innerHTML = broken.length ? "<b>⚠ " + esc(t("brokenTitle")) + "</b> " + esc(t("brokenText", { rules: broken.map(plain).join(", ") })) : "";
  const parts = [];
  if (header.left_out > 0) parts.push(esc(many("leftOut", header.left_out)));
  if (N > MOST) {
    const button = (id, key, off) => ' <button type="button" id="' + id + '"' + (off ? " disabled" : "") + ">" + esc(t(key)) + "</button>";
    parts.push("<b>" + esc(t("truncated", { from: count(view.start + 1), to: count(view.end), of: count(N), left: count(N - (view.end - view.start)) })) + "</b>"
      + button("window-back", "windowBack", view.start === 0) + button("window-next", "windowNext", view.end === N));
  }
  const box = byId("cuts-off");
  box.hidden = parts.length === 0;
  box.innerHTML = parts.join("<br>");
  const move = (id, by) => {
    if (byId(id)) byId(id).addEventListener("click", () => {
      turnTo(Math.max(0, Math.min(N - 1, view.start + by)));
      byId("board").scrollTop = 0;
    });
  };
  move("window-back", -MOST);
  move("window-next", MOST);
}

function legendMarkup() {
  const item = (shape, kind, key) => '<li><svg width="24" height="24" viewBox="-12 -12 24 24" aria-hidden="true"><polygon class="mark ' + kind + '" points="' + cornersAt(SHAPES[shape], 0, 0) + '"/></svg>' + esc(t(key)) + "</li>";
  return "<h2>" + esc(t("legend")) + "</h2><ul>" + item("send", "send", "send") + item("receive", "receive", "receive") + (E.some((event, i) => run.isStep(i)) ? item("step", "step", "step") : "") + item("local", "local", "local") + "</ul><ul>" + item("same", "same", "chosenA") + item("past", "past", "past") + item("future", "future", "future") + item("concurrent", "concurrent", "concurrent")
    + '</ul><ul class="lines"><li><i class="line back"></i>' + esc(t("legendBack")) + '</li><li><i class="line flight"></i>' + esc(t("legendFlight")) + '</li><li><i class="line after"></i>' + esc(t("legendAfter")) + '</li><li><i class="line hidden"></i>' + esc(t("legendHidden")) + "</li><li><i class=\"glyph\">≡2</i>" + esc(t("legendHeld")) + "</li></ul>";
}

const KEYS = [
  [["n", "PageDown"], "keyNext"], [["p", "PageUp"], "keyBack"], [["Home", "End"], "keyEnds"], [["↑", "↓", "←", "→"], "keyMove"], [["Enter"], "keySelect"], [["Shift+Enter"], "keySecond"], [["1", "…", "5"], "keyAxis"],
  [["d", "o", "t"], "keyView"], [["e", "c", "q"], "keySide"], [["+", "−"], "keyZoom"], [["Esc"], "keyClear"], [["?"], "keyHelp"],
];

/** A key as it is called on keyboards of the language. */
function keyName(key) {
  return key.split("+").map((one) => (WORDS[state.language]["key_" + one] === undefined ? one : t("key_" + one))).join("+") || "+";
}

function keysMarkup() {
  return "<h2>" + esc(t("keys")) + "</h2><dl>" + KEYS.map(([keys, key]) => "<div><dt>" + keys.map((k) => "<kbd>" + keyName(k) + "</kbd>").join(" ") + "</dt><dd>" + esc(t(key)) + "</dd></div>").join("") + "</dl><p>" + esc(t("keysMouse")) + "</p>";
}
