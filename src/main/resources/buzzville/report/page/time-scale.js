/* Time across, in all charts alike: the same left and right edges, so that what stands above each other happened together. */
const EDGE = { left: 104, right: 26 };

const TimeScale = {
  /** Where an instant is in a plot of this width, pixels. */
  x(seconds, width) {
    const { from, to } = Page.window;
    return EDGE.left + ((seconds - from) / (to - from)) * (width - EDGE.left - EDGE.right);
  },

  seconds(x, width) {
    const { from, to } = Page.window;
    return from + ((x - EDGE.left) / (width - EDGE.left - EDGE.right)) * (to - from);
  },

  bucket(seconds) {
    const { bucket, buckets } = Page.data.time;
    return Math.max(0, Math.min(buckets - 1, Math.floor(seconds / bucket)));
  },

  /** The middle of a bucket, seconds. */
  middle(bucket) {
    const { bucket: width, to } = Page.data.time;
    return (bucket * width + Math.min(to, (bucket + 1) * width)) / 2;
  },

  /** Round steps, so that there are about so many ticks. */
  step(length, most) {
    const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
    const days = steps[steps.length - 1];
    return steps.find((step) => length / step <= most) || Math.ceil(length / most / days) * days;
  },

  /** What was going on at an instant: names. */
  during(seconds) {
    return Page.data.time.incidents
      .filter((incident) => incident.times.some(([from, to]) => from <= seconds && (seconds < to || seconds < from + Page.data.time.bucket)))
      .map((incident) => say(incident.name));
  },

  /** Moves the window or the cursor as a key says; true if it did. */
  key(event) {
    const { from, to } = Page.window;
    const width = to - from;
    const bucket = Page.data.time.bucket;
    const zoom = (factor) => {
      const at = Page.cursor === null ? (from + to) / 2 : Page.cursor;
      Page.look({ from: at - (at - from) * factor, to: at + (to - at) * factor });
    };
    const step = (buckets) => {
      const at = this.bucket(Page.cursor === null ? (buckets > 0 ? from - bucket : to) : Page.cursor) + buckets;
      Page.point(this.middle(Math.max(this.bucket(from), Math.min(this.bucket(to - bucket / 2), at))));
    };
    const sign = event.key === "ArrowLeft" || event.key === "PageUp" ? -1 : 1;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      if (event.shiftKey) Page.look({ from: from + (sign * width) / 4, to: to + (sign * width) / 4 });
      else step(sign);
    } else if (event.key === "PageUp" || event.key === "PageDown") step(10 * sign);
    else if (event.key === "Home") Page.point(this.middle(this.bucket(from)));
    else if (event.key === "End") Page.point(this.middle(this.bucket(to - bucket / 2)));
    else if (event.key === "+" || event.key === "=") zoom(0.5);
    else if (event.key === "-") zoom(2);
    else if (event.key === "Escape" || event.key === "0") {
      Page.point(null);
      Page.look(null);
    } else return false;
    return true;
  },
};

/** Rows of what happened, each with its name, as SVG with the time across: {element, height}. */
function strip(width, most) {
  const ROW = 18;
  const colours = Look.colours();
  const rows = [];
  const bars = [];
  let left = 0;
  const inView = Page.data.time.incidents.filter(({ times }) => times.some(([from, to]) => to >= Page.window.from && from < Page.window.to));
  inView.forEach((incident) => {
    const times = incident.times.filter(([from, to]) => to >= Page.window.from && from < Page.window.to);
    const name = say(incident.name);
    const short = name.length > 46 ? name.slice(0, 45) + "…" : name;
    const begin = Math.max(EDGE.left, TimeScale.x(times[0][0], width));
    const end = Math.min(width - EDGE.right, TimeScale.x(times[times.length - 1][1], width));
    const text = short.length * 6.7 + 12;
    const inside = times.length === 1 && end - begin >= text;
    const before = !inside && end + text > width - EDGE.right && begin - text > EDGE.left;
    const first = before ? begin - text : begin - 6;
    const last = inside || before ? end + 6 : Math.max(end, begin) + text + 6;
    let row = 0;
    while (row < rows.length && rows[row] > first) row++;
    if (row >= most) {
      left++;
      return;
    }
    rows[row] = last;
    bars.push({ incident, times, name: short, row, inside, before, begin, end });
  });
  const height = rows.length * ROW + (left ? ROW : 0) + (rows.length ? 6 : 0);
  const svg = drawn("svg", { class: "strip", width, height, viewBox: "0 0 " + width + " " + height, "aria-hidden": "true" });
  bars.forEach((bar) => {
    const y = bar.row * ROW + 2;
    const grave = bar.incident.grave;
    bar.times.forEach(([from, to]) => {
      const x = Math.max(EDGE.left, TimeScale.x(from, width));
      const until = Math.min(width - EDGE.right, TimeScale.x(to, width));
      svg.append(until - x < 4
        ? drawn("path", { d: "M" + x + " " + (y + 2) + "l5 5-5 5-5-5z", fill: colours.ink })
        : drawn("rect", { x, y, width: until - x, height: ROW - 4, rx: 2, fill: grave ? colours.bad : colours.line, stroke: grave ? colours.bad : colours.edge }));
    });
    const x = bar.inside ? bar.begin + 6 : bar.before ? bar.begin - 6 : Math.max(bar.begin + 5, bar.end) + 5;
    svg.append(drawn("text", {
      x, y: y + 11, "font-size": 12, fill: bar.inside && grave ? colours.paper : colours.ink, "text-anchor": bar.before ? "end" : "start",
    }, bar.name));
  });
  if (rows.length) svg.append(drawn("text", { x: EDGE.left - 8, y: 13, "font-size": 12, "text-anchor": "end", fill: colours.soft }, word("incidents")));
  if (left) svg.append(drawn("text", { x: EDGE.left, y: rows.length * ROW + 13, "font-size": 12, fill: colours.soft }, word("more", { n: left })));
  return { element: svg, height };
}
