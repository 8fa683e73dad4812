/*
 * What every chart has around its plot: title, finding, buttons, legend, table, CSV, caption, a text alternative, and the keys.
 * A chart is drawn when it first comes near the view, and again when anything that it shows by changes.
 */
class Frame {
  constructor(figure, id) {
    this.figure = figure;
    this.id = id;
    this.spec = Page.data.charts[id];
    this.hidden = new Set();
    this.drawn = false;
    this.open = false;
    this.build();
    this.tip = new Tip(this.stage);
    this.chart = Page.kinds[this.spec.kind](this.spec, this);
    this.write();
  }

  build() {
    const id = this.figure.id || "chart-" + this.id;
    this.figure.id = id;
    this.title = make("h3", { id: id + "-title" });
    this.finding = make("p", { class: "finding", id: id + "-finding" });
    this.controls = make("div", { class: "controls" });
    this.legend = make("div", { class: "legend", role: "group" });
    this.plot = make("div", {
      class: "plot", tabindex: 0, role: "application", "aria-labelledby": id + "-title " + id + "-finding",
      "aria-describedby": id + "-keys",
    });
    this.keys = make("p", { class: "unseen", id: id + "-keys" });
    this.stage = make("div", { class: "stage" }, this.plot);
    this.sheet = make("div", { class: "sheet", hidden: true });
    this.caption = make("figcaption");
    const head = make("div", { class: "head" }, make("div", {}, this.title, this.finding), this.controls);
    this.figure.replaceChildren(head, this.legend, this.stage, this.keys, this.sheet, this.caption);
    this.plot.addEventListener("focus", () => this.show());
    this.plot.addEventListener("keydown", (event) => {
      if (this.chart.key && this.chart.key(event)) event.preventDefault();
    });
  }

  /** Everything that is text. */
  write() {
    this.title.textContent = say(this.spec.title);
    this.finding.textContent = say(this.spec.finding);
    this.caption.textContent = say(this.spec.caption);
    this.keys.textContent = word(this.chart.moved ? "keysTime" : "keysChart");
    this.writeControls();
    this.writeLegend();
    this.writeTable();
  }

  writeControls() {
    const title = say(this.spec.title);
    const table = make(
      "button",
      { type: "button", class: "table", "aria-expanded": String(this.open), onclick: () => this.toggleTable() },
      word(this.open ? "hideTable" : "table"),
    );
    table.setAttribute("aria-label", word(this.open ? "hideTable" : "table") + ": " + title);
    const csv = make("button", { type: "button", class: "csv", "aria-label": word("csvOf", { title }), onclick: () => this.save() }, word("csv"));
    const own = this.chart.controls ? this.chart.controls() : [];
    this.controls.replaceChildren(...own, table, csv);
  }

  writeLegend() {
    const entries = this.chart.legend();
    this.legend.hidden = entries.length === 0;
    this.legend.setAttribute("aria-label", word("series"));
    this.legend.replaceChildren(
      ...entries.map((entry) => {
        const press = () => {
          if (this.hidden.has(entry.key)) this.hidden.delete(entry.key);
          else this.hidden.add(entry.key);
          button.setAttribute("aria-pressed", String(!this.hidden.has(entry.key)));
          this.redraw();
        };
        const button = make(
          "button",
          { type: "button", "aria-pressed": String(!this.hidden.has(entry.key)), onclick: press },
          sample(entry),
          make("span", {}, say(entry.name)),
        );
        return button;
      }),
    );
  }

  toggleTable() {
    this.open = !this.open;
    this.writeTable();
    this.writeControls();
    this.controls.querySelector(".table").focus();
  }

  writeTable() {
    this.sheet.hidden = !this.open;
    this.sheet.replaceChildren(...(this.open ? tableOf(this.chart.table(), say(this.spec.title)) : []));
  }

  /** Hands the reader a file; nothing leaves the page. */
  save() {
    const link = make("a", {
      href: URL.createObjectURL(new Blob([csvOf(this.chart.table())], { type: "text/csv;charset=utf-8" })),
      download: Page.data.file + "-" + this.id + ".csv",
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  redraw() {
    if (!this.drawn || widthOf(this.plot) === 0) return;
    this.plot.style.height = this.chart.height() + "px";
    try {
      this.chart.draw();
    } catch (error) {
      this.plot.textContent = word("broken", { why: error.message });
      console.error(error);
    }
  }

  /** Called when it comes near the view. */
  show() {
    if (this.drawn) return;
    this.drawn = true;
    this.redraw();
  }
}

/** A bit of a line or an area, as the plot has it. */
function sample(entry) {
  const svg = drawn("svg", { viewBox: "0 0 28 12", width: 28, height: 12, "aria-hidden": "true" });
  const colour = Look.colour(entry.look);
  if (entry.style === "stacked" || entry.style === "area") {
    svg.append(drawn("rect", { x: 4, y: 1, width: 20, height: 10, fill: colour }));
  } else if (entry.style === "dots") {
    svg.append(drawn("circle", { cx: 14, cy: 6, r: 3.5, fill: colour }));
  } else {
    const dash = Look.dash(entry.look);
    svg.append(drawn("line", {
      x1: 1, x2: 27, y1: 6, y2: 6, stroke: colour, "stroke-width": entry.style === "thin" ? 1.4 : 2.6,
      "stroke-dasharray": dash ? dash.join(" ") : null,
    }));
  }
  return svg;
}

/** More rows than this make a page slow; the file has them all. */
const MOST_ROWS = 400;

function tableOf(table, title) {
  const shown = table.rows.slice(0, MOST_ROWS);
  const cell = (value, i) => (typeof value === "number" || value === null
    ? make("td", { class: "n" }, value === null ? "" : Format.of(value, table.units[i]))
    : make("td", {}, say(value)));
  const element = make(
    "table",
    {},
    make("caption", { class: "unseen" }, title),
    make("thead", {}, make("tr", {}, ...table.heads.map((head, i) => make("th", { scope: "col", class: table.units[i] ? "n" : null }, say(head))))),
    make("tbody", {}, ...shown.map((row) => make("tr", {}, ...row.map(cell)))),
  );
  const wide = make("div", { class: "wide scroll", tabindex: 0, role: "region", "aria-label": word("tableOf", { title }) }, element);
  return shown.length < table.rows.length
    ? [make("p", { class: "facts" }, word("rows", { shown: shown.length, all: Format.count(table.rows.length) })), wide]
    : [wide];
}

/** As RFC 4180 has it; a cell that a spreadsheet would take for a formula is given an apostrophe. */
function csvOf(table) {
  const text = (value) => {
    if (value === null) return "";
    if (typeof value === "number") return plainNumber(value);
    const said = /^[=@\t\r]/.test(say(value)) || /^[+-](?![\p{L}\p{N}_.-]*$)/u.test(say(value)) ? "'" + say(value) : say(value);
    return /[",\n\r]/.test(said) ? '"' + said.replace(/"/g, '""') + '"' : said;
  };
  return [table.keys, ...table.rows].map((row) => row.map(text).join(",")).join("\n") + "\n";
}

/** Never with an exponent. */
function plainNumber(value) {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text;
}

/** What stands beside the pointer. */
class Tip {
  constructor(stage) {
    this.stage = stage;
    this.element = make("div", { class: "tip", hidden: true });
    this.live = make("p", { class: "unseen", "aria-live": "polite" });
    stage.append(this.element, this.live);
  }

  show(x, y, nodes) {
    this.element.replaceChildren(...nodes);
    this.element.hidden = false;
    const width = this.stage.clientWidth;
    const box = this.element.getBoundingClientRect();
    const left = x + 16 + box.width < width ? x + 16 : Math.max(0, x - 16 - box.width);
    this.element.style.left = left + "px";
    this.element.style.top = Math.max(0, Math.min(y - 20, this.stage.clientHeight - box.height)) + "px";
  }

  hide() {
    this.element.hidden = true;
  }

  /** Tells it to a screen reader, as after a key was pressed. */
  tell(text) {
    this.live.textContent = text;
  }
}
