/*
 * The map of the city with its controls: the instant, the player, the chosen place, and the same as a table. Panel "city". It shows the
 * instant that the page's cursor is at, and moves the cursor of all charts along.
 */
const CITY_STEP = 160;

class CityPanel {
  constructor(data, host) {
    this.host = host;
    this.model = new CityModel(data);
    this.words = new CityWords(this.model);
    this.frame = this.model.worst();
    this.chosen = null;
    this.timer = null;
    this.picture = new CityPicture(this.model, this.words);
    this.build();
    this.listen();
  }

  make(tag, className, parent) {
    const element = make(tag, { class: className || null });
    (parent || this.host).append(element);
    return element;
  }

  build() {
    this.host.classList.add("city");
    this.head = this.make("p", "city-now");
    this.head.setAttribute("role", "status");
    this.scroll = this.make("div", "city-scroll");
    this.scroll.append(this.picture.svg);
    const bar = this.make("div", "city-bar");
    this.play = this.make("button", "city-play", bar);
    this.play.type = "button";
    this.clock = this.make("output", "city-clock", bar);
    const line = this.make("div", "city-line-of-time", bar);
    this.strip = citySvg("svg", { class: "city-strip", viewBox: "0 0 1000 10", preserveAspectRatio: "none", "aria-hidden": "true" }, line);
    this.drawStrip();
    this.slider = this.make("input", "city-slider", line);
    Object.assign(this.slider, { type: "range", min: 0, max: this.model.frames - 1, step: 1, value: 0 });
    const pace = this.make("label", "city-pace", bar);
    this.paceName = this.make("span", "", pace);
    this.pace = this.make("select", "", pace);
    ["½", "1", "2", "4"].forEach((name, i) => {
      const option = this.make("option", "", this.pace);
      option.value = [0.5, 1, 2, 4][i];
      option.textContent = "× " + name;
    });
    this.pace.value = "1";
    this.keys = this.make("p", "city-keys");
    this.legend = this.make("div", "city-legend");
    this.details = this.make("section", "city-details");
    this.details.setAttribute("aria-live", "polite");
    this.whole = this.make("details", "city-table");
    this.wholeName = this.make("summary", "", this.whole);
    this.table = this.make("div", "wide", this.whole);
    this.csv = this.make("button", "city-csv");
    this.csv.type = "button";
  }

  drawStrip() {
    const { data } = this.model;
    const whole = data.end || 1;
    for (const [from, until] of Page.data.time.incidents.flatMap((incident) => incident.times)) {
      const lasts = until > from;
      const width = Math.max(3, ((until - from) / whole) * 1000);
      citySvg("rect", { x: ((from / whole) * 1000).toFixed(1), y: lasts ? 3 : 0, width: width.toFixed(1), height: lasts ? 7 : 10, class: "city-incident" }, this.strip);
    }
  }

  listen() {
    this.slider.addEventListener("input", () => this.go(Number(this.slider.value)));
    this.play.addEventListener("click", () => this.toggle());
    this.pace.addEventListener("change", () => this.timer && this.start());
    this.csv.addEventListener("click", () => citySave(Page.data.file + "-city.csv", cityCsv(this.model)));
    this.whole.addEventListener("toggle", () => this.drawTable());
    this.picture.svg.addEventListener("click", (event) => {
      const node = event.target.closest(".city-node");
      if (node) this.choose(node.dataset.key);
    });
    this.picture.svg.addEventListener("keydown", (event) => this.key(event));
    this.host.addEventListener("keydown", (event) => {
      const busy = event.target.closest("button, select, summary, .city-node, a");
      if (event.key === " " && !busy) {
        event.preventDefault();
        this.toggle();
      }
    });
  }

  key(event) {
    const nodes = this.picture.nodes;
    const here = nodes.findIndex((node) => node.group === event.target.closest(".city-node"));
    if (here < 0) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" || event.key === " ") this.choose(nodes[here].key);
    else if (event.key === "Escape") this.choose(null);
    else if (step) {
      const next = nodes[(here + step + nodes.length) % nodes.length];
      nodes.forEach((node) => citySet(node.group, "tabindex", node === next ? 0 : -1));
      next.group.focus();
    } else return;
    event.preventDefault();
  }

  /** Everybody's cursor moved. */
  pointed() {
    if (Page.cursor === null) return;
    const frame = this.model.frameAt(Page.cursor);
    if (frame !== this.frame) this.show(frame);
  }

  /** Takes everybody's cursor along. */
  go(frame) {
    this.show(frame);
    Page.point((this.model.starts[frame] + this.model.end(frame)) / 2);
  }

  toggle() {
    if (this.timer) this.stop();
    else this.start();
  }

  start() {
    clearInterval(this.timer);
    if (this.frame >= this.model.frames - 1) this.go(0);
    this.timer = setInterval(() => {
      if (this.frame >= this.model.frames - 1) this.stop();
      else this.go(this.frame + 1);
    }, CITY_STEP / Number(this.pace.value));
    this.playName();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.playName();
    this.drawTable();
  }

  playName() {
    this.play.textContent = (this.timer ? "❚❚ " : "▶ ") + this.words.word(this.timer ? "pause" : "play");
    this.head.setAttribute("aria-live", this.timer ? "off" : "polite");
    this.host.dataset.plays = Boolean(this.timer);
  }

  choose(key) {
    this.chosen = key === this.chosen ? null : key;
    this.picture.choose(this.chosen);
    this.drawDetails();
  }

  show(frame) {
    this.frame = frame;
    this.slider.value = frame;
    this.slider.setAttribute("aria-valuetext", this.words.instant(frame));
    this.clock.textContent = Format.time(this.model.starts[frame]);
    this.head.textContent = this.words.sentence(frame);
    this.picture.draw(frame);
    this.drawDetails();
    if (!this.timer) this.drawTable();
  }

  /** Everything in the language that is chosen. */
  draw() {
    const words = this.words;
    this.picture.svg.setAttribute("aria-label", words.word("map"));
    this.slider.setAttribute("aria-label", words.word("time"));
    this.paceName.textContent = words.word("speed");
    this.keys.textContent = words.word("hint") + " " + words.word("keys");
    this.details.setAttribute("aria-label", words.word("chosen"));
    this.wholeName.textContent = words.word("asTable");
    this.csv.textContent = words.word("csv");
    cityLegend(this.legend, words);
    this.playName();
    this.show(this.frame);
  }

  drawDetails() {
    const node = this.picture.nodes.find((each) => each.key === this.chosen);
    this.details.hidden = !node;
    if (!node) return;
    this.details.replaceChildren(make("h3", {}, this.words.title(node)), cityTable(cityRows(this.model, this.frame, this.words, node), this.words));
  }

  drawTable() {
    if (this.whole.open) this.table.replaceChildren(cityTable(cityRows(this.model, this.frame, this.words, null), this.words));
  }
}

Page.panel("city", (data, element) => new CityPanel(data, element));
