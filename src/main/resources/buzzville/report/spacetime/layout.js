/*
 * Where things stand on the picture: lifelines are columns, and what the axis shows grows downwards.
 */
const AXES = ["true", "local", "event", "lamport", "nonlinear"];
const GUTTER = 96;
const TOP = 44;
const GAP_CAP = 104;
const LEVEL = 24;
/** How far apart marks of one lifeline are at least, pixels: none covers another. */
const LEAST = 17;

/** What the axis shows of an event. */
function valueOn(axis, event) {
  if (axis === "local") return event.local_ns;
  if (axis === "event") return event.id;
  return axis === "lamport" ? event.lamport : event.true_ns;
}

/**
 * Several events of one value: below each other, so that one process's never cover each other and arrows go down.
 * @return of each event between start and end, how far below; the others are 0
 */
function levels(run, axis, start, end) {
  const level = new Int32Array(run.N);
  for (let i = start; i < end; i++) {
    const value = valueOn(axis, run.E[i]);
    const follow = (from) => {
      if (from >= start && valueOn(axis, run.E[from]) === value) level[i] = Math.max(level[i], level[from] + 1);
    };
    follow(run.previous(i));
    if (axis === "true" || axis === "nonlinear") run.arrows[i].forEach((arrow) => follow(arrow.from));
  }
  return level;
}

/**
 * @param axis one of AXES
 * @param zoom factor
 * @param room how high the picture may well be if there is little in it, pixels
 * @param value what each thing on the picture has on that axis
 * @param level how many rows it stands below the first of that value
 * @param lane on which lifeline each is
 * @return y of each, distances, skipped regions and where there is more room than the axis says, and at(value), where any value stands
 */
function layout(axis, zoom, room, value, level, lane) {
  const deepest = new Map();
  value.forEach((v, k) => deepest.set(v, Math.max(deepest.get(v) || 0, level[k])));
  const values = [...deepest.keys()].sort((a, b) => a - b);
  const extra = values.map((v) => deepest.get(v) * LEVEL);
  const gap = gaps(axis, values, zoom, room);
  const start = new Float64Array(values.length);
  const skips = [];
  const still = [];
  const widened = [];
  const below = roomBelow(values, value, level, lane);
  let y = TOP;
  values.forEach((v, k) => {
    if (k > 0) {
      const g = gap(v - values[k - 1]);
      if (g.skipped) skips.push({ from: y + g.px * 0.28, to: y + g.px * 0.72, left: v - values[k - 1] });
      // Zones of two instants do not touch, nor do marks of one lifeline.
      const end = y;
      y += g.px;
      const least = Math.max(below.least(k), extra[k] > 0 || extra[k - 1] > 0 ? end + 2 * 9 + 4 : 0);
      if (y < least) {
        y = least;
        if (axis === "true" || axis === "local") widened.push({ y: (end + y) / 2 });
      }
    }
    start[k] = y;
    below.put(k, y);
    if (extra[k] > 0 && axis !== "event") still.push({ from: y - 9, to: y + extra[k] + 9 });
    y += extra[k];
  });
  const index = new Map(values.map((v, k) => [v, k]));
  const ys = Float64Array.from(value, (v, k) => start[index.get(v)] + level[k] * LEVEL);
  return { axis, ys, at: scale(values, start, extra, gap), skips, still, widened, ticks: tickMarks(values, start, extra), height: y + TOP + 14 };
}

/** How much room the marks of each lifeline want, whatever the axis says. */
function roomBelow(values, value, level, lane) {
  const index = new Map(values.map((v, k) => [v, k]));
  const at = values.map(() => []);
  value.forEach((v, i) => at[index.get(v)].push(i));
  const lowest = new Map();
  return {
    least: (k) => at[k].reduce((most, i) => Math.max(most, (lowest.has(lane[i]) ? lowest.get(lane[i]) + LEAST : 0) - level[i] * LEVEL), 0),
    put: (k, y) => at[k].forEach((i) => lowest.set(lane[i], Math.max(lowest.get(lane[i]) || 0, y + level[i] * LEVEL))),
  };
}

/** Where any value of the axis stands. */
function scale(values, start, extra, gap) {
  return (value) => {
    if (values.length === 0) return TOP;
    const last = values.length - 1;
    if (value <= values[0]) return start[0] - Math.min(gap(values[0] - value).px, 20);
    if (value >= values[last]) return start[last] + extra[last] + (value === values[last] ? 0 : Math.min(gap(value - values[last]).px, 20));
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (values[middle] <= value) low = middle;
      else high = middle;
    }
    if (value === values[low]) return start[low];
    const from = start[low] + extra[low];
    return from + ((value - values[low]) / (values[high] - values[low])) * (start[high] - from);
  };
}

/** The first place, of those in ascending order, that is not above. */
function firstFrom(list, y, of) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(list[middle]) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many pixels a difference of values is, and whether it is cut short. */
function gaps(axis, values, zoom, room) {
  const few = room / Math.max(1, values.length);
  const row = Math.min(90, Math.max(values.length <= 200 ? 34 : 24, few)) * zoom;
  if (axis === "event") return () => ({ px: row, skipped: false });
  if (axis === "lamport") {
    return (d) => (d > 4 ? { px: row * 2.5, skipped: true } : { px: d * row, skipped: false });
  }
  const differences = values.slice(1).map((value, k) => value - values[k]).sort((a, b) => a - b);
  if (axis === "nonlinear") {
    const unit = differences.length ? differences[differences.length >> 2] : 1;
    return (d) => ({ px: (12 + 13 * Math.log2(1 + d / unit)) * zoom, skipped: false });
  }
  // As many pixels for a nanosecond as make the whole as high as so many rows; what would be longer than the cap is skipped.
  const cap = GAP_CAP * zoom;
  const wanted = Math.max(300, differences.length * 34) * zoom;
  const height = (scale) => differences.reduce((sum, d) => sum + Math.min(d * scale, cap), 0);
  let low = 0;
  let high = differences.length ? cap / differences[0] : 1;
  if (height(high) < wanted) low = high;
  for (let round = 0; round < 50 && low < high; round++) {
    const middle = (low + high) / 2;
    if (height(middle) < wanted) low = middle;
    else high = middle;
  }
  const fill = Math.min(2, Math.max(1, (room * zoom) / Math.max(1, height(low))));
  return (d) => (d * low > cap * 1.0001 ? { px: cap * Math.min(fill, 1.2), skipped: true } : { px: d * low * fill, skipped: false });
}

function tickMarks(values, start, extra) {
  const ticks = [];
  let last = -Infinity;
  values.forEach((value, k) => {
    if (start[k] - last < 22) return;
    ticks.push({ y: start[k], value });
    last = start[k] + extra[k];
  });
  return ticks;
}
