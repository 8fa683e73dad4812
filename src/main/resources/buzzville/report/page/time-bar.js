/* The time that all charts show: the whole run with what happened in it, the part in view, and buttons for hands and keys. Panel "time". */
Page.panel("time", (data, element) => new TimeBar(element));

class TimeBar {
  constructor(element) {
    this.element = element;
    this.text = make("output", {});
    const { from, to } = { from: 0, to: Page.data.time.to };
    const move = (share) => () => {
      const width = Page.window.to - Page.window.from;
      Page.look({ from: Page.window.from + share * width, to: Page.window.to + share * width });
    };
    const zoom = (factor) => () => {
      const middle = (Page.window.from + Page.window.to) / 2;
      const half = ((Page.window.to - Page.window.from) / 2) * factor;
      Page.look({ from: middle - half, to: middle + half });
    };
    this.buttons = [
      ["earlier", "◀", move(-0.5)], ["later", "▶", move(0.5)], ["zoomIn", "+", zoom(0.5)], ["zoomOut", "−", zoom(2)],
    ].map(([name, sign, press]) => Object.assign(make("button", { type: "button", onclick: press }, sign), { word: name }));
    this.all = make("button", { type: "button", onclick: () => Page.look(null) }, word("everything"));
    this.part = make("div", { class: "part" });
    this.rail = make("div", { class: "rail", "aria-hidden": "true" });
    this.from = from;
    this.to = to;
    element.replaceChildren(make("div", { class: "tools", role: "group" }, ...this.buttons, this.all, this.text), this.rail);
    this.listen();
  }

  x(seconds) {
    return EDGE.left + (seconds / this.to) * (this.rail.clientWidth - EDGE.left - EDGE.right);
  }

  draw() {
    const colours = Look.colours();
    this.element.firstChild.setAttribute("aria-label", word("timeBar"));
    this.buttons.forEach((button) => {
      button.setAttribute("aria-label", word(button.word));
      button.title = word(button.word);
    });
    this.all.textContent = word("everything");
    const width = this.rail.clientWidth;
    if (width === 0) return;
    const svg = drawn("svg", { width, height: 22, viewBox: "0 0 " + width + " 22" });
    svg.append(drawn("rect", { x: this.x(0), y: 8, width: this.x(this.to) - this.x(0), height: 6, rx: 3, fill: colours.line }));
    Page.data.time.incidents.forEach(({ times, grave, name }) => times.forEach(([from, to]) => {
      svg.append(drawn("rect", { x: this.x(from), y: 6, width: Math.max(2, this.x(to) - this.x(from)), height: 10, fill: grave ? colours.bad : colours.soft, opacity: 0.45 }, drawn("title", {}, say(name))));
    }));
    this.rail.replaceChildren(svg, this.part);
    this.moved();
  }

  moved() {
    const { from, to } = Page.window;
    this.part.style.left = this.x(from) + "px";
    this.part.style.width = this.x(to) - this.x(from) + "px";
    this.all.disabled = Page.isWhole();
    this.text.textContent = word("window", { from: Format.time(from), to: Format.time(to), all: Format.time(this.to) });
  }

  listen() {
    const seconds = (event) => {
      const box = this.rail.getBoundingClientRect();
      return ((event.clientX - box.left - EDGE.left) / (box.width - EDGE.left - EDGE.right)) * this.to;
    };
    let grip = null;
    this.rail.addEventListener("pointerdown", (event) => {
      const at = seconds(event);
      const { from, to } = Page.window;
      grip = Page.isWhole() || at < from || at > to ? { begin: at } : { offset: at - from, width: to - from };
      this.rail.setPointerCapture(event.pointerId);
    });
    this.rail.addEventListener("pointermove", (event) => {
      if (grip === null) return;
      const at = seconds(event);
      if (grip.begin === undefined) Page.look({ from: at - grip.offset, to: at - grip.offset + grip.width });
      else if (Math.abs(at - grip.begin) > this.to / 100) Page.look({ from: Math.max(0, Math.min(at, grip.begin)), to: Math.min(this.to, Math.max(at, grip.begin)) });
    });
    ["pointerup", "pointercancel"].forEach((name) => this.rail.addEventListener(name, () => (grip = null)));
  }
}
