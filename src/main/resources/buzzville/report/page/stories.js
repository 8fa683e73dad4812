/* The slowest messages, each with the instants of its life and the command that tells all of it. Panel "stories". */
Page.panel("stories", (data, element) => ({
  draw() {
    const open = new Set([...element.querySelectorAll("details[open]")].map((details) => details.id));
    element.replaceChildren(
      make("p", { class: "facts" }, word("storiesHow")),
      make("ol", { class: "stories" }, ...data.stories.map((story, i) => make("li", {}, storyOf(story, i, open.has("story-" + i))))),
    );
  },
}));

function storyOf(story, i, open) {
  const who = story.instance >= 0 ? say(story.producer) + " " + story.instance : say(story.producer);
  const [, began] = story.steps[0];
  const steps = story.steps.map(([step, at], k) => make(
    "li", {},
    make("b", {}, k === 0 ? Format.time(at) : "+ " + Format.time(Math.max(0, at - story.steps[k - 1][1]))),
    make("span", {}, word("step_" + step) + (k === 0 ? "" : " (" + Format.time(Math.max(0, at - began)) + ")")),
  ));
  return make(
    "details", { id: "story-" + i, open },
    make("summary", {}, sample({ look: story.look, style: "dots" }), make("b", {}, Format.duration(story.ms)), make("span", {}, say(story.priority)),
      make("span", {}, word("storyWho", { event: say(story.event), producer: who, service: say(story.service) })), make("span", { class: "id" }, story.id)),
    make("ol", {}, ...steps),
    make("pre", {}, "buzzville explain RESULTS " + story.id),
  );
}

/** Opens a story and goes there. */
function openStory(i) {
  Shown.panels.filter((panel) => panel.element.dataset.panel === "stories" && !panel.drawn).forEach((panel) => panel.show());
  const details = document.getElementById("story-" + i);
  if (!details) return;
  details.open = true;
  details.scrollIntoView({ block: "center" });
  details.querySelector("summary").focus({ preventScroll: true });
}
