/*
 * The map in words and figures: sentences, the table of an instant, the file of all instants.
 */
class CityWords {
  constructor(model) {
    this.model = model;
  }

  word(key, values) {
    const text = CITY_WORDS[Page.language][key];
    return values ? text.replace(/\{(\w+)\}/g, (all, name) => String(values[name])) : text;
  }

  name(part) {
    return say(part.name) || this.word("broker");
  }

  zone(zone) {
    return zone.name ? say(zone.name) : this.word(this.model.zones.length > 1 ? "noZone" : "city");
  }

  title(node) {
    return node.kind === "broker" ? this.word("broker") : node.kind === "zone" ? this.zone(node.part) : this.name(node.part);
  }

  number(value) {
    return Format.number(value >= 100 ? Math.round(value) : value >= 10 ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100);
  }

  rate(value) {
    return this.word("perSecond", { n: this.number(value) });
  }

  percent(share) {
    return Format.share(share > 0 && share < 1 ? Math.min(0.999, Math.max(0.001, Math.round(share * 1000) / 1000)) : share);
  }

  list(names) {
    return names.join(", ");
  }

  instant(frame) {
    const on = this.model.incidents(frame).map((incident) => this.name(incident));
    return Format.time(this.model.starts[frame]) + (on.length ? "\u00a0: " + this.list(on) : "");
  }

  /** The instant in a few sentences. */
  sentence(frame) {
    const model = this.model;
    const on = model.incidents(frame).map((incident) => this.name(incident));
    const sum = model.zones.reduce((all, zone) => all + model.zone(zone, frame).rate, 0);
    const stages = [...model.data.broker, ...model.data.services].map((stage) => ({ stage, now: model.stage(stage, frame) }));
    const limit = stages.filter((each) => each.now.level === 4);
    const lost = model.zones.reduce((all, zone) => all + model.zone(zone, frame).lost, 0) + model.together(model.effects, frame).lost;
    const worst = model.data.services.map((stage) => ({ stage, now: model.stage(stage, frame) })).sort((a, b) => b.now.lost - a.now.lost)[0];
    return [
      this.word("at") + " " + Format.time(model.starts[frame]) + ". " + (on.length ? this.word("now", { list: this.list(on) }) : this.word("calm")) + ".",
      this.word("sum", { n: this.number(sum) }),
      limit.length ? this.word("sumLimit", { list: this.list(limit.map((each) => this.word("withWaiting", { who: this.place(each.stage), n: this.number(each.now.waiting) }))) }) : this.word("sumNoLimit"),
      lost > 0 && worst ? this.word("sumLost", { n: this.number(lost), who: this.place(worst.stage), p: this.percent(worst.now.loss) }) : this.word("sumNoLost"),
    ].join(" ");
  }

  /** A stage by its whole name. */
  place(stage) {
    const partition = this.model.data.broker.includes(stage);
    const name = say(stage.name);
    return partition ? (this.word("broker") + " " + name).trim() : name;
  }

  /** What a screen reader says of a place. */
  describe(node, frame) {
    const rows = cityRows(this.model, frame, this, node).slice(0, 3);
    return this.title(node) + "\u00a0: " + rows.map((row) => row.filter((cell, i) => i > 1 && cell !== "").length ? cityRowInWords(row, this) : "").filter(Boolean).join("; ");
  }
}

const CITY_COLUMNS = ["where", "what", "rate", "workers", "inQueue", "done", "lostPer", "share"];

function cityRowInWords(row, words) {
  return row[1] + " " + CITY_COLUMNS.slice(2).map((key, i) => (row[i + 2] === "" ? "" : words.word(key) + " " + row[i + 2])).filter(Boolean).join(", ");
}

/** The rows of one place or, without one, of all. */
function cityRows(model, frame, words, node) {
  const rows = [];
  const losses = (now) => [words.number(now.lost), words.percent(now.loss)];
  for (const zone of model.zones) {
    if (node && node.part !== zone) continue;
    const now = model.zone(zone, frame);
    rows.push([words.zone(zone), words.word("zone"), words.number(now.rate), "", "", words.number(now.done), ...losses(now)]);
    const voices = zone.senders.map((sender) => ({ sender, voice: model.sender(sender, frame) })).filter(({ voice }) => voice.count || voice.lost);
    voices.forEach(({ sender, voice }) => rows.push([words.zone(zone), words.name(sender), words.number(voice.rate), "", "", words.number(voice.done), ...losses(voice)]));
  }
  if (!node || node.kind === "broker") {
    const now = model.broker(frame);
    rows.push([words.word("broker"), words.word("partition"), words.number(now.offered), "", "", words.number(now.through), ...losses(now)]);
    if (model.data.broker.length > 1 || node || model.data.broker.some((stage) => stage.workers)) {
      model.data.broker.forEach((stage) => rows.push(cityStageRow(model, frame, words, stage, words.place(stage), "")));
    }
  }
  for (const service of model.data.services) {
    if (node && node.part !== service) continue;
    const row = cityStageRow(model, frame, words, service, words.name(service), words.word("service"));
    const effects = model.effectsOf(service);
    rows.push(row);
    // what it says itself, and what becomes of that elsewhere
    if (effects.length) {
      const now = model.together(effects, frame);
      rows.push([words.name(service), words.word("itsEffects"), words.number(now.rate), "", "", words.number(now.done), ...losses(now)]);
    }
  }
  return rows;
}

function cityStageRow(model, frame, words, stage, name, kind) {
  const now = model.stage(stage, frame);
  const books = stage.books.offered.length > 0 || stage.books.delivered.length > 0;
  const busy = stage.workers ? words.word("busyOf", { n: words.number(now.busy), m: words.number(now.workers) }) : stage.busy.length ? words.word("busy", { n: words.number(now.busy) }) : "";
  return [name, kind, "", busy, words.number(now.waiting), books ? words.number(now.through) : "", books ? words.number(now.lost) : "", books ? words.percent(now.loss) : ""];
}

function cityTable(rows, words) {
  const number = (i) => (i > 1 ? "n" : null);
  return make(
    "table",
    {},
    make("thead", {}, make("tr", {}, ...CITY_COLUMNS.map((key, i) => make("th", { scope: "col", class: number(i) }, words.word(key))))),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((text, i) => make(i ? "td" : "th", { scope: i ? null : "row", class: number(i) }, text))))),
  );
}

/** All instants, a line for each place and each frame in which it has anything to show. */
function cityCsv(model) {
  const keys = ["time_s", "place", "name", "occurred", "workers_busy", "waiting", "delivered", "lost"];
  const rows = [];
  const put = (frame, place, name, figures) => {
    if (figures.some((figure) => figure)) rows.push([model.starts[frame], place, name, ...figures]);
  };
  const voice = (frame, place, each) => put(frame, place, each.key, [cityAt(each.occurred, frame), null, null, cityAt(each.delivered, frame), cityAt(each.lost, frame)]);
  const load = (each, frame) => [null, cityAt(each.busy, frame), cityAt(each.waiting, frame)];
  for (let frame = 0; frame < model.frames; frame++) {
    model.zones.forEach((zone) => zone.senders.forEach((each) => voice(frame, zone.key, each)));
    model.effects.forEach((each) => voice(frame, "effects", each));
    model.data.broker.forEach((each) => put(frame, "broker", each.key, [...load(each, frame), null, null]));
    model.data.services.forEach((each) => put(frame, "service", each.key, [...load(each, frame), cityAt(each.books.delivered, frame), cityAt(each.books.lost, frame)]));
  }
  return csvOf({ keys, rows });
}

/** Hands the reader a file; nothing leaves the page. */
function citySave(name, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function cityLegend(host, words) {
  const item = (parts, text) => {
    const picture = drawn("svg", { width: parts.width, height: 16, viewBox: "0 0 " + parts.width + " 16", "aria-hidden": "true" });
    parts.draw(picture);
    return make("span", { class: "city-key" }, picture, " " + text);
  };
  const steps = { width: 110, draw: (svg) => [0, 1, 2, 3, 4].forEach((level) => citySvg("rect", { x: level * 22, y: 2, width: 22, height: 12, class: "city-fill", "data-level": level }, svg)) };
  const loss = { width: 24, draw: (svg) => citySvg("rect", { x: 1, y: 2, width: 22, height: 12, rx: 3, class: "city-band", fill: "url(#city-hatch)" }, svg) };
  const flow = { width: 34, draw: (svg) => citySvg("path", { d: "M1 8 L33 8", "stroke-width": 7, class: "city-flow" }, svg) };
  const dots = { width: 66, draw: (svg) => [0, 1, 2, 3].forEach((p) => citySvg("circle", { cx: 9 + p * 16, cy: 8, r: 5, class: "city-dot city-p" + p, "data-speaks": "true" }, svg)) };
  host.replaceChildren(
    item(steps, words.word("legendLoad") + "\u00a0: 0 – 10 – 50 – 80 – 95" + (Page.language === "fr" ? "\u00a0%" : "%") + " " + words.word("legendLimit")),
    item(loss, "✕ " + words.word("legendLoss")),
    item(flow, words.word("legendFlow")),
    item(dots, words.word("legendDots") + " (" + words.word("priorities").join(", ") + ")"),
  );
}
