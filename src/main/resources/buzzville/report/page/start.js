/* Puts everything in its place; the last script. */
const Shown = { frames: [], panels: [] };

/** Draws what is in view at once, and the rest when it comes near. All are looked at before any is drawn: drawing moves the others. */
function mount(all) {
  const near = all.filter(({ element }) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  all.filter((each) => !near.includes(each)).forEach(whenNear);
  near.forEach(({ show }) => show());
}

function whenNear({ element, show }) {
  const watcher = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      watcher.disconnect();
      show();
    }
  }, { rootMargin: "400px" });
  watcher.observe(element);
}

function charts() {
  document.querySelectorAll("[data-chart]").forEach((figure) => {
    if (Page.data.charts[figure.dataset.chart]) Shown.frames.push(new Frame(figure, figure.dataset.chart));
  });
  return Shown.frames.map((frame) => ({ element: frame.figure, show: () => frame.show() }));
}

function panels() {
  document.querySelectorAll("[data-panel]").forEach((element) => {
    const name = element.dataset.panel;
    if (!Page.others[name]) return;
    const panel = { drawn: false, element, it: null };
    panel.show = () => {
      if (!panel.drawn) panel.it = Page.others[name](Page.data.panels[name], element);
      panel.drawn = true;
      panel.it.draw();
    };
    Shown.panels.push(panel);
  });
  return Shown.panels;
}

/** Those charts and panels that are drawn already. */
function everyone(task) {
  Shown.frames.filter((frame) => frame.drawn).forEach((frame) => task(frame.chart, frame));
  Shown.panels.filter((panel) => panel.drawn).forEach((panel) => task(panel.it));
}

function redrawAll() {
  Shown.frames.forEach((frame) => frame.redraw());
  Shown.panels.filter((panel) => panel.drawn).forEach((panel) => panel.it.draw());
}

function switches() {
  const language = make("div", { class: "segments", role: "group" });
  const choices = [["en", "English"], ["fr", "Français"]].map(([code, name]) =>
    make("button", { type: "button", lang: code, "data-language": code, onclick: () => Page.speak(code) }, name));
  language.append(...choices);
  const looks = make("select", { id: "looks", onchange: () => Page.dress(looks.value) });
  const look = make("label", { class: "choice", for: "looks" });
  const print = make("button", { type: "button", id: "print", onclick: () => window.print() });
  document.getElementById("switches").append(language, look, looks, print);
  const write = () => {
    language.setAttribute("aria-label", word("language"));
    choices.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.language === Page.language)));
    look.textContent = word("looks");
    looks.replaceChildren(...["auto", "light", "dark"].map((value) =>
      make("option", { value, selected: value === Page.looks }, word("looks" + value[0].toUpperCase() + value.slice(1)))));
    print.textContent = word("print");
  };
  Page.on("language", write);
  Page.on("looks", write);
  write();
}

/** A heading for each part, as links. */
function contents() {
  const nav = document.getElementById("contents");
  if (!nav) return;
  const write = () => {
    const heads = [...document.querySelectorAll("main h2, footer h2")].filter((head) => head.offsetParent !== null);
    heads.forEach((head, i) => (head.id = head.id || "part-" + Page.language + "-" + i));
    nav.setAttribute("aria-label", word("contents"));
    nav.replaceChildren(...heads.map((head) => {
      const go = (event) => {
        event.preventDefault();
        head.tabIndex = -1;
        head.scrollIntoView();
        head.focus({ preventScroll: true });
      };
      return make("a", { href: "#" + head.id, onclick: go }, [...head.childNodes].filter((node) => !node.lang || node.lang === Page.language).map((node) => node.textContent).join(""));
    }));
  };
  Page.on("language", write);
  write();
}

/** A button beside each command. */
function copies() {
  document.querySelectorAll("pre.command").forEach((pre) => {
    const button = make("button", { type: "button" });
    const write = () => (button.textContent = word("copy"));
    button.addEventListener("click", () => {
      getSelection().selectAllChildren(pre);
      navigator.clipboard.writeText(pre.textContent).then(() => (button.textContent = word("copied")), () => {});
    });
    const box = make("div", { class: "copy" });
    pre.replaceWith(box);
    box.append(pre, button);
    Page.on("language", write);
    write();
  });
}

function paper() {
  addEventListener("beforeprint", () => {
    Look.paper = true;
    Shown.frames.forEach((frame) => (frame.drawn ? frame.redraw() : frame.show()));
    Shown.panels.forEach((panel) => panel.show());
    Page.emit("paper");
  });
  addEventListener("afterprint", () => {
    Look.paper = false;
    redrawAll();
  });
}

function start() {
  document.documentElement.classList.add("live");
  switches();
  const all = [...charts(), ...panels()];
  contents();
  mount(all);
  copies();
  Page.on("language", () => {
    document.title = say(Page.data.title);
    Shown.frames.forEach((frame) => frame.write());
    redrawAll();
  });
  Page.on("looks", () => {
    Shown.frames.forEach((frame) => frame.writeLegend());
    redrawAll();
  });
  Page.on("window", () => everyone((shown) => shown.moved && shown.moved()));
  Page.on("cursor", () => everyone((shown) => shown.pointed && shown.pointed()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => Page.looks === "auto" && Page.emit("looks"));
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    redrawAll();
  });
  addEventListener("hashchange", () => Page.recall());
  Page.recall();
  paper();
  performance.mark("drawn");
}

start();
