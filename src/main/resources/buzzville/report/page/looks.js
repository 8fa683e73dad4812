/*
 * Colours and dashes. Priorities have Okabe and Ito's colours, which colour-blind people tell apart, lifted in the dark so that
 * they stand out from the ground; whoever sees no colour has dashes, markers and names.
 */
const LIGHT = {
  critical: "#d55e00", high: "#b87a00", normal: "#0072b2", info: "#00805e",
  offered: "#222222", delivered: "#117733",
  others: ["#222222", "#aa4499", "#2f86b5", "#882255", "#7d7d22", "#707070", "#117733", "#cc6677", "#332288", "#a88a1f"],
  ink: "#1d1d1f", soft: "#5b5f66", line: "#d9dce1", grid: "#e6e8ec", paper: "#ffffff", band: "#f4f5f7",
  good: "#00634a", bad: "#a33d00", shade: "rgba(20, 40, 80, 0.06)", grave: "rgba(160, 40, 0, 0.10)", edge: "#b9bec6",
};
const DARK = {
  critical: "#ff8a47", high: "#f2bf4b", normal: "#62b5f0", info: "#3fd0a4",
  offered: "#f0f0f0", delivered: "#6cc68c",
  others: ["#f0f0f0", "#e08ad2", "#8fd0f5", "#e07aa6", "#cfcf70", "#a8a8a8", "#6cc68c", "#f09aa6", "#a89cf0", "#d9bb55"],
  ink: "#e8e9eb", soft: "#a3a8b0", line: "#3a3e45", grid: "#2b2f36", paper: "#16181c", band: "#1f2227",
  good: "#5fd3ac", bad: "#ff9d66", shade: "rgba(190, 210, 255, 0.09)", grave: "rgba(255, 150, 90, 0.16)", edge: "#5a606a",
};
const DASHES = [null, [9, 4], [3, 3], [10, 3, 2, 3], [14, 5], [2, 5]];
const PRIORITIES = ["critical", "high", "normal", "info"];

const Look = {
  /** While a page is printed it is light. */
  paper: false,

  colours() {
    return Page.dark() && !this.paper ? DARK : LIGHT;
  },

  /** Of "name~N" the Nth paler one. */
  colour(look) {
    const colours = this.colours();
    const [base, pale] = look.split("~");
    if (pale) return this.paler(base, 1 - 0.55 ** Number(pale));
    const other = /^other-(\d+)$/.exec(look);
    return other ? colours.others[Number(other[1]) % colours.others.length] : colours[look];
  },

  /** The dashes of a line, null for none. */
  dash(look) {
    if (look === "offered") return DASHES[2];
    const other = /^other-(\d+)$/.exec(look);
    const index = other ? Number(other[1]) : Math.max(0, PRIORITIES.indexOf(look));
    return DASHES[index % DASHES.length];
  },

  /** This much of the way from the colour to the paper. */
  paler(look, share) {
    const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    const paper = parts(this.colours().paper);
    const mixed = parts(this.colour(look)).map((part, i) => Math.round(part + (paper[i] - part) * share));
    return "rgb(" + mixed.join(", ") + ")";
  },
};
