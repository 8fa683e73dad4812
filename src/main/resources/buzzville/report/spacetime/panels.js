/*
 * Cuts, orders, the table.
 */

/* Cut */

function setCut(cut) {
  state.cut = cut;
  paint();
  drawCutVerdict();
}

function drawCutPanel() {
  const cut = state.cut || byProcess.map((events) => events.length);
  const sliders = names
    .map((name, p) => '<label class="slide"><span title="' + esc(plain(name)) + '">' + esc(calledOf(run, name)) + '</span><input type="range" class="cut-of" data-p="' + p + '" min="0" max="' + byProcess[p].length + '" value="' + cut[p]
      + '"><output>' + cut[p] + "</output></label>")
    .join("");
  byId("side-cut").innerHTML = "<h2>" + esc(t("cutTitle")) + "</h2><p>" + esc(t("cutIntro")) + '</p><fieldset class="segments" id="cut-by"><legend>' + esc(t("cutBy")) + "</legend>"
    + ["true_ns", "local_ns", "lamport"].map((field, k) => '<label><input type="radio" name="cut-by" value="' + field + '"' + (field === state.cutBy ? " checked" : "") + "><span>" + esc(t("cut_" + field)) + "</span></label>").join("")
    + '</fieldset><label class="slide one"><span>' + esc(t("cutTime")) + '</span><input type="range" id="cut-time" min="0" max="1" value="1"><output id="cut-value"></output></label>'
    + '<div id="cut-verdict" role="status"></div><h3>' + esc(t("cutEach")) + "</h3>" + sliders
    + '<p><button type="button" id="cut-off">' + esc(t("cutOff")) + "</button></p>";
  cutTimes();
  byId("side-cut").querySelectorAll(".cut-of").forEach((input) => input.addEventListener("input", () => {
    const now = state.cut ? state.cut.slice() : byProcess.map((events) => events.length);
    now[Number(input.dataset.p)] = Number(input.value);
    input.nextElementSibling.textContent = input.value;
    setCut(now);
  }));
  byId("side-cut").querySelectorAll("[name=cut-by]").forEach((radio) => radio.addEventListener("change", () => {
    state.cutBy = radio.value;
    cutTimes();
  }));
  byId("cut-time").addEventListener("input", () => {
    const value = cutTimes.values[Number(byId("cut-time").value)];
    byId("cut-value").textContent = state.cutBy === "lamport" ? "L ≤ " + value : time(value);
    setCut(cutAt(state.cutBy, value));
    byId("side-cut").querySelectorAll(".cut-of").forEach((input, p) => {
      input.value = state.cut[p];
      input.nextElementSibling.textContent = state.cut[p];
    });
  });
  byId("cut-off").addEventListener("click", () => {
    setCut(null);
    drawCutPanel();
  });
  drawCutVerdict();
}

function cutTimes() {
  const values = [...new Set(E.map((event) => event[state.cutBy]))].sort((a, b) => a - b);
  cutTimes.values = values;
  const input = byId("cut-time");
  input.max = Math.max(0, values.length - 1);
  input.value = input.max;
  byId("cut-value").textContent = "";
}
cutTimes.values = [];

function drawCutVerdict() {
  const box = byId("cut-verdict");
  if (!box) return;
  if (!state.cut) {
    box.innerHTML = "<p>" + esc(t("cutNone")) + "</p>";
    return;
  }
  const { breaking, unknown, underWay, consistent } = judgeCut(state.cut);
  const name = (arrow) => esc(arrow.message === null ? "⇢" : plain(arrow.message)) + clause(":") + esc(title(arrow.from)) + " → " + esc(title(arrow.to));
  const some = (list) => "<ul>" + list.slice(0, 8).map((arrow) => "<li>" + name(arrow) + "</li>").join("") + (list.length > 8 ? "<li>…</li>" : "") + "</ul>";
  box.innerHTML = consistent
    ? '<p class="good"><b>✓ ' + esc(t("consistent")) + "</b> " + esc(many("cutFlight", underWay.length)) + "</p>" + (underWay.length ? some(underWay) : "")
    : '<p class="bad"><b>✗ ' + esc(t("inconsistent")) + "</b> " + esc(many("cutBreaks", breaking.length + unknown.length)) + "</p>" + some(breaking.concat(unknown));
}

/* Orders */

function drawOrders() {
  const view = byId("view-orders");
  if (state.quiz) {
    view.innerHTML = "<p class=\"notice\">" + esc(t("notDuringQuiz")) + "</p>";
    return;
  }
  const who = observers();
  if (state.observer === undefined) {
    state.observer = who.length ? who.reduce((best, p) => (itemsOf(p).items.length > itemsOf(best).items.length ? p : best)) : -1;
  }
  const all = ordersOf(state.observer);
  const options = who.map((p) => '<option value="' + p + '"' + (p === state.observer ? " selected" : "") + ">" + esc(t("observerOf", { name: plain(names[p]) })) + "</option>").join("")
    + '<option value="-1"' + (state.observer < 0 ? " selected" : "") + ">" + esc(t("allEvents")) + "</option>";
  view.innerHTML = "<h2>" + esc(t("ordersTitle")) + "</h2><p>" + esc(t("ordersIntro")) + '</p><label class="choice"><span>' + esc(t("scope")) + '</span><select id="observer">' + options + "</select></label>"
    + totalsMarkup(all) + '<p class="key"><span class="swatch causal"></span> ' + esc(t("keyCausal")) + ' <span class="swatch real"></span> ' + esc(t("keyReal"))
    + ' <span class="swatch plain"></span> ' + esc(t("keyPlain")) + "</p>" + notes() + slopesMarkup(all);
  byId("observer").addEventListener("change", (event) => {
    state.observer = Number(event.target.value);
    drawOrders();
    byId("observer").focus();
  });
  view.querySelectorAll("[data-i]").forEach((label) => label.addEventListener("click", () => {
    select(Number(label.dataset.i), false);
    drawOrders();
  }));
}

function totalsMarkup(all) {
  const sums = sumsOverObservers();
  const number = (n) => (n === null || n === undefined ? "–" : count(n));
  const rows = all.columns.map((column) => {
    const sum = sums.get(column.name);
    const notes = [];
    if (column.ties) notes.push(many("ties", column.ties));
    if (column.unordered) notes.push(many("unordered", column.unordered));
    if (column.causal === null) notes.push(t("tooMany", { n: count(MOST_PAIRED) }));
    return '<tr data-order="' + column.name + '"><th scope="row">' + esc(t("order_" + column.name)) + '</th><td class="n' + (column.causal > 0 ? ' causal">✕ ' : '">') + number(column.causal)
      + '</td><td class="n' + (column.real > 0 ? ' real">○ ' : '">') + number(column.real) + '</td><td class="n all">' + (sum ? number(sum.causal) + " / " + number(sum.real) : "–")
      + "</td><td>" + esc(notes.join(", ")) + "</td></tr>";
  });
  return '<div class="wide"><table class="totals" id="totals"><thead><tr><th>' + esc(t("order")) + '</th><th class="n">' + esc(t("causalInversions")) + '</th><th class="n">' + esc(t("realInversions"))
    + '</th><th class="n">' + esc(t("sumObservers")) + "</th><th>" + esc(t("remarks")) + "</th></tr></thead><tbody>" + rows.join("") + "</tbody></table></div>";
}

const SLOPE = { most: 600, crossings: 250 };

/** For each order a pair of columns, true time on the left: each crossing that counts as an inversion is one. */
function slopesMarkup(all) {
  const n = Math.min(all.items.length, SLOPE.most);
  if (n === 0) return "<p>" + esc(t("noItems")) + "</p>";
  const rowHeight = n <= 30 ? 22 : n <= 80 ? 12 : Math.max(1.5, 900 / n);
  const truly = all.columns[all.columns.length - 1].position;
  const panels = all.columns.filter((column) => column.name !== "true").map((column) => slope(all, column, truly, n, rowHeight));
  const cut = all.items.length > n ? '<p class="notice">' + esc(t("slopesCut", { n: count(n), of: count(all.items.length) })) + "</p>" : "";
  return cut + '<div class="slopes" id="slopes">' + panels.join("") + "</div>";
}

function slope(all, column, truly, n, rowHeight) {
  const labels = rowHeight >= 12;
  const [x1, x2, width] = labels ? [92, 208, 300] : [20, 200, 220];
  const height = n * rowHeight + 16;
  // Of many, those of the first true times; on the right they keep their order without the rest.
  const chosen = all.items.map((event, k) => k).filter((k) => truly[k] < n && column.position[k] >= 0);
  const rank = new Map(chosen.slice().sort((j, k) => column.position[j] - column.position[k]).map((k, place) => [k, place]));
  const left = (k) => 8 + (truly[k] + 0.5) * rowHeight;
  const levelled = column.level && column.levels > 0;
  const right = (k) => 8 + (rank.get(k) + 0.5) * rowHeight;
  const inside = new Set(chosen);
  const pairs = column.causal === 0 && column.real === 0 ? [] : invertedPairs(all, column, 20000).filter((pair) => inside.has(pair.j) && inside.has(pair.k));
  const causal = new Set();
  const real = new Set();
  pairs.forEach((pair) => [pair.j, pair.k].forEach((k) => (pair.causal ? causal : real).add(k)));
  const lines = { plain: "", real: "", causal: "" };
  chosen.forEach((k) => {
    const kind = causal.has(k) ? "causal" : real.has(k) ? "real" : "plain";
    lines[kind] += "M" + x1 + " " + left(k).toFixed(1) + "L" + x2 + " " + right(k).toFixed(1);
  });
  let crossings = "";
  pairs.slice(0, SLOPE.crossings).forEach((pair) => {
    const d1 = left(pair.k) - left(pair.j);
    const d2 = right(pair.j) - right(pair.k);
    const share = d1 / (d1 + d2);
    const x = (x1 + share * (x2 - x1)).toFixed(1);
    const y = (left(pair.j) + share * (right(pair.j) - left(pair.j))).toFixed(1);
    crossings += pair.causal ? '<path class="cross causal" d="M' + x + " " + y + 'm-4-4l8 8m0-8l-8 8"/>' : '<circle class="cross real" cx="' + x + '" cy="' + y + '" r="3.5"/>';
  });
  const name = t("order_" + column.name);
  const words = t("slopeLabel", { name, causal: column.causal === null ? "–" : count(column.causal), real: column.real === null ? "–" : count(column.real) });
  let out = '<figure class="slope" data-order="' + column.name + '"><figcaption><b>' + esc(t("order_true")) + " → " + esc(name) + "</b><span>"
    + esc(t("slopeTotals", { causal: column.causal === null ? "–" : count(column.causal), real: column.real === null ? "–" : count(column.real) })) + "</span></figcaption>"
    + '<svg width="' + width + '" height="' + height.toFixed(0) + '" viewBox="0 0 ' + width + " " + height.toFixed(0) + '" role="img" aria-label="' + esc(words) + '">';
  if (levelled) out += levelBands(column, chosen, rank, rowHeight, x2, width);
  out += '<path class="plain" d="' + lines.plain + '"/><path class="real" d="' + lines.real + '"/><path class="causal" d="' + lines.causal + '"/>' + crossings;
  chosen.forEach((k) => {
    const i = all.items[k];
    if (i === state.a) out += '<path class="chosen" d="M' + x1 + " " + left(k).toFixed(1) + "L" + x2 + " " + right(k).toFixed(1) + '"/>';
    if (!labels) return;
    const text = esc(clip("#" + E[i].id + " " + calledOf(run, E[i].process), 84, 6));
    out += '<text class="end" data-i="' + i + '" x="' + (x1 - 6) + '" y="' + (left(k) + 4).toFixed(1) + '">' + text + '</text><text data-i="' + i + '" x="' + (x2 + 6) + '" y="' + (right(k) + 4).toFixed(1) + '">'
      + esc(clip("#" + E[i].id + " " + calledOf(run, E[i].process), 84, 6)) + "</text>";
  });
  const left_ = pairs.length > SLOPE.crossings ? '<p class="note">' + esc(t("crossingsCut", { n: count(SLOPE.crossings), of: count(pairs.length) })) + "</p>" : "";
  return out + "</svg>" + left_ + "</figure>";
}

/** Levels of a partial order: what is in one band is not put in order by its place there. */
function levelBands(column, chosen, rank, rowHeight, x, width) {
  const bands = new Map();
  chosen.forEach((k) => {
    const band = bands.get(column.level[k]) || [Infinity, -1];
    bands.set(column.level[k], [Math.min(band[0], rank.get(k)), Math.max(band[1], rank.get(k))]);
  });
  let out = "";
  [...bands.keys()].sort((a, b) => a - b).forEach((level, n) => {
    const [from, to] = bands.get(level);
    out += '<rect class="band' + (n % 2) + '" x="' + x + '" y="' + (8 + from * rowHeight).toFixed(1) + '" width="' + (width - x) + '" height="' + ((to - from + 1) * rowHeight).toFixed(1) + '"/>';
  });
  return out;
}

/* Table */

const ROWS = 250;

function drawTable() {
  const pages = Math.max(1, Math.ceil(N / ROWS));
  state.page = Math.min(state.page, pages - 1);
  const from = state.page * ROWS;
  const to = Math.min(N, from + ROWS);
  byId("view-table").innerHTML = "<h2>" + esc(t("tableTitle")) + "</h2><p>" + esc(t("tableIntro")) + "</p>" + pager(pages, from, to) + '<div class="wide">' + tableMarkup(from, to) + "</div>" + hearings();
  byId("view-table").querySelectorAll("[data-page]").forEach((button) => button.addEventListener("click", () => {
    state.page += Number(button.dataset.page);
    drawTable();
    byId("view-table").focus();
  }));
  byId("view-table").querySelectorAll("button[data-i]").forEach((button) => button.addEventListener("click", () => {
    select(Number(button.dataset.i), false);
    byId("view-table").querySelectorAll("tr.chosen").forEach((line) => line.classList.remove("chosen"));
    button.closest("tr").classList.add("chosen");
  }));
}

function pager(pages, from, to) {
  if (pages === 1) return "";
  const button = (step, key, off) => '<button type="button" data-page="' + step + '"' + (off ? " disabled" : "") + ">" + esc(t(key)) + "</button>";
  return '<p class="pager">' + button(-1, "pageBack", state.page === 0) + " " + esc(t("pageOf", { from: count(from + 1), to: count(to), of: count(N) })) + " " + button(1, "pageNext", state.page === pages - 1) + "</p>";
}

function tableMarkup(from, to) {
  const heads = ["id", "process", "kindOf", "what", "receivedFrom", "sent", "trueTime", "localTime", "lamportHead", "vector", "hlcHead", "more"];
  const rows = [];
  for (let i = from; i < to; i++) {
    const event = E[i];
    const hidden = isHidden(i);
    const origin = arrows[i].map((arrow) => plain(arrow.message) + (arrow.from >= 0 ? " (#" + E[arrow.from].id + ")" : ""));
    rows.push("<tr" + (i === state.a ? ' class="chosen"' : "") + '><td><button type="button" class="linkish" data-i="' + i + '" aria-label="' + esc(t("selectEvent", { id: event.id })) + '">#' + event.id + "</button></td><td>"
      + esc(plain(event.process)) + "</td><td>" + esc(kindText(i)) + "</td><td>" + esc(plain(event.what)) + "</td><td>" + esc(origin.join(", ")) + "</td><td>" + esc(event.sent.map(plain).join(", "))
      + '</td><td class="n">' + esc(seconds(event.true_ns)) + '</td><td class="n">' + esc(seconds(event.local_ns) + " ± " + time(event.bound_ns)) + '</td><td class="n">' + (hidden ? "?" : event.lamport)
      + "</td><td>" + (hidden ? "?" : esc(plain(vectorText(event.vector)))) + "</td><td>" + (hidden ? "?" : esc(hlcText(event.hlc))) + "</td><td>" + esc(moreText(i)) + "</td></tr>");
  }
  return '<table class="events" id="events"><thead><tr>' + heads.map((head) => '<th scope="col">' + esc(t(head)) + "</th>").join("") + "</tr></thead><tbody>" + rows.join("") + "</tbody></table>";
}

function moreText(i) {
  const event = E[i];
  const parts = [];
  if (event.state !== undefined) parts.push(t("field_state") + " " + plain(event.state));
  if (event.held !== undefined) parts.push(t("field_held") + " " + event.held);
  if (event.offset !== undefined) parts.push((event.partition === undefined ? "" : event.partition + "/") + event.offset);
  if (event.incident !== undefined) parts.push(incidentName(event.incident));
  if (event.after) parts.push(t("after") + " " + event.after.map((id) => "#" + id).join(", "));
  if (event.hidden) parts.push(t("hiddenLink") + " " + event.hidden.map((id) => "#" + id).join(", "));
  return parts.join(clause(";"));
}

function hearings() {
  return header.left_out > 0 ? "<p>" + esc(many("leftOut", header.left_out)) + "</p>" : "";
}

/** What the run says beyond its log. */
function notes() {
  const sentences = run.notes[state.language] || [];
  return sentences.map((sentence) => '<p class="note">' + esc(plain(sentence.trim())) + "</p>").join("");
}
