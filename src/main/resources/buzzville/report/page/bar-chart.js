/*
 * Bars in parts, of one group at a time. Kind "bars": parts side by side; kind "waterfall": the first part is what there was, each
 * further one is taken off where the one before ended, and the last is what is left. Spec: BarChart in Java.
 */
Page.chartKind("bars", (spec, frame) => new BarChart(spec, frame));
Page.chartKind("waterfall", (spec, frame) => new Waterfall(spec, frame));

const BAR = { row: 30, bar: 20, head: 26, left: 230, right: 130, letter: 7.6 };

class BarChart {
  constructor(spec, frame) {
    this.spec = spec;
    this.frame = frame;
    // where there is nothing to see one begins with what there is
    this.group = spec.groups.find((group) => group.bars.some((bar) => bar.values.some((value) => value))) || spec.groups[0];
    this.listen();
  }

  height() {
    this.width = widthOf(this.frame.plot);
    this.left = Math.min(Math.max(BAR.left, BAR.letter * longest(this.rows()) + 16), this.width * 0.36);
    return this.rows().length * BAR.row + BAR.head;
  }

  legend() {
    const used = this.spec.parts.filter((part, i) => this.group.bars.some((bar) => bar.values[i]));
    return used.map(({ key, name, look }) => ({ key, name, look, style: "area" }));
  }

  controls() {
    if (this.spec.groups.length < 2) return [];
    const select = make("select", {
      "aria-label": word("choose"),
      onchange: () => {
        this.group = this.spec.groups.find((group) => group.key === select.value);
        this.frame.writeLegend();
        this.frame.redraw();
      },
    }, ...this.spec.groups.map((group) => make("option", { value: group.key, selected: group === this.group }, say(group.name))));
    return [select];
  }

  table() {
    const { parts, groups, unit } = this.spec;
    return {
      heads: [{ en: "of", fr: "de" }, { en: "bar", fr: "barre" }, ...parts.map((part) => part.name)],
      keys: ["group", "bar", ...parts.map((part) => part.key.replace(/-/g, "_"))],
      units: [null, null, ...parts.map(() => unit)],
      rows: groups.flatMap((group) => group.bars.map((bar) => [group.name, bar.name, ...bar.values])),
    };
  }

  /** What is drawn: {name, pieces: [{from, to, part, value}], text}, values in the unit of the chart. */
  rows() {
    return this.group.bars.map((bar) => {
      let at = 0;
      const pieces = [];
      this.spec.parts.forEach((part, i) => {
        const value = bar.values[i];
        if (!value || this.frame.hidden.has(part.key)) return;
        pieces.push({ from: at, to: at + value, part, value });
        at += value;
      });
      return { name: say(bar.name), pieces, text: Format.of(at, this.spec.unit) };
    });
  }

  /** Where the scale begins and ends. */
  range(rows) {
    return { from: 0, to: Math.max(...rows.flatMap((row) => row.pieces.map((piece) => piece.to)), 0) || 1 };
  }

  draw() {
    const rows = this.rows();
    const height = this.height();
    const colours = Look.colours();
    const { from, to } = this.range(rows);
    const x = (value) => this.left + ((Math.max(from, Math.min(to, value)) - from) / (to - from)) * (this.width - this.left - BAR.right);
    const svg = drawn("svg", { width: this.width, height, viewBox: "0 0 " + this.width + " " + height, "aria-hidden": "true" });
    this.pieces = [];
    rows.forEach((row, i) => {
      const y = i * BAR.row + 4;
      const last = row.pieces[row.pieces.length - 1];
      svg.append(drawn("text", { x: this.left - 10, y: y + 14, "text-anchor": "end", "font-size": 13, fill: colours.ink }, short(row.name, Math.floor((this.left - 10) / BAR.letter))));
      row.pieces.forEach((piece) => {
        const begin = x(piece.from);
        const width = Math.max(1.5, x(piece.to) - begin);
        const box = drawn("rect", { x: begin, y, width, height: BAR.bar, fill: Look.colour(piece.part.look), stroke: colours.paper });
        svg.append(box);
        this.pieces.push({ box, piece, row, x: begin + width, y });
      });
      const end = last ? x(Math.max(...row.pieces.map((piece) => piece.to))) : this.left;
      svg.append(drawn("text", { x: end + 8, y: y + 14, "font-size": 13, fill: colours.ink }, row.text));
    });
    svg.append(drawn("line", { x1: this.left, x2: this.left, y1: 0, y2: rows.length * BAR.row, stroke: colours.edge }));
    if (from > 0) {
      svg.append(drawn("text", { x: this.left, y: rows.length * BAR.row + 16, "font-size": 12, fill: colours.soft }, word("missingFrom", { n: Format.of(from, this.spec.unit) })));
    }
    this.at = -1;
    this.frame.plot.replaceChildren(svg);
  }

  point(index) {
    this.pieces.forEach(({ box }, i) => box.setAttribute("opacity", i === index ? 0.75 : 1));
    const { piece, row, x, y } = this.pieces[index];
    const text = row.name + ", " + say(piece.part.name) + ": " + Format.of(piece.value, this.spec.unit);
    this.frame.tip.show(x, y, [make("div", {}, text)]);
    return text;
  }

  leave() {
    this.at = -1;
    (this.pieces || []).forEach(({ box }) => box.setAttribute("opacity", 1));
    this.frame.tip.hide();
  }

  key(event) {
    const sign = ["ArrowLeft", "ArrowUp"].includes(event.key) ? -1 : ["ArrowRight", "ArrowDown"].includes(event.key) ? 1 : 0;
    if (event.key === "Escape") this.leave();
    else if (sign && this.pieces.length) {
      this.at = (this.at + sign + this.pieces.length + (this.at < 0 && sign < 0 ? 1 : 0)) % this.pieces.length;
      this.frame.tip.tell(this.point(this.at));
    } else return false;
    return true;
  }

  listen() {
    this.frame.plot.addEventListener("pointermove", (event) => {
      const index = (this.pieces || []).findIndex(({ box }) => box === event.target);
      if (index < 0) this.leave();
      else this.point(index);
    });
    this.frame.plot.addEventListener("pointerleave", () => this.leave());
  }
}

class Waterfall extends BarChart {
  constructor(spec, frame) {
    super(spec, frame);
    this.bar = 0;
    this.near = false;
  }

  legend() {
    return [];
  }

  controls() {
    const bars = this.group.bars;
    const [select] = super.controls();
    if (select) {
      select.addEventListener("change", () => {
        this.bar = 0;
        this.frame.writeControls();
        this.frame.controls.querySelector("select").focus();
        this.frame.redraw();
      });
    }
    const which = make("select", {
      "aria-label": word("row"),
      onchange: () => {
        this.bar = Number(which.value);
        this.frame.redraw();
      },
    }, ...bars.map((bar, i) => make("option", { value: i, selected: i === this.bar }, say(bar.name))));
    const near = make("button", {
      type: "button", class: "near", "aria-pressed": String(this.near),
      onclick: () => {
        this.near = !this.near;
        near.setAttribute("aria-pressed", String(this.near));
        this.frame.redraw();
      },
    }, word("missing"));
    return [select, bars.length > 1 ? which : null, near].filter((control) => control);
  }

  rows() {
    const bar = this.group.bars[this.bar];
    const { parts, unit } = this.spec;
    const all = bar.values[0];
    let at = all;
    return parts.map((part, i) => {
      const value = bar.values[i] || 0;
      const last = i === parts.length - 1;
      if (i > 0 && !last && value === 0) return null;
      const piece = i === 0 || last ? { from: 0, to: value, part, value } : { from: at - value, to: at, part, value };
      if (i > 0 && !last) at -= value;
      const share = i > 0 && all > 0 ? " (" + Format.share(value / all) + ")" : "";
      return { name: say(part.name), pieces: [piece], text: (i > 0 && !last ? "−" : "") + Format.of(value, unit) + share };
    }).filter((row) => row);
  }

  range(rows) {
    const all = rows[0].pieces[0].value;
    const left = rows[rows.length - 1].pieces[0].value;
    return this.near && left < all ? { from: Math.max(0, left - (all - left) * 0.15), to: all } : { from: 0, to: all || 1 };
  }
}

/** The letters of the longest name. */
function longest(rows) {
  return Math.max(0, ...rows.map((row) => row.name.length));
}

function short(text, most) {
  return text.length > most ? text.slice(0, Math.max(1, most - 1)) + "…" : text;
}
