/*
 * What is said of two runs in words and tables.
 */
const ROWS = 250;

function drawVerdict() {
  const box = byId("first-difference");
  if (differences.length === 0) {
    box.innerHTML = "<p>✓ " + esc(t("runsSame", { n: count(A.N) })) + "</p>";
    return;
  }
  const first = lookedAt()[0];
  box.innerHTML = "<h2>⚑ " + esc(t("runsFirstTitle")) + "</h2>" + (first ? '<p id="first-words">' + esc(sentence(first)) + '</p><button type="button" id="show-first">' + esc(t("runsShow")) + "</button>" : "<p>" + esc(t("runsNone")) + "</p>");
  if (first) byId("show-first").addEventListener("click", () => goTo(0));
}

function drawSide() {
  const g = state.chosen;
  byId("side").innerHTML = g < 0 ? overview() : pairPanel(g);
}

function overview() {
  const lines = [...kinds].map(([aspect, n]) => '<tr><th scope="row">' + esc(aspectWord(aspect)) + '</th><td class="n">' + count(n) + "</td></tr>");
  return "<h2>" + esc(t("runsCounts")) + '</h2><table class="facts-of" id="overview"><tbody>' + lines.join("") + '</tbody></table><p class="hint">' + esc(t("runsHint")) + '</p><p class="hint">' + esc(t("runsMatchHint")) + "</p>";
}

function pairPanel(g) {
  const [a, b] = rows[rowOf[g]];
  const difference = differenceOf[g] < 0 ? null : differences[differenceOf[g]];
  const title = (side, x) => LETTERS[side] + " = " + (x < 0 ? '<span class="none">' + esc(t("runsNotThere")) + "</span>" : esc(titleOf(runs[side], indexOf(x)) + ", " + storyOf(x)));
  let out = '<h2 id="pair-title">' + esc(whatIs(g)) + "</h2><p>" + title(0, a) + "<br>" + title(1, b) + '</p><p id="pair-words">' + esc(difference ? sentence(difference) : t("runsEqual")) + "</p>" + conesMarkup(g);
  out += '<div class="wide"><table class="pair-fields" id="pair-fields"><thead><tr><th>' + esc(t("runsField")) + "</th><th>A</th><th>B</th></tr></thead><tbody>";
  FIELDS.forEach(([aspect, key, text]) => {
    const cell = (side, x) => (x < 0 ? "–" : text(runs[side], indexOf(x)));
    const values = [cell(0, a), cell(1, b)];
    if (values.every((value) => value === "–")) return;
    const mark = difference && difference.aspects.includes(aspect) ? ' class="differs"' : "";
    out += '<tr data-aspect="' + aspect + '"><th scope="row">' + esc(t(key)) + (mark ? " ≠" : "") + "</th>" + values.map((value) => "<td" + mark + ">" + esc(value) + "</td>").join("") + "</tr>";
  });
  return out + "</tbody></table></div>";
}

function drawAspects() {
  const box = byId("aspects");
  box.hidden = kinds.size === 0;
  box.innerHTML = "<legend>" + esc(t("runsAspects")) + "</legend>" + [...kinds].map(([aspect, n]) => '<label><input type="checkbox" value="' + aspect + '"' + (state.aspects.has(aspect) ? " checked" : "") + "> " + esc(aspectWord(aspect)) + " (" + count(n) + ")</label>").join("");
}

function drawNotices() {
  const wrong = runs.map((run, side) => (run.header.broken.length ? "<b>⚠ " + esc(t("brokenTitle")) + "</b> " + esc(t("runsBroken", { run: LETTERS[side], rules: run.header.broken.map(plain).join(", ") })) : "")).filter((text) => text);
  byId("broken").hidden = wrong.length === 0;
  byId("broken").innerHTML = wrong.join("<br>");
  const parts = runs.map((run, side) => (run.header.left_out > 0 ? esc(t("runsRunLeftOut", { run: LETTERS[side], n: count(run.header.left_out) })) : "")).filter((text) => text);
  if (JSON.stringify(A.rules) !== JSON.stringify(B.rules)) parts.push(esc(t("runsOtherRules")));
  if (rows.length > MOST_ROWS) {
    const button = (id, key, off) => ' <button type="button" id="' + id + '"' + (off ? " disabled" : "") + ">" + esc(t(key)) + "</button>";
    parts.push("<b>" + esc(t("runsTruncated", { from: count(view.start + 1), to: count(view.end), of: count(rows.length), left: count(rows.length - (view.end - view.start)) })) + "</b>"
      + button("window-back", "windowBack", view.start === 0) + button("window-next", "windowNext", view.end === rows.length));
  }
  byId("cuts-off").hidden = parts.length === 0;
  byId("cuts-off").innerHTML = parts.join("<br>");
}

/* The table: both runs in words. */

function drawTable() {
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  state.page = Math.max(0, Math.min(state.page, pages - 1));
  const from = state.page * ROWS;
  const to = Math.min(rows.length, from + ROWS);
  const button = (step, key, off) => '<button type="button" data-page="' + step + '"' + (off ? " disabled" : "") + ">" + esc(t(key)) + "</button>";
  const pager = pages === 1 ? "" : '<p class="pager">' + button(-1, "pageBack", state.page === 0) + " " + esc(t("pageOf", { from: count(from + 1), to: count(to), of: count(rows.length) })) + " " + button(1, "pageNext", state.page === pages - 1) + "</p>";
  byId("view-table").innerHTML = "<h2>" + esc(t("runsTableTitle")) + "</h2><p>" + esc(t("runsTableIntro")) + "</p>" + pager + '<div class="wide">' + tableMarkup(from, to) + "</div>";
}

function tableMarkup(from, to) {
  const heads = [t("process"), t("kindOf"), t("what"), "A", t("trueTime"), "Lamport", t("vector"), "B", t("trueTime"), "Lamport", t("vector"), t("runsDiffer")];
  const lines = [];
  for (let r = from; r < to; r++) {
    const row = rows[r];
    const g = row[0] >= 0 ? row[0] : row[1];
    const difference = differenceOf[g] < 0 ? null : differences[differenceOf[g]];
    const kind = row.includes(-1) ? "only" : difference ? "differs" : "";
    const half = (x) => (x < 0 ? '<td class="none" colspan="4">' + esc(t("runsNotThere")) + "</td>"
      : '<td><button type="button" class="linkish" data-i="' + x + '" aria-label="' + esc(nameOf(x)) + '">#' + eventOf(x).id + '</button></td><td class="n">' + esc(seconds(eventOf(x).true_ns)) + '</td><td class="n">' + eventOf(x).lamport + "</td><td>" + esc(plain(vectorOf(runs[sideOf(x)], eventOf(x).vector))) + "</td>");
    lines.push('<tr class="' + kind + (row.includes(state.chosen) ? " chosen" : "") + '"><td>' + esc(plain(eventOf(g).process)) + "</td><td>" + esc(t(eventOf(g).kind)) + "</td><td>" + esc(plain(eventOf(g).what)) + "</td>" + row.map(half).join("") + "<td>" + esc(difference ? difference.aspects.map(aspectWord).join(", ") : "") + "</td></tr>");
  }
  return '<table class="events" id="events"><thead><tr>' + heads.map((head) => '<th scope="col">' + esc(head) + "</th>").join("") + "</tr></thead><tbody>" + lines.join("") + "</tbody></table>";
}
