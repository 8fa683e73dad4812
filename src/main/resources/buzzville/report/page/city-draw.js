/*
 * The picture of the map: made once, then only what changes from frame to frame is written.
 */
function citySvg(name, attributes, parent) {
  const element = drawn(name, attributes);
  if (parent) parent.append(element);
  return element;
}

function cityText(parent, x, y, className, anchor) {
  return citySvg("text", { x, y, class: className, "text-anchor": anchor || "start" }, parent);
}

/** Writes only what changed; the whole text stays as its title where it had to be cut. */
function cityWrite(element, text, room) {
  const shown = room && [...text].length > room ? [...text].slice(0, room - 1).join("") + "…" : text;
  if (element.textContent !== shown) element.textContent = shown;
}

function citySet(element, name, value) {
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

function cityShow(element, shown) {
  citySet(element, "display", shown ? "inline" : "none");
}

class CityPicture {
  /** @param words what the page says: words, names and numbers in the language that is chosen */
  constructor(model, words) {
    this.model = model;
    this.words = words;
    this.layout = cityLayout(model);
    this.svg = citySvg("svg", { viewBox: "0 0 " + this.layout.width + " " + this.layout.height, class: "city-map", role: "group" });
    this.patterns();
    this.flows = citySvg("g", { class: "city-flows", "aria-hidden": "true" }, this.svg);
    this.nodes = [];
    this.layout.zones.forEach((box) => this.zone(box));
    this.broker(this.layout.broker);
    this.layout.services.forEach((box) => this.service(box));
  }

  patterns() {
    const defs = citySvg("defs", {}, this.svg);
    const hatch = citySvg("pattern", { id: "city-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, defs);
    citySvg("rect", { width: 6, height: 6, class: "city-hatch-paper" }, hatch);
    citySvg("rect", { width: 3, height: 6, class: "city-hatch-ink" }, hatch);
    const arrow = citySvg("marker", { id: "city-arrow", viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 13, markerHeight: 13, markerUnits: "userSpaceOnUse", orient: "auto" }, defs);
    citySvg("path", { d: "M0 0 L10 5 L0 10 z", class: "city-arrow" }, arrow);
  }

  node(key, kind, box, part) {
    const group = citySvg("g", { class: "city-node city-" + kind, role: "button", tabindex: this.nodes.length ? -1 : 0, "data-key": key, "aria-pressed": "false" }, this.svg);
    const card = citySvg("rect", { x: box.x, y: box.y, width: box.width, height: box.height, rx: 9, class: "city-card" }, group);
    const node = { key, kind, box, part, group, card };
    node.band = citySvg("rect", { x: box.x, y: box.y, width: 9, height: box.height, rx: 4, class: "city-band", fill: "url(#city-hatch)" }, group);
    this.nodes.push(node);
    return node;
  }

  /** A flow and, on top of it, the share of it that is lost. */
  flow(from, to, bend) {
    const path = "M" + from.x + " " + from.y + " Q" + bend.x + " " + bend.y + " " + to.x + " " + to.y;
    const line = citySvg("path", { d: path, class: "city-flow", "marker-end": "url(#city-arrow)" }, this.flows);
    const lost = citySvg("path", { d: path, class: "city-flow-lost" }, this.flows);
    return { line, lost };
  }

  drawFlow(flow, rate, loss) {
    const width = rate > 0 ? 1.5 + 17 * Math.sqrt(rate / this.model.maxFlow) : 0;
    citySet(flow.line, "stroke-width", width.toFixed(1));
    cityShow(flow.line, rate > 0);
    cityShow(flow.lost, loss > 0);
    citySet(flow.lost, "stroke-width", Math.max(2, width * Math.min(1, loss)).toFixed(1));
  }

  zone(box) {
    const node = this.node("zone:" + box.zone.key, "zone", box, box.zone);
    const { x, y, width } = box;
    node.name = cityText(node.group, x + 18, y + 25, "city-name");
    node.rate = cityText(node.group, x + width - 12, y + 25, "city-figure", "end");
    const across = 15;
    node.dots = box.zone.senders.map((sender, i) => ({
      sender,
      dot: citySvg("circle", { cx: x + 24 + (i % across) * 15.4, cy: y + 46 + Math.floor(i / across) * 17, r: 4, class: "city-dot city-p" + sender.priority }, node.group),
    }));
    node.lines = [0, 1, 2].map((i) => ({
      text: cityText(node.group, x + 18, y + 89 + i * 19, "city-line"),
      figure: cityText(node.group, x + width - 12, y + 89 + i * 19, "city-line", "end"),
    }));
    node.lost = cityText(node.group, x + 18, y + 156, "city-loss");
    const b = this.layout.broker;
    const middle = { x: x + width / 2, y: y + box.height / 2 };
    const centre = { x: b.x + b.width / 2, y: b.y + b.height / 2 };
    const from = cityEdge(box, centre);
    const to = cityEdge(b, middle);
    node.flow = this.flow(from, to, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  }

  broker(box) {
    const node = this.node("broker", "broker", box, null);
    const { x, y, width } = box;
    node.name = cityText(node.group, x + 18, y + 26, "city-name");
    node.rate = cityText(node.group, x + width - 12, y + 26, "city-figure", "end");
    node.effects = cityText(node.group, x + 18, y + 46, "city-small");
    node.rows = this.model.data.broker.map((stage, i) => {
      const top = y + 56 + i * 34;
      return {
        stage,
        name: cityText(node.group, x + 18, top + 18, "city-line"),
        rail: citySvg("rect", { x: x + 104, y: top + 6, width: 90, height: 15, rx: 3, class: "city-rail" }, node.group),
        fill: citySvg("rect", { x: x + 104, y: top + 6, width: 0, height: 15, rx: 3, class: "city-fill" }, node.group),
        share: cityText(node.group, x + 149, top + 18, "city-on", "middle"),
        queue: citySvg("rect", { x: x + 202, y: top + 4, width: 0, height: 19, rx: 3, class: "city-queue" }, node.group),
        waiting: cityText(node.group, x + width - 12, top + 18, "city-line", "end"),
      };
    });
    node.lost = cityText(node.group, x + 18, y + box.height - 10, "city-loss");
  }

  service(box) {
    const node = this.node("service:" + box.service.key, "service", box, box.service);
    const { x, y, width } = box;
    node.name = cityText(node.group, x + 15, y + 18, "city-line city-strong");
    node.rail = citySvg("rect", { x: x + 15, y: y + 25, width: 36, height: 12, rx: 3, class: "city-rail" }, node.group);
    node.fill = citySvg("rect", { x: x + 15, y: y + 25, width: 0, height: 12, rx: 3, class: "city-fill" }, node.group);
    node.share = cityText(node.group, x + 55, y + 36, "city-small");
    node.lost = cityText(node.group, x + width - 8, y + 36, "city-loss city-small", "end");
    node.waiting = cityText(node.group, x + 15, y + 55, "city-small");
    node.rate = cityText(node.group, x + width - 8, y + 55, "city-small", "end");
    const b = this.layout.broker;
    const centre = { x: b.x + b.width / 2, y: b.y + b.height / 2 };
    const middle = { x: x + width / 2, y: y + box.height / 2 };
    const from = cityEdge(b, middle);
    const to = cityEdge(box, centre);
    node.flow = this.flow(from, to, { x: to.x + (from.x - to.x) * 0.42, y: from.y + (to.y - from.y) * 0.42 });
  }

  draw(frame) {
    for (const node of this.nodes) {
      if (node.kind === "zone") this.drawZone(node, frame);
      else if (node.kind === "broker") this.drawBroker(node, frame);
      else this.drawService(node, frame);
    }
  }

  drawZone(node, frame) {
    const words = this.words;
    const now = this.model.zone(node.part, frame);
    cityWrite(node.name, words.zone(node.part), 19);
    cityWrite(node.rate, words.rate(now.rate));
    const speaking = [];
    for (const { sender, dot } of node.dots) {
      const voice = this.model.sender(sender, frame);
      citySet(dot, "r", voice.count ? (3.5 + 3.8 * Math.sqrt(voice.count / this.model.maxSender)).toFixed(1) : 3.2);
      citySet(dot, "data-speaks", voice.count > 0);
      if (voice.count) speaking.push({ sender, voice });
    }
    // what is critical comes first, for it is rare; then whoever says most
    speaking.sort((a, b) => (b.sender.priority === 0) - (a.sender.priority === 0) || b.voice.rate - a.voice.rate);
    node.lines.forEach((line, i) => {
      const each = speaking[i];
      cityWrite(line.text, each ? words.name(each.sender) : "", 24);
      citySet(line.text, "data-critical", Boolean(each) && each.sender.priority === 0);
      cityWrite(line.figure, each ? (each.voice.rate < 1 ? "× " + words.number(each.voice.count) : words.rate(each.voice.rate)) : "");
    });
    this.drawLoss(node, now, true);
    this.drawFlow(node.flow, now.rate, now.loss);
    citySet(node.group, "aria-description", words.describe(node, frame));
  }

  drawBroker(node, frame) {
    const words = this.words;
    const now = this.model.broker(frame);
    cityWrite(node.name, words.word("broker"));
    cityWrite(node.rate, words.word("handsOn", { n: words.number(now.through) }));
    cityWrite(node.effects, words.word("comesIn", { n: words.number(now.offered) }) + (now.effects > 0 ? ", " + words.word("effects", { n: words.number(now.effects) }) : ""));
    for (const row of node.rows) {
      const stage = this.model.stage(row.stage, frame);
      cityWrite(row.name, words.name(row.stage), 11);
      this.drawMeter(row, stage, 90);
      cityWrite(row.share, row.stage.workers ? words.percent(stage.share) : "");
      citySet(row.queue, "width", ((168 * stage.waiting) / (this.model.maxWaiting || 1)).toFixed(1));
      citySet(row.waiting, "data-critical", stage.level === 4);
      cityWrite(row.waiting, (stage.full > 0.05 ? words.word("full") + " · " : "") + words.word("waiting", { n: words.number(Math.round(stage.waiting * 10) / 10) }));
    }
    this.drawLoss(node, now, true);
    citySet(node.group, "aria-description", words.describe(node, frame));
  }

  drawService(node, frame) {
    const words = this.words;
    const now = this.model.stage(node.part, frame);
    cityWrite(node.name, words.name(node.part), 16);
    this.drawMeter(node, now, 36);
    citySet(node.group, "data-level", now.level);
    citySet(node.group, "data-idle", !now.through && !now.lost && now.waiting < 0.05);
    cityWrite(node.share, node.part.workers ? words.percent(now.share) : "");
    cityWrite(node.rate, words.rate(now.through));
    cityWrite(node.waiting, now.waiting >= 0.05 ? words.word("waiting", { n: words.number(Math.round(now.waiting * 10) / 10) }) : "");
    this.drawLoss(node, now, false);
    this.drawFlow(node.flow, now.through, now.loss);
    citySet(node.group, "aria-description", words.describe(node, frame));
  }

  drawMeter(parts, stage, width) {
    cityShow(parts.rail, true);
    citySet(parts.fill, "width", (stage.pressure * width).toFixed(1));
    citySet(parts.fill, "data-level", stage.level);
    if (parts.share) citySet(parts.share, "data-level", stage.share > 0.55 ? stage.level : 0);
  }

  drawLoss(node, now, long) {
    const any = now.lost > 0;
    cityShow(node.band, any);
    citySet(node.group, "data-lost", any);
    cityWrite(node.lost, any ? "✕ " + (long ? this.words.word("lost", { n: this.words.number(now.lost) }) + " (" + this.words.percent(now.loss) + ")" : this.words.percent(now.loss)) : "");
  }

  /** Marks a place as the chosen one. */
  choose(key) {
    for (const node of this.nodes) {
      const chosen = node.key === key;
      citySet(node.group, "aria-pressed", chosen);
      citySet(node.group, "tabindex", chosen || (!key && node === this.nodes[0]) ? 0 : -1);
    }
  }
}

/** Where the way from the middle of a box to a point leaves it. */
function cityEdge(box, to) {
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const dx = to.x - x;
  const dy = to.y - y;
  const part = Math.min(dx ? box.width / 2 / Math.abs(dx) : Infinity, dy ? box.height / 2 / Math.abs(dy) : Infinity, 1);
  return { x: Math.round(x + dx * part), y: Math.round(y + dy * part) };
}
