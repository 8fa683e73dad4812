/* Figures as people read them; the same as the tables of the page, which Java's Human writes. */
const Format = {
  /** Three digits that matter, no zeros at the end. */
  digits(value) {
    return this.plain(Number(value.toPrecision(3)));
  },

  plain(value) {
    let text = String(value);
    if (text.includes("e")) text = value.toFixed(Math.min(15, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))))).replace(/\.?0+$/, "");
    return Page.language === "fr" ? text.replace(".", ",") : text;
  },

  /** A whole number, its thousands apart. */
  count(value) {
    const text = String(Math.round(Math.abs(value)));
    const apart = text.replace(/\B(?=(\d{3})+$)/g, Page.language === "fr" ? "\u00a0" : ",");
    return (value < 0 && apart !== "0" ? "-" : "") + apart;
  },

  number(value) {
    return Number.isInteger(value) || Math.abs(value) >= 100 ? this.count(value) : this.digits(value);
  },

  /** A duration in milliseconds. */
  duration(ms) {
    if (ms === 0) return "0 s";
    if (ms < 0) return "-" + this.duration(-ms);
    const rounded = Number(ms.toPrecision(3));
    if (rounded < 0.001) return this.digits(ms * 1e6) + " ns";
    if (rounded < 1) return this.digits(ms * 1e3) + " µs";
    if (rounded < 1000) return this.digits(ms) + " ms";
    if (rounded < 60000) return this.digits(ms / 1000) + " s";
    const seconds = Math.round(ms / 1000);
    if (seconds < 3600) return this.two(Math.floor(seconds / 60), "min", seconds % 60, "s");
    const minutes = Math.floor((seconds + 30) / 60);
    if (minutes < 1440) return this.two(Math.floor(minutes / 60), "h", minutes % 60, "min");
    const hours = Math.floor((seconds + 1800) / 3600);
    return this.two(Math.floor(hours / 24), Page.language === "fr" ? "j" : "d", hours % 24, "h");
  },

  two(large, largeUnit, small, smallUnit) {
    if (small === 0) return large + " " + largeUnit;
    return large + " " + largeUnit + " " + (small < 10 ? "0" : "") + small + " " + smallUnit;
  },

  /** An instant or a length of simulated time, in seconds. */
  time(seconds) {
    return this.duration(seconds * 1000);
  },

  /** A share of 1 in per cent; 99.9993 % does not become 100 %. */
  share(value) {
    const percent = value * 100;
    const rest = Math.abs(Math.min(percent, 100 - percent));
    let text = percent;
    if (rest > 0) {
      const decimals = Math.max(0, Math.min(15, 2 - Math.floor(Math.log10(rest))));
      text = Number(percent.toFixed(decimals));
    }
    return this.plain(text) + (Page.language === "fr" ? "\u00a0%" : "%");
  },

  /** A figure in its unit. */
  of(value, unit) {
    if (value === null || value === undefined || !Number.isFinite(value)) return word("none");
    if (unit === "ms") return this.duration(value);
    if (unit === "s") return this.time(value);
    if (unit === "share") return this.share(value);
    if (unit === "points") return this.number(Number((value * 100).toPrecision(3))) + (Page.language === "fr" ? " pts" : " pp");
    if (unit === "hours") return this.number(value) + " h";
    if (unit === "per_second") return this.number(value) + "/s";
    return this.number(value);
  },
};
