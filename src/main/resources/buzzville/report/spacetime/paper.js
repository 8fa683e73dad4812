/*
 * Paper: the picture in pieces that fit a page, each with the names of the processes, then the table.
 */
const SHEET = 880;
const SHEETS = 40;
const PAPER_ROWS = 500;

function preparePaper() {
  const { plan, width } = picture;
  const pieces = [];
  const height = plan.height;
  const sheet = Math.max(SHEET, (SHEET * (GUTTER + width)) / 700);
  // Of a long picture, what one was looking at and what follows.
  const start = height > SHEETS * sheet ? Math.min(byId("board").scrollTop, height - SHEETS * sheet) : 0;
  for (let y = start; y < height && pieces.length < SHEETS; y += sheet) {
    const to = Math.min(height, y + sheet);
    const heads = names.map((name, p) => '<text class="head-name" x="' + (xOf(p) - 10) + '" y="' + (y - 10) + '">' + esc(clip(calledOf(run, name), picture.column - 8, 7)) + "</text>").join("");
    pieces.push('<svg class="sheet" viewBox="' + -GUTTER + " " + (y - 28) + " " + (GUTTER + width) + " " + (to - y + 28) + '"><g transform="translate(' + -GUTTER + ' 0)" class="gutter">' + gutterTexts(plan, y, to)
      + '</g><svg x="0" y="' + y + '" width="' + width + '" height="' + (to - y) + '" viewBox="0 ' + y + " " + width + " " + (to - y) + '">' + paperPart(y, to) + "</svg>" + heads + "</svg>");
  }
  const rows = Math.min(view.end, view.start + PAPER_ROWS);
  const cut = (key, off) => (off ? '<p class="notice">' + esc(t(key, { from: count(view.start + 1), to: count(rows), of: count(N) })) + "</p>" : "");
  byId("paper").innerHTML = "<p>" + byId("remark").innerHTML + "</p>" + cut("paperCut", height > SHEETS * sheet) + pieces.join("") + '<div class="legend">' + byId("legend").innerHTML + "</div><h2>" + esc(t("tableTitle")) + "</h2>"
    + cut("paperTableCut", rows - view.start < N) + tableMarkup(view.start, rows);
}

function paperPart(from, to) {
  const { ys } = picture.plan;
  const near = (i) => i >= 0 && shownEvent(i) && ys[i] > from - 14 && ys[i] < to + 14;
  const crosses = (arrow) => {
    const y = [arrow.from, arrow.to].filter((i) => i >= 0 && shownEvent(i)).map((i) => ys[i]);
    return Math.min(...y) < to && Math.max(...y) > from;
  };
  const marks = picture.marks.filter((mark, k) => near(view.start + k)).map((mark) => '<polygon class="' + mark.getAttribute("class") + '" points="' + mark.getAttribute("points") + '"/>');
  const lines = picture.lines.filter((line, k) => crosses(picture.shown[k])).map((line) => '<polyline class="' + line.getAttribute("class") + '" points="' + line.getAttribute("points") + '"/>');
  return backdrop(picture.plan) + '<path class="bound" d="' + boundsPath(from, to) + '"/><path class="wait" d="' + waitsPath(from, to) + '"/>' + linksMarkup() + lines.join("") + marks.join("")
    + badgesMarkup(from, to) + textsMarkup(from, to);
}
