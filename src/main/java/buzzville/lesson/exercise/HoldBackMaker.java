package buzzville.lesson.exercise;

import buzzville.causality.log.LoggedEvent;
import buzzville.lesson.Annals;
import buzzville.lesson.Asked;
import buzzville.lesson.Form;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.Slip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which message a process may be given next that holds back what came too early (K. Birman, A. Schiper and P. Stephenson, 1991). */
final class HoldBackMaker {
    private static final int LEAST = 3;
    private static final int MOST = 8;

    private HoldBackMaker() {}

    static @Nullable Question make(Annals annals, Draw draw) {
        List<LoggedEvent> all = received(
                annals, annals.events(draw.below(annals.log().processes().size())));
        if (all.size() < LEAST) {
            return null;
        }
        int first = draw.below(all.size() - LEAST + 1);
        List<LoggedEvent> sends = new ArrayList<>(all.subList(first, Math.min(all.size(), first + MOST)));
        Set<LoggedEvent> delivered = new LinkedHashSet<>();
        int many = draw.below(sends.size() - 1);
        sends.stream()
                .sorted(Comparator.comparingInt(LoggedEvent::id))
                .limit(many)
                .forEach(delivered::add);
        sends.removeAll(delivered);
        draw.shuffle(sends);
        List<LoggedEvent> waiting = sends.subList(0, Math.min(sends.size(), draw.from(2, 4)));
        List<LoggedEvent> whole = all.subList(first, Math.min(all.size(), first + MOST));
        List<LoggedEvent> next = waiting.stream()
                .filter(send ->
                        whole.stream().allMatch(other -> delivered.contains(other) || !before(annals, other, send)))
                .toList();
        if (next.size() != 1) {
            return null;
        }
        return question(annals, whole, delivered, waiting, next.get(0));
    }

    private static @Nullable Question question(
            Annals annals,
            List<LoggedEvent> whole,
            Set<LoggedEvent> delivered,
            List<LoggedEvent> waiting,
            LoggedEvent next) {
        String answer = name(next);
        LoggedEvent earliest = waiting.stream()
                .min(Comparator.comparingLong(send -> send.stamps().local()))
                .orElseThrow();
        List<Slip> telling = Question.telling(
                answer,
                Stream.concat(
                                Stream.of(
                                        new Slip(name(waiting.get(0)), Phrase.of("slip.first-come")),
                                        new Slip(name(earliest), Phrase.of("slip.earliest-first"))),
                                waiting.stream()
                                        .filter(send -> isNextOfItsSender(whole, delivered, send))
                                        .map(send -> new Slip(name(send), Phrase.of("slip.sender-only"))))
                        .toList());
        if (telling.isEmpty()) {
            return null;
        }
        List<Phrase> given = new ArrayList<>();
        given.add(Phrase.of("hold-back.delivered", "counts", counts(annals, whole, delivered::contains)));
        for (LoggedEvent send : waiting) {
            given.add(Phrase.of(
                    "hold-back.waiting",
                    "message",
                    name(send),
                    "process",
                    annals.log().who(send),
                    "needs",
                    counts(annals, whole, other -> before(annals, other, send)),
                    "time",
                    PairMakers.millis(send.stamps().local())));
        }
        return new Question(
                "hold-back",
                Phrase.of("hold-back"),
                given,
                Asked.among(
                        Form.MESSAGE, waiting.stream().map(HoldBackMaker::name).toList()),
                List.of(),
                answer,
                telling,
                Phrase.of("hold-back.why", "message", answer),
                Map.of(
                        "messages",
                        whole.stream().map(send -> send.id()).toList(),
                        "delivered",
                        delivered.stream().map(send -> send.id()).sorted().toList(),
                        "waiting",
                        waiting.stream().map(send -> send.id()).toList()),
                Set.of(),
                StateMakers.shownTimes(waiting));
    }

    /** Whether nothing of the same sender is missing before it, which is what FIFO delivery looks at. */
    private static boolean isNextOfItsSender(List<LoggedEvent> whole, Set<LoggedEvent> delivered, LoggedEvent send) {
        return whole.stream()
                .filter(other -> other.process() == send.process() && other.place() < send.place())
                .allMatch(delivered::contains);
    }

    /** The events that sent what a process received, each once, in order of coming. */
    private static List<LoggedEvent> received(Annals annals, List<LoggedEvent> own) {
        Set<LoggedEvent> sends = new LinkedHashSet<>();
        for (LoggedEvent event : own) {
            for (String message : event.received()) {
                LoggedEvent sender = annals.sender(message);
                if (sender != null && sender.sent().size() == 1) {
                    sends.add(sender);
                }
            }
        }
        return List.copyOf(sends);
    }

    private static String name(LoggedEvent send) {
        return send.sent().get(0);
    }

    private static boolean before(Annals annals, LoggedEvent one, LoggedEvent other) {
        return annals.causality().before(one.id() - 1, other.id() - 1);
    }

    private static String counts(
            Annals annals, List<LoggedEvent> whole, java.util.function.Predicate<LoggedEvent> which) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (LoggedEvent send : whole) {
            counts.merge(send.process(), which.test(send) ? 1 : 0, Integer::sum);
        }
        List<String> entries = new ArrayList<>();
        counts.forEach((process, count) ->
                entries.add(annals.log().processes().get(process).name() + ": " + count));
        return "{" + String.join(", ", entries) + "}";
    }
}
