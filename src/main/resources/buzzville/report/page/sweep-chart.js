/*
 * Figures over what was varied, as curves or as a heat map. Kind "sweep"; spec: SweepChart in Java.
 */
Page.chartKind("sweep", (spec, frame) => new SweepChart(spec, frame));
Page.words({
  en: { sweepFigure: "Figure", sweepAcross: "Along", sweepCurves: "Curves", sweepHeat: "Heat map", sweepNone: "one curve", combination: "combination", meanOf: "mean of {n}" },
  fr: { sweepFigure: "Chiffre", sweepAcross: "En abscisse", sweepCurves: "Courbes", sweepHeat: "Carte de chaleur", sweepNone: "une courbe", combination: "combinaison", meanOf: "moyenne de {n}" },
});

const SWEEP = { height: 400, left: 96, right: 24, top: 34, bottom: 58, cell: 54 };

class SweepChart extends MarksChart {
  constructor(spec, frame) {
    super(spec, frame);
    const many = spec.factors.map((factor, i) => i).sort((a, b) => spec.factors[b].levels.length - spec.factors[a].levels.length);
    const strategy = spec.factors.findIndex((factor) => factor.key === "strategy");
    this.figure = 0;
    this.across = many.find((i) => i !== strategy) ?? 0;
    this.by = strategy >= 0 && strategy !== this.across ? strategy : (many.find((i) => i !== this.across && spec.factors[i].levels.length <= 10) ?? -1);
    this.heat = false;
  }

  controls() {
    const { figures, factors } = this.spec;
    const select = (label, at, options, choose) => make("select", {
      "aria-label": word(label),
      onchange: (event) => {
        choose(Number(event.target.value));
        this.again(label);
      },
      "data-control": label,
    }, ...options.map(([value, name]) => make("option", { value, selected: value === at }, name)));
    const names = factors.map((factor, i) => [i, factor.name]);
    const controls = [select("sweepFigure", this.figure, figures.map((figure, i) => [i, say(figure.name)]), (value) => (this.figure = value))];
    if (factors.length > 1) {
      controls.push(select("sweepAcross", this.across, names, (value) => {
        if (value === this.by) this.by = this.across;
        this.across = value;
      }));
      controls.push(select("sweepCurves", this.by, [[-1, word("sweepNone")], ...names.filter(([i]) => i !== this.across)], (value) => (this.by = value)));
      if (this.by >= 0) {
        controls.push(make("button", { type: "button", "data-control": "sweepHeat", "aria-pressed": String(this.heat), onclick: () => {
          this.heat = !this.heat;
          this.again("sweepHeat");
        } }, word("sweepHeat")));
      }
    }
    return controls;
  }

  again(label) {
    this.heat = this.heat && this.by >= 0;
    this.frame.writeControls();
    this.frame.controls.querySelector('[data-control="' + label + '"]').focus();
    this.frame.writeLegend();
    this.frame.redraw();
  }

  legend() {
    if (this.by < 0 || this.heat) return [];
    return this.spec.factors[this.by].levels.slice(0, 10).map((level, i) => ({ key: level, name: level, look: "other-" + i, style: "line" }));
  }

  height() {
    this.width = this.frame.plot.clientWidth;
    return this.heat ? SWEEP.top + this.spec.factors[this.by].levels.length * SWEEP.cell * 0.8 + SWEEP.bottom : SWEEP.height;
  }

  /** Combinations that have a figure, by level along and by curve. */
  groups() {
    const groups = new Map();
    this.spec.cells.forEach((cell) => {
      const [value, low, high, verdict] = cell.readings[this.figure];
      if (value === null) return;
      const key = cell.levels[this.across] + "/" + (this.by < 0 ? 0 : cell.levels[this.by]);
      if (!groups.has(key)) groups.set(key, { x: cell.levels[this.across], by: this.by < 0 ? 0 : cell.levels[this.by], cells: [] });
      groups.get(key).cells.push({ cell, value, low, high, verdict });
    });
    return [...groups.values()].map((group) => ({ ...group, mean: group.cells.reduce((sum, each) => sum + each.value, 0) / group.cells.length }));
  }

  draw() {
    const svg = this.canvas(this.height());
    if (this.heat) this.drawHeat(svg);
    else this.drawCurves(svg);
  }

  /** Where the levels lie: as numbers where they are numbers of one unit, else side by side. */
  places(from, to) {
    const { levels } = this.spec.factors[this.across];
    const parts = levels.map((level) => /^(-?[\d.]+)\s*([^\d]*)$/.exec(level));
    const numbers = parts.every((part) => part && part[2] === parts[0][2]) && levels.length > 2;
    if (!numbers) return levels.map((level, i) => from + ((i + 0.5) / levels.length) * (to - from));
    const values = parts.map((part) => Number(part[1]));
    const spread = Math.min(...values) > 0 && Math.max(...values) > 30 * Math.min(...values);
    const ruler = new Ruler(values, from + 14, to - 14, { log: spread, tight: true });
    return values.map((value) => ruler.at(value));
  }

  axis(svg, places, y) {
    const colours = Look.colours();
    const factor = this.spec.factors[this.across];
    let last = -Infinity;
    factor.levels.map((level, i) => ({ level, x: places[i] })).sort((a, b) => a.x - b.x).forEach(({ level, x }) => {
      const text = short(level, 16);
      if (x - last < 10 + text.length * 6.6) return;
      last = x;
      svg.append(drawn("text", { x, y: y + 17, "text-anchor": "middle", "font-size": 12, fill: colours.soft }, text));
    });
    svg.append(drawn("text", { x: this.width - SWEEP.right, y: y + 40, "text-anchor": "end", "font-size": 13, fill: colours.ink }, factor.name + " →"));
  }

  drawCurves(svg) {
    const colours = Look.colours();
    const figure = this.spec.figures[this.figure];
    const groups = this.groups().filter((group) => this.by < 0 || !this.frame.hidden.has(this.spec.factors[this.by].levels[group.by]));
    const bottom = SWEEP.height - SWEEP.bottom;
    const values = groups.flatMap((group) => group.cells.map((each) => each.value)).concat(figure.asked === null ? [] : [figure.asked]);
    const positive = values.filter((value) => value > 0);
    const log = figure.unit !== "share" && positive.length > 1 && Math.max(...positive) > 30 * Math.min(...positive) && Math.min(...values) >= 0;
    const ruler = new Ruler(values, bottom, SWEEP.top, { log });
    const places = this.places(SWEEP.left, this.width - SWEEP.right);
    ruler.ticks(6).forEach((tick) => {
      svg.append(drawn("line", { x1: SWEEP.left, x2: this.width - SWEEP.right, y1: ruler.at(tick), y2: ruler.at(tick), stroke: colours.grid }));
      svg.append(drawn("text", { x: SWEEP.left - 8, y: ruler.at(tick) + 4, "text-anchor": "end", "font-size": 12, fill: colours.soft }, Format.of(tick, figure.unit)));
    });
    svg.append(drawn("text", { x: 4, y: 16, "font-size": 13, fill: colours.ink }, short("↑ " + say(figure.name) + " (" + word(figure.little ? "lessIsBetter" : "moreIsBetter") + ")", Math.floor(this.width / 7.8))));
    this.axis(svg, places, bottom);
    if (figure.asked !== null) svg.append(drawn("line", { x1: SWEEP.left, x2: this.width - SWEEP.right, y1: ruler.at(figure.asked), y2: ruler.at(figure.asked), stroke: colours.ink, "stroke-width": 2, "stroke-dasharray": "2 3" }));
    const curves = new Map();
    groups.forEach((group) => curves.set(group.by, [...(curves.get(group.by) || []), group]));
    [...curves.entries()].sort((a, b) => a[0] - b[0]).forEach(([by, curve]) => this.curve(svg, by, curve, places, ruler));
  }

  curve(svg, by, curve, places, ruler) {
    const look = "other-" + (by % 10);
    const colour = Look.colour(look);
    curve.sort((a, b) => places[a.x] - places[b.x]);
    const dash = Look.dash(look);
    const sampled = curve.length > 30 && curve.every((group) => group.cells.length === 1);
    if (curve.length > 1 && !sampled) {
      svg.append(drawn("path", { d: "M" + curve.map((group) => places[group.x] + " " + ruler.at(group.mean)).join("L"), fill: "none", stroke: colour, "stroke-width": 2.2, "stroke-dasharray": dash ? dash.join(" ") : null }));
    }
    curve.forEach((group) => group.cells.forEach((each) => {
      const [x, y] = [places[group.x], ruler.at(each.value)];
      const alone = group.cells.length === 1;
      if (alone && each.low !== null) svg.append(drawn("line", { x1: x, x2: x, y1: ruler.at(each.low), y2: ruler.at(each.high), stroke: colour, "stroke-width": 1.6 }));
      const open = each.verdict === "inconclusive";
      if (each.verdict === "fail" || each.verdict === "no-data") svg.append(drawn("path", { d: "M" + (x - 4.5) + " " + (y - 4.5) + "l9 9m0 -9l-9 9", stroke: colour, "stroke-width": 2.8, opacity: alone ? 1 : 0.6 }));
      else svg.append(drawn("circle", { cx: x, cy: y, r: alone ? 5 : 3.5, fill: open ? Look.colours().paper : colour, stroke: colour, "stroke-width": 2, opacity: alone ? 1 : 0.6 }));
      this.mark(x, y, this.lines(each));
    }));
  }

  lines(each) {
    const figure = this.spec.figures[this.figure];
    const range = each.low === null ? "" : " [" + Format.of(each.low, figure.unit) + " … " + Format.of(each.high, figure.unit) + "]";
    const varied = this.spec.factors.map((factor, i) => factor.name + " = " + factor.levels[each.cell.levels[i]]);
    const verdict = { pass: word("metMark"), fail: word("brokenMark"), inconclusive: word("openMark") }[each.verdict];
    return [word("combination") + " " + each.cell.number, ...varied, say(figure.name) + ": " + Format.of(each.value, figure.unit) + range, ...(verdict ? [verdict] : [])];
  }

  drawHeat(svg) {
    const colours = Look.colours();
    const figure = this.spec.figures[this.figure];
    const groups = this.groups();
    const rows = this.spec.factors[this.by].levels;
    const columns = this.spec.factors[this.across].levels;
    const left = SWEEP.left + 50;
    const width = (this.width - left - SWEEP.right) / columns.length;
    const tall = SWEEP.cell * 0.8;
    const means = groups.map((group) => group.mean);
    const ruler = new Ruler(means, 0, 1, { log: figure.unit !== "share" && Math.min(...means) > 0 && Math.max(...means) > 30 * Math.min(...means) });
    rows.forEach((level, i) => svg.append(drawn("text", { x: left - 10, y: SWEEP.top + (i + 0.5) * tall + 4, "text-anchor": "end", "font-size": 12.5, fill: colours.ink }, short(level, 18))));
    svg.append(drawn("text", { x: 4, y: 16, "font-size": 13, fill: colours.ink }, this.spec.factors[this.by].name + " ↓   " + say(figure.name)));
    groups.forEach((group) => {
      const share = ruler.at(group.mean);
      const [x, y] = [left + group.x * width, SWEEP.top + group.by * tall];
      const fill = Look.paler("normal", 0.92 - 0.85 * share);
      svg.append(drawn("rect", { x, y, width: width - 2, height: tall - 2, fill }));
      const verdicts = group.cells.map((each) => each.verdict);
      const sign = verdicts.some((verdict) => verdict === "fail" || verdict === "no-data") ? "✗ " : verdicts.includes("inconclusive") ? "? " : verdicts.includes("pass") ? "✓ " : "";
      const ink = luminance(fill) > 0.18 ? "#10151b" : "#ffffff";
      svg.append(drawn("text", { x: x + width / 2, y: y + tall / 2 + 4, "text-anchor": "middle", "font-size": 12.5, "font-weight": 600, fill: ink }, short(sign + Format.of(group.mean, figure.unit), Math.max(3, Math.floor(width / 7)))));
      const first = this.lines(group.cells[0]);
      this.mark(x + width / 2, y + tall / 2, group.cells.length === 1 ? first : [word("meanOf", { n: group.cells.length }), columns[group.x] + ", " + rows[group.by], say(figure.name) + ": " + Format.of(group.mean, figure.unit)]);
    });
    const places = columns.map((level, i) => left + (i + 0.5) * width);
    this.axis(svg, places, SWEEP.top + rows.length * tall);
  }

  table() {
    const { factors, figures, cells } = this.spec;
    return {
      heads: [both("combination"), ...factors.map((factor) => factor.name), ...figures.flatMap((figure) => [figure.name, both("lowEnd"), both("highEnd"), both("verdictHead")])],
      keys: ["combination", ...factors.map((factor) => factor.key), ...figures.flatMap((figure) => [figure.key, figure.key + " low", figure.key + " high", figure.key + " verdict"])],
      units: ["count", ...factors.map(() => null), ...figures.flatMap((figure) => [figure.unit, figure.unit, figure.unit, null])],
      rows: cells.map((cell) => [cell.number, ...cell.levels.map((level, i) => factors[i].levels[level]), ...cell.readings.flatMap(([value, low, high, verdict]) => [value, low, high, verdict])]),
    };
  }
}

/** How bright a colour is, 0 to 1 (WCAG 2.2): above 0.18 black stands out more from it than white. */
function luminance(rgb) {
  const [r, g, b] = rgb.match(/\d+/g).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
