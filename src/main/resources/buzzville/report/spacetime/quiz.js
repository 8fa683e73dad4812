/*
 * Prediction: stamps are hidden until they are answered. What a wrong answer comes of is found by running what people get wrong.
 */
function startQuiz(type) {
  state.quiz = { type, at: 0, turn: 0, pair: null, right: 0, asked: 0, tried: false, feedback: "", good: false, done: view.end - view.start < (type === "relation" ? 2 : 1) };
  state.upto = -1;
  nextQuestion(0);
}

function stopQuiz() {
  state.quiz = null;
  state.b = -1;
  refresh();
  drawQuiz();
}

function nextQuestion(at) {
  const quiz = state.quiz;
  quiz.tried = false;
  if (quiz.done) {
    refresh();
    drawQuiz();
    return;
  }
  if (quiz.type === "relation") {
    quiz.pair = pairFor(quiz.turn++);
    [state.a, state.b] = quiz.pair;
  } else {
    quiz.at = at;
    quiz.done = at >= N;
    state.a = Math.min(at, N - 1);
    state.b = -1;
  }
  if (state.axis === "lamport" && quiz.type !== "relation") state.axis = "event";
  refresh();
  drawQuiz();
  ensureVisible(state.a);
}

/** The same pairs for the same log; not far from each other, so that one can see them both. */
function pairFor(turn) {
  let dice = (header.seed * 7919 + turn * 104729 + 17) % 2147483647;
  const draw = (n) => {
    dice = (dice * 48271) % 2147483647;
    return dice % n;
  };
  dice = Math.floor(Math.abs(dice)) + 1;
  draw(7);
  const shown = view.end - view.start;
  const a = view.start + draw(shown);
  const reach = Math.min(24, shown - 1);
  let b = a + 1 + draw(Math.max(1, reach));
  if (b >= view.end) b = Math.max(view.start, a - 1 - draw(Math.max(1, reach)));
  return b === a ? [a, (a + 1) % N] : [a, b];
}

function lamportErrors(i) {
  const step = lamportStep(i, rules.lamport);
  const list = [];
  if (step.most !== null) {
    list.push(["receivedPlus", step.most + 1], ["noMerge", step.own + 1], ["noTick", step.base], ["copied", step.most], ["summed", step.own + step.most + 1]);
  } else {
    list.push(["noTickAlone", step.own]);
  }
  if (step.first && step.own > 0) list.push(["fromZero", step.most === null ? 1 : step.most + 1]);
  list.push(["placeInProcess", placeOf[i]], ["globalNumber", E[i].id]);
  return list;
}

function vectorErrors(i) {
  const step = vectorStep(i, rules.vector);
  const keys = entryNames();
  const build = (f) => keys.map((key) => f(key, get(step.own, key), step.received.map((vector) => get(vector, key)), key === step.mine ? 1 : 0));
  const list = [];
  if (step.received.length) {
    const senders = new Set(step.news.sources.map((source) => entryOf(processOf[source.from])));
    list.push(
      ["vectorCopy", build((key, own, received, tick) => received[received.length - 1] + tick)],
      ["vectorCopyOnly", build((key, own, received) => received[received.length - 1])],
      ["vectorNoMerge", build((key, own, received, tick) => own + tick)],
      ["vectorNoTick", build((key, own, received) => Math.max(own, ...received))],
      ["vectorBoth", build((key, own, received, tick) => Math.max(own, ...received) + (tick || senders.has(key) ? 1 : 0))],
      ["vectorAll", build((key, own, received) => Math.max(own, ...received) + 1)],
      ["vectorSum", build((key, own, received, tick) => own + received.reduce((sum, x) => sum + x, 0) + tick)]);
  } else {
    list.push(["vectorNoTickAlone", build((key, own) => own)], ["vectorAll", build((key, own) => own + 1)]);
  }
  return list;
}

/** Numbers as "1, 0, 2", or entries by name as "feu=1 meteo=2"; null if it is neither. */
function readVector(text) {
  const keys = entryNames();
  if (/[=:]/.test(text)) {
    const found = new Map();
    for (const part of text.replace(/[[\]{}()"]/g, " ").split(/[,;\s]+(?=[^=:]+[=:])/)) {
      const match = /^\s*(.+?)\s*[=:]\s*(\d+)[\s,;]*$/.exec(part);
      if (!match || !keys.includes(match[1])) return null;
      found.set(match[1], Number(match[2]));
    }
    return keys.map((key) => found.get(key) || 0);
  }
  const numbers = (text.match(/\d+/g) || []).map(Number);
  return numbers.length === keys.length ? numbers : null;
}

function answer(given) {
  const quiz = state.quiz;
  if (quiz.type === "lamport") {
    const number = /^\s*\d+\s*$/.test(given) ? Number(given) : null;
    if (number === null) return feedback(false, t("needNumber"), true);
    return judge(number === E[quiz.at].lamport, () => explain(lamportErrors(quiz.at), (value) => value === number), lamportText(quiz.at).text);
  }
  if (quiz.type === "vector") {
    const numbers = readVector(given);
    if (numbers === null) return feedback(false, t("needVector", { n: entryNames().length }), true);
    const right = entryNames().every((key, e) => get(E[quiz.at].vector, key) === numbers[e]);
    return judge(right, () => explain(vectorErrors(quiz.at), (value) => value.every((x, e) => x === numbers[e])), vectorText(E[quiz.at].vector));
  }
  const [a, b] = quiz.pair;
  const truth = before(a, b) ? "before" : before(b, a) ? "after" : "concurrent";
  return judge(given === truth, () => relationError(a, b, given, truth), t("truth_" + truth));
}

function explain(errors, same) {
  const found = errors.find(([, value]) => same(value));
  return found ? t("wrong_" + found[0]) : t("wrong_other");
}

function relationError(a, b, given, truth) {
  const x = E[a];
  const y = E[b];
  if (given === "concurrent") return t("wrong_missedPath");
  const says = (p, q) => (given === "before" ? p < q : p > q);
  if (truth !== "concurrent") return t(says(x.local_ns, y.local_ns) ? "wrong_localMisled" : "wrong_reversed");
  return t(says(x.lamport, y.lamport) ? "wrong_lamportProves" : says(x.true_ns, y.true_ns) ? "wrong_earlierIsCause" : "wrong_noPath");
}

function judge(right, why, result) {
  const quiz = state.quiz;
  if (!quiz.tried) {
    quiz.asked++;
    if (right) quiz.right++;
  }
  quiz.tried = true;
  if (!right) return feedback(false, why(), true);
  const about = quiz.type === "relation" ? title(quiz.pair[0]) + ", " + title(quiz.pair[1]) : title(quiz.at);
  feedback(true, t("rightAnswer", { about, result }), false);
  return nextQuestion(quiz.at + 1);
}

function feedback(good, text, again) {
  state.quiz.good = good;
  state.quiz.feedback = text;
  say(text);
  if (again) drawQuiz();
}

function reveal() {
  const quiz = state.quiz;
  if (!quiz.tried) quiz.asked++;
  let result;
  if (quiz.type === "relation") {
    const [a, b] = quiz.pair;
    result = title(a) + ", " + title(b) + clause(":") + t("truth_" + (before(a, b) ? "before" : before(b, a) ? "after" : "concurrent"));
  } else {
    result = title(quiz.at) + clause(":") + (quiz.type === "lamport" ? lamportText(quiz.at).text : vectorText(E[quiz.at].vector));
  }
  feedback(false, t("theAnswer", { result }), false);
  nextQuestion(quiz.at + 1);
}

function question() {
  const quiz = state.quiz;
  if (quiz.done) return '<p class="good"><b>' + esc(t("quizDone")) + "</b></p>";
  if (quiz.type === "relation") {
    const [a, b] = quiz.pair;
    const button = (value, sign) => '<button type="button" class="big" data-answer="' + value + '">' + sign + "<small>" + esc(t("truth_" + value)) + "</small></button>";
    return "<p>" + esc(t("askRelation", { a: title(a) + " " + whatIs(a), b: title(b) + " " + whatIs(b) })) + '</p><div class="choices">' + button("before", "A → B") + button("after", "A ← B") + button("concurrent", "A ∥ B") + "</div>";
  }
  const i = quiz.at;
  const last = previous(i);
  const show = (event) => (quiz.type === "lamport" ? "L = " + E[event].lamport : vectorText(E[event].vector));
  const facts = ["<li>" + esc(last < 0 ? t("askFirst") + " " + (quiz.type === "lamport" ? "L = " + parties[processOf[i]].lamport_start : vectorText({})) : t("askOwn", { id: E[last].id }) + " " + show(last)) + "</li>"];
  heard(i).sources.forEach((source) => facts.push("<li>" + esc(t("askMessage", { m: sourceName(source), id: E[source.from].id }) + " " + show(source.from)) + "</li>"));
  const rule = quiz.type === "lamport" ? brokenTag("lamport", rules.lamport, "max") : brokenTag("vector", rules.vector, "max");
  return "<p>" + rule + "<b>" + esc(title(i)) + "</b>" + clause(":") + esc(kindText(i)) + ", " + esc(whatIs(i)) + clause(";") + esc(deed(i)) + "</p><ul>" + facts.join("") + '</ul><form id="answer"><label>'
    + esc(quiz.type === "lamport" ? t("askLamport") : t("askVector", { names: entryNames().map(plain).join(", ") }))
    + ' <input id="given" autocomplete="off" spellcheck="false"' + (quiz.type === "lamport" ? ' inputmode="numeric"' : "") + '></label> <button type="submit">' + esc(t("check")) + "</button></form>";
}

function drawQuiz() {
  const panel = byId("side-quiz");
  const quiz = state.quiz;
  if (!quiz) {
    panel.innerHTML = "<h2>" + esc(t("quizTitle")) + "</h2><p>" + esc(t("quizIntro")) + '</p><p class="stack">' + ["lamport", "vector", "relation"].map((type) => '<button type="button" data-quiz="' + type + '">' + esc(t("quiz_" + type)) + "</button>").join("") + "</p>";
    panel.querySelectorAll("[data-quiz]").forEach((button) => button.addEventListener("click", () => startQuiz(button.dataset.quiz)));
    return;
  }
  panel.innerHTML = "<h2>" + esc(t("quiz_" + quiz.type)) + '</h2><p class="score" id="score">' + esc(t("score", { right: count(quiz.right), asked: count(quiz.asked) })) + "</p>"
    + (quiz.feedback ? '<p id="feedback" class="' + (quiz.good ? "good" : "bad") + '">' + (quiz.good ? "✓ " : "✗ ") + esc(quiz.feedback) + "</p>" : "") + question()
    + '<p class="stack">' + (quiz.done ? "" : '<button type="button" id="reveal">' + esc(t("reveal")) + "</button>") + '<button type="button" id="stop">' + esc(t("stopQuiz")) + "</button></p>";
  const form = byId("answer");
  if (form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(byId("given").value);
    });
  }
  panel.querySelectorAll("[data-answer]").forEach((button) => button.addEventListener("click", () => answer(button.dataset.answer)));
  if (byId("reveal")) byId("reveal").addEventListener("click", reveal);
  byId("stop").addEventListener("click", stopQuiz);
  const next = byId("given") || panel.querySelector("[data-answer]") || byId("stop");
  if (state.side === "quiz") next.focus({ preventScroll: true });
}
