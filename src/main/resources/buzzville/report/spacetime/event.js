/*
 * The panel about the selected event, and about two of them.
 */

/** Whether the prediction that is on would be given away: of relations, or of the stamps of one event. */
function secret(what) {
  return state.quiz !== null && state.quiz.type === what;
}

function isHidden(i) {
  return state.quiz !== null && state.quiz.type !== "relation" && i >= state.quiz.at && !state.quiz.done;
}

function row(name, value, note) {
  return "<tr><th scope=\"row\">" + name + "</th><td>" + value + (note ? '<span class="note">' + note + "</span>" : "") + "</td></tr>";
}

function brokenTag(clock, rule, right) {
  return rule === right ? "" : '<span class="tag broken">' + esc(t("brokenRule", { rule: clock + ": " + rule })) + "</span> ";
}

function lackNote(news) {
  return news.lacking || news.sources.some((source) => source.message === null) ? esc(t("partlyUnlogged")) : "";
}

function differsNote(differs, value) {
  if (!differs) return "";
  const lost = header.left_out > 0;
  return '<strong class="flag">' + esc(t(lost ? "differsLeftOut" : "differs", { value })) + "</strong>";
}

function lamportRow(i) {
  const { text, step, differs } = lamportText(i);
  const why = step.most === null ? t("ruleTick") : t("rule_lamport_" + rules.lamport);
  const start = step.first && step.own > 0 ? " " + t("startsAt", { n: step.own }) : "";
  return row("Lamport", brokenTag("lamport", rules.lamport, "max") + '<b class="sum" id="lamport-sum">' + esc(text) + "</b>",
    esc(why + start) + " " + lackNote(step.news) + differsNote(differs, E[i].lamport));
}

function sourceName(source) {
  return source.message === null ? "#" + E[source.from].id : plain(source.message);
}

function vectorTable(i) {
  const step = vectorStep(i, rules.vector);
  const all = entryNames();
  const used = all.filter((key) => step.result.get(key) > 0 || get(E[i].vector, key) > 0 || get(step.own, key) > 0);
  const head = "<tr><th>" + esc(t("entry")) + "</th><th>" + esc(t("own")) + "</th>"
    + step.news.sources.map((source) => "<th>" + esc(sourceName(source)) + "</th>").join("") + "<th>" + esc(t("result")) + "</th></tr>";
  const body = used.map((key) => {
    const own = get(step.own, key);
    const received = step.received.map((vector) => get(vector, key));
    const value = step.result.get(key);
    const inside = received.length === 0 || rules.vector === "no-merge" ? String(own)
      : rules.vector === "copy" ? String(received[received.length - 1]) : "max(" + [own, ...received].join(", ") + ")";
    const sum = (key === step.mine ? inside + " + 1" : inside) + " = " + value;
    const label = rules.entries > 0 ? key : plain(key);
    return "<tr" + (key === step.mine ? ' class="mine"' : "") + '><th scope="row">' + esc(label) + "</th><td>" + own + "</td>"
      + received.map((value) => "<td>" + value + "</td>").join("") + "<td>" + esc(sum) + "</td></tr>";
  });
  const zero = all.length - used.length;
  const differs = !sameVector(E[i].vector, step.result);
  return brokenTag("vector", rules.vector, "max")
    + '<div class="wide"><table class="merge" id="vector-sum"><thead>' + head + "</thead><tbody>" + body.join("") + "</tbody></table></div>"
    + '<span class="note">' + esc(t("rule_vector_" + rules.vector)) + " " + (zero > 0 ? esc(many("zeros", zero)) + " " : "")
    + (rules.entries > 0 ? esc(t("plausible", { n: rules.entries })) + " " : "") + lackNote(step.news) + differsNote(differs, vectorText(E[i].vector)) + "</span>";
}

function hybridRow(i) {
  const step = hybridStep(i, rules.hybrid);
  const own = step.own ? hlcText(step.own) : "–";
  const most = step.most ? hlcText(step.most) : "–";
  const formula = {
    local: "0",
    both: step.own && step.most ? "max(" + step.own.c + ", " + step.most.c + ") + 1" : "",
    own: step.own ? step.own.c + " + 1" : "",
    received: step.most ? step.most.c + " + 1" : "",
  }[step.which];
  const counted = rules.hybrid === "reset" ? "0" : formula === "0" ? "0" : formula + " = " + step.result.c;
  const differs = step.result.l !== E[i].hlc.l || step.result.c !== E[i].hlc.c;
  return row("HLC", brokenTag("hybrid", rules.hybrid, "count") + '<b class="sum" id="hlc-sum">(' + esc(time(step.result.l)) + ", " + esc(counted) + ")</b>",
    esc(t("hlcOperands", { own, most, pt: time(step.local) })) + " " + esc(t("hlc_" + step.which)) + " "
    + (rules.hybrid === "reset" ? esc(t("rule_hybrid_reset")) + " " : "") + differsNote(differs, hlcText(E[i].hlc)));
}

function timeRows(i) {
  const event = E[i];
  const error = event.local_ns - event.true_ns;
  const holds = Math.abs(error) <= event.bound_ns;
  return row(esc(t("trueTime")), esc(time(event.true_ns) + " · " + clockTime(header, event.true_ns)), esc(t("trueNote")))
    + row(esc(t("localTime")), esc(time(event.local_ns) + " ± " + time(event.bound_ns) + " · " + clockTime(header, event.local_ns)),
      esc(t("errorNote", { error: (error > 0 ? "+" : "") + time(error) })) + " "
      + (holds ? esc(t("boundHolds")) : '<strong class="flag">' + esc(t("boundFails")) + "</strong>"));
}

function circumstanceRows(i) {
  const event = E[i];
  const out = [];
  const ids = (list) => list.map((id) => "#" + id).join(", ");
  if (event.state !== undefined) out.push(row(esc(t("state")), '<span class="lamp ' + stateColour(event.state) + '"></span> ' + esc(plain(event.state))));
  if (event.held !== undefined) out.push(row(esc(t("holdBack")), esc(many("heldNow", event.held))));
  if (event.arrived_ns !== undefined) {
    const waited = event.true_ns - event.arrived_ns;
    out.push(row(esc(t("arrived")), esc(time(event.arrived_ns)), esc(t("waited", { time: time(waited) }))));
  }
  if (event.partition !== undefined || event.offset !== undefined) {
    out.push(row(esc(t("journal")), esc(t("journalPlace", { p: event.partition === undefined ? "–" : event.partition, o: event.offset === undefined ? "–" : event.offset }))));
  }
  if (event.commit_ns !== undefined) {
    const seen = event.visible_ns === undefined ? "–" : time(event.visible_ns);
    out.push(row(esc(t("commit")), esc(time(event.commit_ns)), esc(t("visible", { time: seen }))));
  }
  if (event.forwards !== undefined) out.push(row(esc(t("forwards")), esc(plain(event.forwards))));
  if (event.incident !== undefined) out.push(row(esc(t("cause")), '<span title="' + esc(plain(event.incident)) + '">' + esc(incidentName(event.incident)) + "</span>"));
  if (event.after) out.push(row(esc(t("after")), esc(ids(event.after)), esc(t("afterNote"))));
  if (event.hidden) out.push(row(esc(t("hiddenLink")), esc(ids(event.hidden)), esc(t("hiddenNote"))));
  return out.join("");
}

function eventPanel(i) {
  const event = E[i];
  const hidden = isHidden(i);
  let out = "<h2><span class=\"star\">★</span> A = " + esc(title(i)) + "</h2><p class=\"deed\"><b>" + esc(kindText(i)) + "</b> · " + esc(whatIs(i)) + "<br>"
    + esc(deed(i)) + "</p>";
  if (!secret("relation")) {
    const n = cones(i);
    out += '<ul class="cones" id="cones"><li class="past"><i>▼</i><b>' + count(n.past) + "</b> " + esc(word("past", n.past)) + '</li><li class="future"><i>◆</i><b>'
      + count(n.future) + "</b> " + esc(word("future", n.future)) + '</li><li class="concurrent"><i>□</i><b>' + count(n.concurrent) + "</b> " + esc(word("concurrent", n.concurrent)) + "</li></ul>";
  }
  out += '<table class="facts-of"><tbody>' + timeRows(i);
  if (hidden) out += row(esc(t("stamps")), "?", esc(t("stampsHidden")));
  else out += lamportRow(i) + hybridRow(i);
  out += circumstanceRows(i) + "</tbody></table>";
  if (!hidden) out += "<h3>" + esc(t("vectorMerge")) + "</h3>" + vectorTable(i);
  return out + situation(state.upto >= 0 ? state.upto : i);
}

/** How things stand when event i has just been: under way, held back, state, place in the journal. */
function situation(i) {
  const flight = allArrows.filter((arrow) => arrow.from >= 0 && arrow.from <= i && arrow.to > i);
  const shown = flight.slice(0, 8).map((arrow) => "<li>" + esc(plain(arrow.message)) + clause(":") + esc(title(arrow.from)) + " → " + esc(calledOf(run, E[arrow.to].process)) + "</li>");
  const latest = (events, field) => {
    for (let k = events.length - 1; k >= 0; k--) {
      if (events[k] <= i && E[events[k]][field] !== undefined) return E[events[k]][field];
    }
    return undefined;
  };
  const fields = ["state", "held", "partition", "offset"].filter((field) => E.some((event) => event[field] !== undefined));
  const cell = (value) => "<td>" + (value === undefined ? "–" : esc(plain(value))) + "</td>";
  const rows = names.map((name, p) => '<tr><th scope="row">' + esc(calledOf(run, name)) + "</th><td>" + count(byProcess[p].filter((e) => e <= i).length) + "</td>"
    + fields.map((field) => cell(latest(byProcess[p], field))).join("") + "</tr>");
  return "<details class=\"situation\"" + (state.upto >= 0 ? " open" : "") + "><summary>" + esc(t("situation", { id: E[i].id })) + "</summary><p>"
    + esc(many("underWay", flight.length)) + "</p>" + (shown.length ? "<ul>" + shown.join("") + (flight.length > 8 ? "<li>…</li>" : "") + "</ul>" : "")
    + '<div class="wide"><table><thead><tr><th>' + esc(t("process")) + "</th><th>" + esc(t("eventsSoFar")) + "</th>"
    + fields.map((field) => "<th>" + esc(t("field_" + field)) + "</th>").join("") + "</tr></thead><tbody>" + rows.join("") + "</tbody></table></div></details>";
}

/* Two events. */

/** What each clock says of a and b: {clock, verdict, why, wrong}. */
function verdicts(a, b) {
  const x = E[a];
  const y = E[b];
  const truth = before(a, b) ? "before" : before(b, a) ? "after" : "concurrent";
  const sign = (d) => (d < 0 ? "first" : d > 0 ? "second" : "equal");
  const compare = (p, q) => (p < q ? "&lt;" : p > q ? "&gt;" : "=");
  const out = [];
  const trueOrder = sign(x.true_ns - y.true_ns);
  out.push({ clock: t("trueTime"), verdict: t("real_" + trueOrder), why: esc(time(x.true_ns)) + " " + compare(x.true_ns, y.true_ns) + " " + esc(time(y.true_ns)) });
  const gap = Math.abs(x.local_ns - y.local_ns);
  const localOrder = sign(x.local_ns - y.local_ns);
  const contradicts = (order) => (truth === "before" && order === "second") || (truth === "after" && order === "first");
  const strict = (order) => contradicts(order) || (truth !== "concurrent" && order === "equal");
  const same = processOf[a] === processOf[b];
  const unsure = isUnsure(a, b);
  out.push({
    clock: t("localTime"),
    verdict: unsure ? t("uncertain") : t("real_" + localOrder),
    why: esc(t("gapBound", { gap: time(gap), bound: time(x.bound_ns + y.bound_ns) }) + (same ? clause(";") + t("sameClock") : "")),
    wrong: contradicts(localOrder) ? t(unsure ? "wouldInvert" : "wrongOrder") : "",
  });
  const logical = (clock, order, why) => out.push({
    clock,
    verdict: t("logical_" + order),
    why,
    wrong: strict(order) ? t("wrongStamp") : truth === "concurrent" && order !== "equal" ? t("falselyOrdered") : "",
    mild: truth === "concurrent",
  });
  logical("Lamport", sign(x.lamport - y.lamport), x.lamport + " " + compare(x.lamport, y.lamport) + " " + y.lamport);
  const vector = compareVectors(x.vector, y.vector);
  const wrongVector = vector !== truth && !(rules.entries > 0 && truth === "concurrent");
  out.push({ clock: t("vector"), verdict: t("vector_" + vector), why: vectorReason(x.vector, y.vector), wrong: wrongVector ? t("wrongStamp") : vector !== truth ? t("plausibleOrdered") : "", mild: !wrongVector });
  const hlc = hlcBelow(x.hlc, y.hlc) ? "first" : hlcBelow(y.hlc, x.hlc) ? "second" : "equal";
  logical("HLC", hlc, esc(hlcText(x.hlc)) + " " + (hlc === "first" ? "&lt;" : hlc === "second" ? "&gt;" : "=") + " " + esc(hlcText(y.hlc)));
  return { truth, list: out };
}

/** Entry by entry. */
function vectorReason(v, w) {
  const keys = entryNames().filter((key) => get(v, key) !== get(w, key));
  const some = keys.slice(0, 5).map((key) => esc(plain(key)) + " " + get(v, key) + "&#8202;" + (get(v, key) < get(w, key) ? "&lt;" : "&gt;") + "&#8202;" + get(w, key));
  if (keys.length === 0) return esc(t("allEqual"));
  return some.join(", ") + (keys.length > 5 ? ", …" : "");
}

function pairPanel(a, b) {
  const { truth, list } = verdicts(a, b);
  const sign = { before: "→", after: "←", concurrent: "∥" }[truth];
  let out = '<div class="pair"><h2>A ' + sign + " B</h2><p>A = " + esc(title(a)) + ", " + esc(whatIs(a)) + "<br>B = " + esc(title(b)) + ", " + esc(whatIs(b)) + "</p>";
  if (secret("relation")) return out.replace("A " + sign + " B", "A ? B") + "</div>";
  out += '<p class="truth ' + truth + '" id="truth"><b>' + esc(t("truth_" + truth)) + "</b></p>" + pathText(a, b, truth);
  out += '<div class="wide"><table class="verdicts" id="verdicts"><thead><tr><th>' + esc(t("clock")) + "</th><th>" + esc(t("verdict")) + "</th><th>" + esc(t("why")) + "</th></tr></thead><tbody>";
  if (isHidden(a) || isHidden(b)) return out + '<tr><td colspan="3">' + esc(t("stampsHidden")) + "</td></tr></tbody></table></div></div>";
  list.forEach((line) => {
    out += '<tr><th scope="row">' + esc(line.clock) + "</th><td>" + esc(line.verdict)
      + (line.wrong ? '<span class="' + (line.mild ? "note" : "flag") + '">' + esc(line.wrong) + "</span>" : "") + "</td><td>" + line.why + "</td></tr>";
  });
  return out + "</tbody></table></div></div>";
}

/** The way that proves it, process steps drawn together; or that there is none. */
function pathText(a, b, truth) {
  const [from, to] = truth === "after" ? [b, a] : [a, b];
  const way = truth === "concurrent" ? null : path(from, to);
  if (!way) {
    const secretWay = path(Math.min(a, b), Math.max(a, b), true);
    return '<p class="way" id="way">' + esc(t("noPath")) + (secretWay ? " <strong>" + esc(t("hiddenPath")) + "</strong>" : "") + "</p>";
  }
  const parts = [esc(title(from))];
  way.forEach((step, k) => {
    const link = { message: "—" + esc(plain(step.message || "")) + "→", after: "⇢", process: "⇣", hidden: "☎" }[step.by];
    if (step.by === "process" && k + 1 < way.length && way[k + 1].by === "process") return;
    parts.push(" <i>" + link + "</i> " + esc(title(step.to)));
  });
  return '<p class="way" id="way"><span class="note">' + esc(t("proof")) + "</span> " + parts.join("") + "</p>";
}

function overview() {
  let ordered = -N;
  for (let k = 0; k < known.length; k++) ordered += known[k];
  const pairs = (N * (N - 1)) / 2;
  const line = (key, value) => row(esc(t(key)), esc(count(value)));
  return "<h2>" + esc(t("overview")) + '</h2><table class="facts-of" id="overview"><tbody>' + line("events", N) + line("processes", P) + line("receptions", allArrows.length)
    + line("pairs", pairs) + line("ordered", ordered) + line("concurrentPairs", pairs - ordered) + "</tbody></table><p class=\"hint\">" + esc(t("overviewHint")) + "</p>";
}

function drawEvent() {
  const panel = byId("side-event");
  const { a, b } = state;
  let out = chooser();
  if (a >= 0 && b >= 0) out += pairPanel(a, b);
  panel.innerHTML = out + (a >= 0 ? eventPanel(a) : overview());
  const form = byId("choose");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const number = (id) => {
      const value = parseInt(byId(id).value, 10);
      return value >= 1 && value <= N ? value - 1 : -1;
    };
    choose(number("pick-a"), number("pick-b"));
  });
}

function chooser() {
  const box = (id, letter, value) => "<label>" + letter + ' = # <input id="' + id + '" inputmode="numeric" type="number" min="1" max="' + N + '" value="' + (value >= 0 ? value + 1 : "") + '" aria-label="'
    + esc(t("pickLabel", { letter })) + '"></label>';
  return '<form id="choose" class="chooser">' + box("pick-a", "A", state.a) + box("pick-b", "B", state.b) + '<button type="submit">' + esc(t("compare")) + "</button></form>";
}
