/* Curves that step at each point, with axes of their own, logarithmic or not. Kind "curve"; spec: CurveChart in Java. */
Page.chartKind("curve", (spec, frame) => new CurveChart(spec, frame));

const CURVE = { height: 340, top: 12, bottom: 50 };

class CurveChart {
  constructor(spec, frame) {
    this.spec = spec;
    this.frame = frame;
    this.at = null;
    this.listen();
  }

  height() {
    this.width = widthOf(this.frame.plot);
    return CURVE.height;
  }

  legend() {
    return this.spec.curves.length > 1 ? this.spec.curves.map(({ key, name, look }) => ({ key, name, look, style: "thick" })) : [];
  }

  shown() {
    return this.spec.curves.filter((curve) => !this.frame.hidden.has(curve.key));
  }

  table() {
    const { across, up, curves } = this.spec;
    return {
      heads: [{ en: "curve", fr: "courbe" }, across.name, up.name],
      keys: ["curve", across.key, up.key],
      units: [null, across.unit, up.unit],
      rows: curves.flatMap((curve) => curve.across.map((x, i) => [curve.name, x, curve.up[i]])),
    };
  }

  /** What an axis goes from and to: if it is not logarithmic from one round figure to another, in about so many steps. */
  range(axis, figures, steps) {
    const most = Math.max(...figures, axis.unit === "share" ? 1 : 0);
    if (!axis.log) {
      const least = Math.min(0, ...figures);
      const length = most > least ? most - least : 1;
      const step = axis.unit === "ms" && length > 1000 ? 1000 * TimeScale.step(length / 1000, steps) : niceStep(length, steps, axis.unit === "count");
      return { type: "value", min: Math.floor(least / step) * step, max: Math.ceil((least + length) / step - 1e-9) * step, interval: step };
    }
    const least = figures.reduce((min, figure) => (figure > 0 ? Math.min(min, figure) : min), Infinity);
    const low = 10 ** Math.floor(Math.log10(Number.isFinite(least) ? least : 0.1) + 1e-9);
    return { type: "log", min: low, max: Math.max(10 * low, 10 ** Math.ceil(Math.log10(most || 1) - 1e-9)) };
  }

  draw() {
    const { across, up } = this.spec;
    const colours = Look.colours();
    if (this.canvas) echarts.getInstanceByDom(this.canvas).dispose();
    this.canvas = make("div", { class: "canvas" });
    this.line = make("div", { class: "cursor", hidden: true });
    this.frame.plot.replaceChildren(this.canvas, this.line);
    this.canvas.style.width = this.width + "px";
    this.canvas.style.height = CURVE.height + "px";
    this.x = this.range(across, this.spec.curves.flatMap((curve) => curve.across), Math.max(3, Math.floor(this.width / 130)));
    this.y = this.range(up, this.spec.curves.flatMap((curve) => curve.up), 5);
    const axis = (which, range) => ({
      ...range, name: say(which.name), nameLocation: "middle", nameTextStyle: { color: colours.soft, fontSize: 12 },
      axisLabel: { color: colours.ink, fontSize: 12, formatter: (value) => Format.of(value, which.unit), hideOverlap: true },
      splitLine: { show: true, lineStyle: { color: colours.grid } }, axisLine: { lineStyle: { color: colours.edge } }, minorTick: { show: false },
      axisTick: { show: false },
    });
    this.echart = echarts.init(this.canvas, null, { renderer: "svg", width: this.width, height: CURVE.height });
    this.echart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: EDGE.left, right: EDGE.right, top: CURVE.top, bottom: CURVE.bottom, outerBoundsMode: "none" },
      xAxis: { ...axis(across, this.x), nameGap: 28, axisLabel: { ...axis(across, this.x).axisLabel, alignMaxLabel: "right" } },
      yAxis: { ...axis(up, this.y), nameGap: 84 },
      series: this.shown().map((curve) => ({
        type: "line", step: this.isShare() ? "end" : false, symbol: this.isShare() || curve.across.length > 60 ? "none" : "circle", symbolSize: 5, color: Look.colour(curve.look), silent: true, data: this.points(curve),
        lineStyle: { width: curve.look === "critical" ? 3 : 2.4, color: Look.colour(curve.look), type: Look.dash(curve.look) || "solid" },
      })),
    });
  }

  /** A share that only falls goes on to both sides of the figures that there are. */
  isShare() {
    return this.spec.up.unit === "share";
  }

  /** Down to the axis where a curve reaches nothing, and on to the right where some never come. */
  points(curve) {
    const low = (range, value) => (range.type === "log" ? Math.max(range.min, value) : value);
    const points = curve.across.map((x, i) => [low(this.x, x), low(this.y, curve.up[i])]);
    const last = curve.up[curve.up.length - 1];
    if (!this.isShare()) return points;
    return [[this.x.min, 1], ...points, ...(last > 0 ? [[this.x.max, low(this.y, last)]] : [])];
  }

  /** The value across at a pixel. */
  value(x) {
    const share = (x - EDGE.left) / (this.width - EDGE.left - EDGE.right);
    const { min, max, type } = this.x;
    return type === "log" ? min * (max / min) ** share : min + share * (max - min);
  }

  pixel(value) {
    const { min, max, type } = this.x;
    const share = type === "log" ? Math.log(Math.max(min, value) / min) / Math.log(max / min) : (value - min) / (max - min);
    return EDGE.left + share * (this.width - EDGE.left - EDGE.right);
  }

  read(value) {
    const { across, up } = this.spec;
    return [
      make("div", { class: "when" }, say(across.name) + ": " + Format.of(value, across.unit)),
      ...this.shown().map((curve) => {
        let i = -1;
        while (i + 1 < curve.across.length && curve.across[i + 1] <= value) i++;
        return make("div", { class: "row" }, sample(curve), make("span", {}, say(curve.name)), make("b", {}, Format.of(i < 0 ? (this.isShare() ? 1 : null) : curve.up[i], up.unit)));
      }),
    ];
  }

  point(value, y) {
    this.at = value;
    const x = this.pixel(value);
    this.line.hidden = false;
    this.line.style.left = x + "px";
    this.line.style.top = CURVE.top + "px";
    this.line.style.height = CURVE.height - CURVE.top - CURVE.bottom + "px";
    const nodes = this.read(value);
    this.frame.tip.show(x, y, nodes);
    return nodes;
  }

  key(event) {
    const sign = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (event.key === "Escape") {
      this.leave();
      return true;
    }
    if (!sign) return false;
    const { min, max, type } = this.x;
    const at = this.at === null ? min : this.at;
    const next = type === "log" ? at * 10 ** (sign / 10) : at + (sign * (max - min)) / 50;
    const nodes = this.point(Math.max(min, Math.min(max, Number(next.toPrecision(6)))), 30);
    this.frame.tip.tell(nodes.map((node) => node.innerText.replace(/\s*\n\s*/g, " ")).join("; "));
    return true;
  }

  leave() {
    this.at = null;
    if (this.line) this.line.hidden = true;
    this.frame.tip.hide();
  }

  listen() {
    const plot = this.frame.plot;
    plot.addEventListener("pointermove", (event) => {
      const box = plot.getBoundingClientRect();
      const x = event.clientX - box.left;
      if (x >= EDGE.left && x <= this.width - EDGE.right) this.point(this.value(x), event.clientY - box.top);
    });
    plot.addEventListener("pointerleave", () => this.leave());
  }
}
