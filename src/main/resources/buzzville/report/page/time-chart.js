/* Figures over simulated time: panels above each other, the incidents above them. Kind "time"; spec: TimeChart in Java. */
Page.chartKind("time", (spec, frame) => new TimeChart(spec, frame));

const PANEL = { alone: 250, pair: 180, many: 132, heading: 26, axis: 30, mark: 15 };

class TimeChart {
  constructor(spec, frame) {
    this.spec = spec;
    this.frame = frame;
    this.log = spec.panels.map((panel) => panel.log);
    this.panel = 0;
    this.stripHeight = 0;
    this.listen();
  }

  panelHeight() {
    const n = this.spec.panels.length;
    return n === 1 ? PANEL.alone : n === 2 ? PANEL.pair : PANEL.many;
  }

  /** Where a panel's plot begins, pixels. */
  top(i) {
    return this.above() + i * (this.panelHeight() + PANEL.heading) + (say(this.spec.panels[i].heading) ? PANEL.heading - 4 : 10);
  }

  above() {
    return this.stripHeight + this.marks().length * PANEL.mark + (this.marks().length ? 6 : 0);
  }

  marks() {
    return this.spec.marks.filter((mark) => !this.frame.hidden.has(this.keyOf(mark)));
  }

  keyOf(line) {
    return line.look + "/" + (line.group ? JSON.stringify(line.group) : JSON.stringify(line.name));
  }

  height() {
    this.width = widthOf(this.frame.plot);
    this.strip = strip(this.width, 6);
    this.stripHeight = this.strip.height;
    return this.top(this.spec.panels.length - 1) + this.panelHeight() - 8 + PANEL.axis;
  }

  legend() {
    const entries = new Map();
    this.spec.panels.forEach((panel) => panel.lines.forEach((line) => {
      const key = this.keyOf(line);
      if (!entries.has(key)) entries.set(key, { key, name: line.group, look: line.look, style: line.style });
    }));
    return entries.size > 1 ? [...entries.values()] : [];
  }

  controls() {
    if (!this.spec.panels.some((panel) => panel.unit !== "share" && panel.lines.every((line) => line.style !== "stacked"))) return [];
    const on = this.log.some((log) => log);
    const press = () => {
      this.log = this.log.map(() => !on);
      this.frame.writeControls();
      this.frame.controls.querySelector(".log").focus();
      this.frame.redraw();
    };
    return [make("button", { type: "button", class: "log", "aria-pressed": String(on), onclick: press }, word("logarithmic"))];
  }

  table() {
    const { bucket, buckets } = Page.data.time;
    const columns = this.spec.panels.flatMap((panel) => panel.lines.map((line) => ({ ...line, panel })));
    const heads = columns.map((line) => join(line.panel.heading, line.name));
    const marks = this.spec.marks;
    return {
      heads: [{ en: WORDS.en.time, fr: WORDS.fr.time }, ...heads, ...marks.map((mark) => join(mark.name, mark.light))],
      keys: ["time_s", ...columns.map((line) => line.key), ...marks.map((mark) => mark.key)],
      units: ["s", ...columns.map((line) => line.panel.unit), ...marks.map(() => "count")],
      rows: Array.from({ length: buckets }, (none, i) => [
        Math.round(i * bucket * 1e9) / 1e9, ...columns.map((line) => line.values[i]), ...marks.map((mark) => mark.values[i]),
      ]),
    };
  }

  draw() {
    const plot = this.frame.plot;
    if (this.canvas) echarts.getInstanceByDom(this.canvas).dispose();
    this.canvas = make("div", { class: "canvas" });
    this.line = make("div", { class: "cursor", hidden: true });
    this.brush = make("div", { class: "brush", hidden: true });
    plot.replaceChildren(this.strip.element, this.canvas, this.line, this.brush);
    if (this.marks().length) plot.append(this.markRows());
    this.canvas.style.width = this.width + "px";
    this.canvas.style.height = plot.style.height;
    this.echart = echarts.init(this.canvas, null, { renderer: "svg", width: this.width, height: parseFloat(plot.style.height) });
    this.echart.setOption(this.option());
    this.points();
    this.pointed();
  }

  /** Rings around single messages, each a way to its story; whoever uses keys has the list of stories. */
  points() {
    const [panel] = this.spec.panels;
    const { type, min, max } = this.scale(panel, 0);
    (this.spec.points || []).forEach(([at, value, look], i) => {
      const group = panel.lines.find((line) => line.look === look);
      if (at < Page.window.from || at > Page.window.to || (group && this.frame.hidden.has(this.keyOf(group)))) return;
      const share = type === "log" ? Math.log(Math.max(min, value) / min) / Math.log(max / min) : (value - min) / (max - min);
      if (share > 1) return;
      const ring = make("button", {
        type: "button", class: "point", tabindex: -1, "aria-label": word("storyOf", { n: i + 1 }), title: word("storyOf", { n: i + 1 }),
        onclick: () => openStory(i),
      });
      ring.style.left = TimeScale.x(at, this.width) + "px";
      ring.style.top = this.top(0) + (1 - share) * (this.panelHeight() - 8) + "px";
      ring.style.borderColor = Look.colour(look);
      this.frame.plot.append(ring);
    });
  }

  option() {
    const colours = Look.colours();
    const last = this.spec.panels.length - 1;
    const text = { color: colours.ink, fontSize: 12, fontFamily: "inherit" };
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      title: this.spec.panels.map((panel, i) => ({
        text: say(panel.heading), left: EDGE.left - 5, top: this.top(i) - PANEL.heading + 2,
        textStyle: { fontSize: 13, fontWeight: 700, color: colours.ink },
      })),
      grid: this.spec.panels.map((panel, i) => ({ left: EDGE.left, right: EDGE.right, top: this.top(i), height: this.panelHeight() - 8, outerBoundsMode: "none" })),
      xAxis: this.spec.panels.map((panel, i) => ({ ...this.time(i === last), gridIndex: i })),
      yAxis: this.spec.panels.map((panel, i) => ({
        ...this.scale(panel, i), gridIndex: i, name: say(panel.axis), nameLocation: "middle", nameGap: 84,
        nameTextStyle: { color: colours.soft, fontSize: 12 },
        axisLabel: { ...text, formatter: (value) => Format.of(value, panel.unit), hideOverlap: true },
        splitLine: { lineStyle: { color: colours.grid } }, axisLine: { show: false }, axisTick: { show: false }, minorTick: { show: false },
      })),
      series: this.spec.panels.flatMap((panel, i) => this.series(panel, i)),
    };
  }

  time(labels) {
    const colours = Look.colours();
    const { from, to } = Page.window;
    const interval = TimeScale.step(to - from, Math.max(3, Math.floor(this.width / 110)));
    const even = (value) => Math.abs(value / interval - Math.round(value / interval)) < 1e-6;
    return {
      type: "value", min: from, max: to, interval,
      axisLabel: { show: labels, alignMaxLabel: "right", color: colours.ink, fontSize: 12, formatter: (value) => (even(value) ? Format.time(value) : "") },
      axisLine: { show: true, onZero: false, lineStyle: { color: colours.edge } },
      axisTick: { show: labels, lineStyle: { color: colours.edge } }, splitLine: { show: false },
    };
  }

  /** The values of a line that are in view. */
  inView(line) {
    return line.values.slice(TimeScale.bucket(Page.window.from), TimeScale.bucket(Page.window.to - 1e-9) + 1);
  }

  shown(panel) {
    return panel.lines.filter((line) => !this.frame.hidden.has(this.keyOf(line)));
  }

  scale(panel, i) {
    const values = this.shown(panel).flatMap((line) => this.inView(line)).filter((value) => value !== null);
    const most = panel.lines.some((line) => line.style === "stacked")
      ? Math.max(0, ...this.sums(panel))
      : values.reduce((max, value) => Math.max(max, value), 0);
    if (this.log[i]) {
      const least = values.reduce((min, value) => (value > 0 ? Math.min(min, value) : min), Infinity);
      const low = 10 ** Math.floor(Math.log10(Number.isFinite(least) ? least : 1));
      return { type: "log", min: low, max: Math.max(10 * low, 10 ** Math.ceil(Math.log10(most || 1))) };
    }
    if (panel.unit === "share") return { type: "value", min: 0, max: Math.max(1, most), interval: 0.25 };
    const step = panel.unit === "ms" && most > 60000
      ? 1000 * TimeScale.step(most / 1000, 5)
      : niceStep(most || 1, this.panelHeight() > 150 ? 5 : 3, panel.unit === "count");
    return { type: "value", min: 0, max: Math.ceil((most || 1) / step - 1e-9) * step, interval: step };
  }

  sums(panel) {
    const lines = this.shown(panel).map((line) => this.inView(line));
    return lines.length ? lines[0].map((none, i) => lines.reduce((sum, values) => sum + (values[i] || 0), 0)) : [];
  }

  series(panel, i) {
    const floor = this.log[i] ? this.scale(panel, i).min : null;
    const at = (line, bucket) => {
      const value = line.values[bucket];
      return value === null ? null : floor !== null ? Math.max(floor, value) : value;
    };
    const all = this.shown(panel).map((line) => {
      const thin = line.style === "thin";
      const colour = Look.colour(line.look);
      const common = { xAxisIndex: i, yAxisIndex: i, name: line.key, silent: true, color: colour };
      if (line.style === "dots") {
        const second = panel.lines.findIndex((other) => other.look === line.look) < panel.lines.indexOf(line);
        const itemStyle = second ? { color: Look.colours().paper, borderColor: colour, borderWidth: 1.2 } : { color: colour };
        return { ...common, type: "scatter", symbolSize: second ? 5 : 6.5, itemStyle, symbol: PRIORITIES.indexOf(line.look) % 2 ? "diamond" : "circle", data: line.values.map((none, k) => [TimeScale.middle(k), at(line, k)]) };
      }
      const steps = line.style === "steps" || line.style === "stacked";
      const { bucket, to, buckets } = Page.data.time;
      const points = line.values.map((none, k) => [steps ? k * bucket : TimeScale.middle(k), at(line, k)]);
      if (steps) points.push([to, at(line, buckets - 1)]);
      return {
        ...common, type: "line", symbol: "none", data: points, connectNulls: false, step: steps ? "end" : false,
        stack: line.style === "stacked" ? "all" + i : undefined, z: thin ? 2 : 3,
        areaStyle: line.style === "stacked" ? { color: colour, opacity: 1 } : undefined,
        lineStyle: { width: line.style === "stacked" ? 0 : thin ? 1 : 2.4, color: colour, type: Look.dash(line.look) || "solid", opacity: thin ? 0.85 : 1 },
      };
    });
    return [...all, { type: "line", data: [], xAxisIndex: i, yAxisIndex: i, silent: true, markArea: this.shade() }];
  }

  /** What lasted, behind the lines, and the warm-up. */
  shade() {
    const colours = Look.colours();
    const area = (from, to, color) => [{ xAxis: from, itemStyle: { color } }, { xAxis: to }];
    const lasting = (grave) => union(Page.data.time.incidents.filter((incident) => incident.grave === grave).flatMap(({ times }) => times).filter(([from, to]) => to > from));
    const data = [...lasting(false).map(([from, to]) => area(from, to, colours.shade)), ...lasting(true).map(([from, to]) => area(from, to, colours.grave))];
    const warmup = Page.data.time.from > 0 ? [area(0, Page.data.time.from, colours.band)] : [];
    return { silent: true, data: [...warmup, ...data], label: { show: false } };
  }

  /** Buckets of which something never arrived, a row for each priority. */
  markRows() {
    const svg = drawn("svg", { class: "marks", width: this.width, height: this.above(), viewBox: "0 0 " + this.width + " " + this.above(), "aria-hidden": "true" });
    const { bucket } = Page.data.time;
    this.marks().forEach((mark, row) => {
      const y = this.stripHeight + row * PANEL.mark + 3;
      svg.append(drawn("text", { x: EDGE.left - 8, y: y + 9, "font-size": 12, "text-anchor": "end", fill: Look.colours().soft }, row === 0 ? word("lost") : ""));
      mark.values.forEach((value, i) => {
        if (value === 0 || value === mark.values[i - 1]) return;
        let after = i + 1;
        while (mark.values[after] === value) after++;
        const x = Math.max(EDGE.left, TimeScale.x(i * bucket, this.width));
        const end = Math.min(this.width - EDGE.right, TimeScale.x(after * bucket, this.width));
        if (end > x) {
          svg.append(drawn("rect", { x, y, width: Math.max(1, end - x), height: PANEL.mark - 5, fill: value > 1 ? Look.colour(mark.look) : Look.paler(mark.look, 0.62) }));
        }
      });
    });
    return svg;
  }

  moved() {
    if (this.frame.drawn) this.frame.redraw();
  }

  pointed() {
    if (!this.line) return;
    const at = Page.cursor;
    this.line.hidden = at === null || at < Page.window.from || at > Page.window.to;
    if (!this.line.hidden) {
      this.line.style.left = TimeScale.x(at, this.width) + "px";
      this.line.style.top = this.stripHeight + "px";
      this.line.style.height = parseFloat(this.frame.plot.style.height) - this.stripHeight - PANEL.axis + "px";
    }
  }

  /** The figures of a bucket in the panel that is pointed at. */
  read(bucket) {
    const panel = this.spec.panels[this.panel];
    const row = (line, text) => make("div", { class: "row" }, sample({ ...line}), make("span", {}, say(line.name)), make("b", {}, text));
    const rows = this.shown(panel).map((line) => row(line, Format.of(line.values[bucket], panel.unit)));
    const marks = this.marks().filter((mark) => mark.values[bucket] > 0).map((mark) =>
      make("div", { class: "row" }, sample({ look: mark.look, style: "area" }), make("span", {}, say(mark.name) + ": " + say(mark.values[bucket] > 1 ? mark.dark : mark.light))));
    const names = TimeScale.during(TimeScale.middle(bucket));
    const heading = say(panel.heading);
    return [
      make("div", { class: "when" }, Format.time(bucket * Page.data.time.bucket) + (heading ? " · " + heading : "")),
      ...(names.length ? [make("div", { class: "during" }, word("during") + ": " + names.join(", "))] : []),
      ...rows, ...marks,
    ];
  }

  tipAt(y) {
    const nodes = this.read(TimeScale.bucket(Page.cursor));
    this.frame.tip.show(TimeScale.x(Page.cursor, this.width), y, nodes);
    return nodes;
  }

  key(event) {
    const down = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (down && this.spec.panels.length > 1) this.panel = (this.panel + down + this.spec.panels.length) % this.spec.panels.length;
    else if (!TimeScale.key(event)) return false;
    if (Page.cursor === null) this.frame.tip.hide();
    else this.frame.tip.tell(this.tipAt(this.top(this.panel) + 30).map((node) => node.innerText.replace(/\s*\n\s*/g, " ")).join("; "));
    return true;
  }

  listen() {
    const plot = this.frame.plot;
    const place = (event) => {
      const box = plot.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const inside = (x) => x >= EDGE.left && x <= this.width - EDGE.right;
    let from = null;
    plot.addEventListener("pointermove", (event) => {
      const { x, y } = place(event);
      if (from !== null) this.select(from, x);
      if (!inside(x)) return;
      const tops = this.spec.panels.map((none, i) => this.top(i) - PANEL.heading);
      this.panel = Math.max(0, tops.filter((top) => top <= y).length - 1);
      Page.point(TimeScale.middle(TimeScale.bucket(TimeScale.seconds(x, this.width))));
      this.tipAt(y);
    });
    plot.addEventListener("pointerleave", () => {
      if (from !== null) return;
      Page.point(null);
      this.frame.tip.hide();
    });
    plot.addEventListener("pointerdown", (event) => {
      const { x } = place(event);
      if (event.target.className === "point" || event.button !== 0 || event.pointerType === "touch" || !inside(x)) return;
      from = x;
      plot.setPointerCapture(event.pointerId);
    });
    const end = (event) => {
      if (from === null) return;
      const begun = from;
      from = null;
      this.brush.hidden = true;
      const { x } = place(event);
      if (Math.abs(x - begun) < 6) return;
      const at = [begun, x].map((edge) => TimeScale.seconds(Math.max(EDGE.left, Math.min(this.width - EDGE.right, edge)), this.width)).sort((a, b) => a - b);
      Page.look({ from: at[0], to: at[1] });
    };
    plot.addEventListener("pointerup", end);
    plot.addEventListener("pointercancel", () => {
      from = null;
      this.brush.hidden = true;
    });
    plot.addEventListener("dblclick", () => Page.look(null));
  }

  select(from, to) {
    const at = [from, to].map((x) => Math.max(EDGE.left, Math.min(this.width - EDGE.right, x))).sort((a, b) => a - b);
    this.brush.hidden = at[1] - at[0] < 6;
    this.brush.style.left = at[0] + "px";
    this.brush.style.width = at[1] - at[0] + "px";
  }
}

/** Times that overlap or touch as one. */
function union(times) {
  const all = [];
  [...times].sort((a, b) => a[0] - b[0]).forEach(([from, to]) => {
    const last = all[all.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  });
  return all;
}

function join(heading, name) {
  const one = (language) => {
    const text = (said) => (typeof said === "string" ? said : said[language]);
    return text(heading) ? text(heading) + ", " + text(name) : text(name);
  };
  return { en: one("en"), fr: one("fr") };
}

/** 1, 2 or 5 times a power of ten, so that there are at most so many steps. */
function niceStep(most, steps, whole) {
  const power = 10 ** Math.floor(Math.log10(most / steps));
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => most / each <= steps + 1e-9);
  return whole ? Math.max(1, step) : step;
}
