/*
 * Charts of single marks, drawn as SVG: a base that reads them to mouse and keys, and the kinds "dots" and "front". Specs: DotsChart and
 * FrontChart in Java.
 */
Page.chartKind("dots", (spec, frame) => new DotsChart(spec, frame));
Page.chartKind("front", (spec, frame) => new FrontChart(spec, frame));
Page.words({
  en: { better: "better", really: "really better", worse: "really worse", openMark: "cannot be told", sameMark: "the same in every replication", metMark: "met", brokenMark: "broken", askedMark: "promised", interval: "95 % interval", lowEnd: "low", highEnd: "high", verdictHead: "verdict", figureHead: "figure", strategyHead: "strategy", valueHead: "value", onFront: "on the front", lessIsBetter: "less is better", moreIsBetter: "more is better" },
  fr: { better: "mieux", really: "vraiment mieux", worse: "vraiment pire", openMark: "on ne sait pas", sameMark: "pareil à chaque réplication", metMark: "tenu", brokenMark: "rompu", askedMark: "promis", interval: "intervalle à 95\u00a0%", lowEnd: "bas", highEnd: "haut", verdictHead: "verdict", figureHead: "chiffre", strategyHead: "stratégie", valueHead: "valeur", onFront: "sur le front", lessIsBetter: "moins, c'est mieux", moreIsBetter: "plus, c'est mieux" },
});

/** A word of a chart in both languages, for the heads of tables. */
function both(key) {
  return { en: WORDS.en[key], fr: WORDS.fr[key] };
}

/** A linear or logarithmic way from figures to pixels, with round ticks. */
class Ruler {
  constructor(values, from, to, options) {
    const known = values.filter((value) => Number.isFinite(value));
    const { log, zero, tight } = { log: false, zero: false, tight: false, ...options };
    let low = Math.min(...known);
    let high = Math.max(...known);
    if (!known.length) [low, high] = [0, 1];
    const positive = known.filter((value) => value > 0);
    this.log = log && positive.length > 0 && low >= 0;
    this.least = Math.min(...positive);
    if (this.log) {
      this.low = Math.log10(this.least) - 0.1;
      this.high = Math.log10(Math.max(high, this.least)) + 0.1;
      if (low === 0) this.low -= 0.5;
    } else {
      if (zero || (!tight && low > 0 && low < 0.4 * high)) low = Math.min(0, low);
      if (zero) high = Math.max(0, high);
      const room = (high - low || Math.abs(high) || 1) * 0.06;
      this.low = low === 0 && !zero ? 0 : low - room;
      this.high = high + room;
    }
    this.from = from;
    this.to = to;
  }

  at(value) {
    const scaled = this.log ? (value > 0 ? Math.log10(value) : this.low) : value;
    const share = Math.max(0, Math.min(1, (scaled - this.low) / (this.high - this.low)));
    return this.from + share * (this.to - this.from);
  }

  ticks(most) {
    if (this.log) {
      const first = Math.ceil(this.low);
      const last = Math.floor(this.high);
      const step = Math.max(1, Math.ceil((last - first + 1) / most));
      const ticks = [];
      for (let power = first; power <= last; power += step) ticks.push(10 ** power);
      return ticks.length > 1 ? ticks : [10 ** this.low * 1.26, 10 ** this.high / 1.26].map((tick) => Number(tick.toPrecision(2)));
    }
    const rough = (this.high - this.low) / most;
    const unit = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((by) => by * unit).find((by) => by >= rough);
    const ticks = [];
    for (let i = Math.ceil(this.low / step); i * step <= this.high; i++) ticks.push(Number((i * step).toPrecision(12)));
    return ticks;
  }
}

/** Marks that mouse and keys read one after the other. */
class MarksChart {
  constructor(spec, frame) {
    this.spec = spec;
    this.frame = frame;
    this.marks = [];
    this.at = -1;
    frame.plot.addEventListener("pointermove", (event) => {
      const box = frame.plot.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const near = this.marks.map((mark, i) => ({ i, far: Math.hypot(mark.x - x, (mark.y - y) * 1.4) })).sort((a, b) => a.far - b.far)[0];
      if (near && near.far < 26) this.read(near.i);
      else this.leave();
    });
    frame.plot.addEventListener("pointerleave", () => this.leave());
  }

  legend() {
    return [];
  }

  canvas(height) {
    this.marks = [];
    this.at = -1;
    const svg = drawn("svg", { width: this.width, height, viewBox: "0 0 " + this.width + " " + height, "aria-hidden": "true" });
    this.frame.plot.replaceChildren(svg);
    return svg;
  }

  /** @param lines what is to be read of it */
  mark(x, y, lines) {
    this.marks.push({ x, y, lines });
  }

  read(index) {
    this.at = index;
    const { x, y, lines } = this.marks[index];
    this.frame.tip.show(x + 8, y, lines.map((line, i) => make("div", { class: i ? null : "when" }, line)));
    return lines.join(", ");
  }

  leave() {
    this.at = -1;
    this.frame.tip.hide();
  }

  key(event) {
    const sign = ["ArrowLeft", "ArrowUp"].includes(event.key) ? -1 : ["ArrowRight", "ArrowDown"].includes(event.key) ? 1 : 0;
    if (event.key === "Escape") this.leave();
    else if (sign && this.marks.length) {
      const n = this.marks.length;
      this.frame.tip.tell(this.read(this.at < 0 ? (sign > 0 ? 0 : n - 1) : (this.at + sign + n) % n));
    } else return false;
    return true;
  }
}

/** A dot by what it says: a filled one, a cross, a ring, a bar; good, bad, open, same. */
function markShape(mark, x, y) {
  const colours = Look.colours();
  if (mark === "bad") return drawn("path", { d: "M" + (x - 5) + " " + (y - 5) + "l10 10m0 -10l-10 10", stroke: colours.bad, "stroke-width": 3.4, fill: "none" });
  if (mark === "same") return drawn("rect", { x: x - 2.5, y: y - 7, width: 5, height: 14, fill: colours.soft });
  return drawn("circle", { cx: x, cy: y, r: mark === "open" ? 5 : 6, fill: mark === "open" ? colours.paper : colours.good, stroke: mark === "open" ? colours.soft : colours.good, "stroke-width": 2.2 });
}

const DOTS = { row: 25, head: 48, foot: 34, right: 96, most: 2 };

class DotsChart extends MarksChart {
  columns() {
    return this.width >= 900 && this.spec.blocks.length > 1 ? DOTS.most : 1;
  }

  blockHeight(block) {
    return DOTS.head + block.rows.length * DOTS.row + DOTS.foot;
  }

  lines() {
    const columns = this.columns();
    const lines = [];
    for (let i = 0; i < this.spec.blocks.length; i += columns) lines.push(this.spec.blocks.slice(i, i + columns));
    return lines;
  }

  height() {
    this.width = this.frame.plot.clientWidth;
    return this.lines().reduce((sum, line) => sum + Math.max(...line.map((block) => this.blockHeight(block))), 0) + 26;
  }

  controls() {
    return [];
  }

  draw() {
    const svg = this.canvas(this.height());
    this.signs(svg);
    const width = (this.width - (this.columns() - 1) * 40) / this.columns();
    let y = 26;
    this.lines().forEach((line) => {
      line.forEach((block, i) => this.block(svg, block, i * (width + 40), y, width));
      y += Math.max(...line.map((block) => this.blockHeight(block)));
    });
  }

  /** What the marks mean. */
  signs(svg) {
    const promised = this.frame.id === "objectives";
    const entries = promised ? [["good", "metMark"], ["bad", "brokenMark"], ["open", "openMark"]] : [["good", "really"], ["bad", "worse"], ["open", "openMark"], ["same", "sameMark"]];
    let x = 8;
    entries.forEach(([mark, key]) => {
      svg.append(markShape(mark, x, 9), drawn("text", { x: x + 14, y: 14, "font-size": 13, fill: Look.colours().ink }, word(key)));
      x += 40 + word(key).length * 7.4;
    });
  }

  block(svg, block, left, top, width) {
    const colours = Look.colours();
    const names = Math.min(150, width * 0.3);
    const begin = left + names + 10;
    const end = left + width - DOTS.right;
    const values = block.rows.flatMap((row) => [row.value]).concat(block.asked);
    const reach = values.filter((value) => Number.isFinite(value) && value !== null);
    const span = 2 * (Math.max(...reach) - Math.min(...reach) || Math.abs(reach[0]) || 1);
    // one interval of three replications would squash all the others
    const within = (value) => (value === null ? NaN : Math.max(Math.min(...reach) - span, Math.min(Math.max(...reach) + span, value)));
    const all = block.rows.flatMap((row) => [row.low, row.high]).map(within).concat(reach);
    const positive = reach.filter((value) => value > 0);
    const wide = block.unit === "ms" && !block.zero && positive.length > 1 && Math.max(...positive) > 40 * Math.min(...positive);
    const ruler = new Ruler(wide ? reach : all, begin, end, { log: wide, zero: block.zero });
    const bottom = top + DOTS.head + block.rows.length * DOTS.row;
    const name = say(block.name);
    svg.append(drawn("text", { x: left, y: top + 16, "font-size": 14, "font-weight": 700, fill: colours.ink }, short(name, Math.floor(width / 8))));
    if (say(block.text) !== name) svg.append(drawn("text", { x: left, y: top + 33, "font-size": 12, fill: colours.soft }, short(say(block.text), Math.floor(width / 6.6))));
    const better = block.zero ? (block.little ? "← " + word("better") : word("better") + " →") : word(block.little ? "lessIsBetter" : "moreIsBetter");
    svg.append(drawn("text", { x: left + width, y: top + 16, "text-anchor": "end", "font-size": 12, fill: colours.soft }, better));
    ruler.ticks(Math.max(2, Math.floor((end - begin) / 90))).forEach((tick) => {
      const x = ruler.at(tick);
      svg.append(drawn("line", { x1: x, x2: x, y1: top + DOTS.head - 4, y2: bottom, stroke: tick === 0 && block.zero ? colours.ink : colours.grid }));
      svg.append(drawn("text", { x, y: bottom + 15, "text-anchor": "middle", "font-size": 11.5, fill: colours.soft }, Format.of(tick, block.unit)));
    });
    if (block.asked !== null) {
      const x = ruler.at(block.asked);
      svg.append(drawn("line", { x1: x, x2: x, y1: top + DOTS.head - 8, y2: bottom, stroke: colours.ink, "stroke-width": 2 }));
    }
    block.rows.forEach((row, i) => this.row(svg, block, row, { left, begin, end, ruler, y: top + DOTS.head + i * DOTS.row + DOTS.row / 2, right: left + width }));
  }

  row(svg, block, row, place) {
    const colours = Look.colours();
    const { begin, end, ruler, y } = place;
    svg.append(drawn("text", { x: begin - 10, y: y + 4, "text-anchor": "end", "font-size": 13, fill: colours.ink }, short(say(row.name), 20)));
    svg.append(drawn("line", { x1: begin, x2: end, y1: y, y2: y, stroke: colours.grid }));
    const figure = row.value === null ? say(row.words) : this.amount(row.value, block);
    svg.append(drawn("text", { x: place.right, y: y + 4, "text-anchor": "end", "font-size": 12.5, fill: colours.ink }, short(figure, 15)));
    const lines = [say(row.name), say(block.name) + ": " + figure];
    let x = end;
    if (row.value !== null) {
      x = ruler.at(row.value);
      if (row.low !== null && row.high !== null) {
        const [a, b] = [ruler.at(row.low), ruler.at(row.high)];
        svg.append(drawn("line", { x1: a, x2: Math.max(b, a + 1), y1: y, y2: y, stroke: row.mark === "good" ? colours.good : row.mark === "bad" ? colours.bad : colours.soft, "stroke-width": 2.4 }));
        lines.push(word("interval") + ": " + this.amount(row.low, block) + " … " + this.amount(row.high, block));
      }
      svg.append(markShape(row.mark, x, y));
    }
    if (block.asked !== null) lines.push(word("askedMark") + ": " + Format.of(block.asked, block.unit));
    lines.push(this.verdict(row));
    this.mark(x, y, lines);
  }

  amount(value, block) {
    return (block.zero && value > 0 ? "+" : "") + Format.of(value, block.unit);
  }

  verdict(row) {
    return word(this.verdictKey(row));
  }

  verdictKey(row) {
    const promised = this.frame.id === "objectives";
    return { good: promised ? "metMark" : "really", bad: promised ? "brokenMark" : "worse", open: "openMark", same: "sameMark" }[row.mark];
  }

  table() {
    return {
      heads: [both("figureHead"), both("strategyHead"), both("valueHead"), both("lowEnd"), both("highEnd"), { en: "unit", fr: "unité" }, both("verdictHead")],
      keys: ["figure", "strategy", "value", "low", "high", "unit", "verdict"],
      units: [null, null, "count", "count", "count", null, null],
      rows: this.spec.blocks.flatMap((block) => block.rows.map((row) => [block.key, row.name, row.value, row.low, row.high, block.unit, both(this.verdictKey(row))])),
    };
  }
}

const FRONT = { height: 420, left: 86, right: 150, top: 34, bottom: 50 };

class FrontChart extends MarksChart {
  height() {
    this.width = this.frame.plot.clientWidth;
    return FRONT.height;
  }

  draw() {
    const svg = this.canvas(FRONT.height);
    const colours = Look.colours();
    const { price, benefit, points } = this.spec;
    const ends = (side) => points.flatMap((point) => [point[side].value, point[side].low, point[side].high]).filter((value) => value !== null);
    const clip = (values, unit) => (unit === "share" ? values.map((value) => Math.max(0, Math.min(1, value))) : values);
    const x = new Ruler(clip(ends("price"), price.unit), FRONT.left, this.width - FRONT.right);
    const y = new Ruler(clip(ends("benefit"), benefit.unit), FRONT.height - FRONT.bottom, FRONT.top);
    x.ticks(Math.max(3, Math.floor(this.width / 170))).forEach((tick) => {
      svg.append(drawn("line", { x1: x.at(tick), x2: x.at(tick), y1: FRONT.top, y2: FRONT.height - FRONT.bottom, stroke: colours.grid }));
      svg.append(drawn("text", { x: x.at(tick), y: FRONT.height - FRONT.bottom + 17, "text-anchor": "middle", "font-size": 12, fill: colours.soft }, Format.of(tick, price.unit)));
    });
    y.ticks(6).filter((tick) => benefit.unit !== "share" || tick <= 1).forEach((tick) => {
      svg.append(drawn("line", { x1: FRONT.left, x2: this.width - FRONT.right, y1: y.at(tick), y2: y.at(tick), stroke: colours.grid }));
      svg.append(drawn("text", { x: FRONT.left - 8, y: y.at(tick) + 4, "text-anchor": "end", "font-size": 12, fill: colours.soft }, Format.of(tick, benefit.unit)));
    });
    svg.append(drawn("text", { x: 4, y: 16, "font-size": 13, fill: colours.ink }, short("↑ " + say(benefit.name) + " (" + word("moreIsBetter") + ")", Math.floor(this.width / 7.8))));
    svg.append(drawn("text", { x: this.width - FRONT.right, y: FRONT.height - 12, "text-anchor": "end", "font-size": 13, fill: colours.ink }, short(say(price.name) + " (" + word("lessIsBetter") + ") →", Math.floor(this.width / 7.8))));
    this.joined(svg, x, y);
    this.taken = [];
    points.forEach((point) => this.point(svg, point, x, y));
  }

  joined(svg, x, y) {
    const front = this.spec.points.filter((point) => point.front).sort((a, b) => a.price.value - b.price.value || a.benefit.value - b.benefit.value);
    if (front.length > 1) {
      svg.append(drawn("path", { d: "M" + front.map((point) => x.at(point.price.value) + " " + y.at(point.benefit.value)).join("L"), fill: "none", stroke: Look.colours().soft, "stroke-width": 1.6 }));
    }
  }

  point(svg, point, x, y) {
    const colour = Look.colour(point.look);
    const [px, py] = [x.at(point.price.value), y.at(point.benefit.value)];
    const lines = [say(point.name)];
    for (const side of ["price", "benefit"]) {
      const { name, unit } = this.spec[side];
      const { value, low, high } = point[side];
      const range = low === null ? "" : " [" + Format.of(low, unit) + " … " + Format.of(high, unit) + "]";
      lines.push(say(name) + ": " + Format.of(value, unit) + range);
      if (low !== null && side === "price") svg.append(drawn("line", { x1: x.at(low), x2: x.at(high), y1: py, y2: py, stroke: colour, "stroke-width": 1.2 }));
      if (low !== null && side === "benefit") svg.append(drawn("line", { x1: px, x2: px, y1: y.at(low), y2: y.at(high), stroke: colour, "stroke-width": 1.2 }));
    }
    if (point.front) lines.push(word("onFront"));
    svg.append(drawn("circle", { cx: px, cy: py, r: 7, fill: point.front ? colour : Look.colours().paper, stroke: colour, "stroke-width": 2.4 }));
    let ty = py + 4;
    while (this.taken.some((other) => Math.abs(other.y - ty) < 15 && Math.abs(other.x - px) < 130)) ty += 15;
    this.taken.push({ x: px, y: ty });
    svg.append(drawn("text", { x: px + 12, y: ty, "font-size": 13, "font-weight": point.front ? 700 : 400, fill: Look.colours().ink }, short(say(point.name), 20)));
    this.mark(px, py, lines);
  }

  table() {
    const { price, benefit, points } = this.spec;
    const ends = (side) => [side.name, ...["lowEnd", "highEnd"].map(both)];
    return {
      heads: [both("strategyHead"), ...ends(price), ...ends(benefit), both("onFront")],
      keys: ["strategy", "price", "price_low", "price_high", "benefit", "benefit_low", "benefit_high", "on_front"],
      units: [null, price.unit, price.unit, price.unit, benefit.unit, benefit.unit, benefit.unit, null],
      rows: points.map((point) => [point.name, ...["price", "benefit"].flatMap((side) => [point[side].value, point[side].low, point[side].high]), point.front ? { en: "yes", fr: "oui" } : { en: "no", fr: "non" }]),
    };
  }
}
