package buzzville.lesson.exercise;

import buzzville.causality.log.EventLog;
import buzzville.lesson.Annals;
import buzzville.lesson.Known;
import buzzville.lesson.Question;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of questions from a log.
 *
 * @param source where the log is from
 * @param seed what was left to chance
 * @param questions none shows a stamp that another one asks for
 * @param without kinds that were asked for and of which the log gives none with a single defensible answer
 */
public record Sheet(EventLog.Source source, long seed, List<Question> questions, List<String> without) {
    /** The first events of a log are enough, and keep what came before them. */
    private static final int MOST_EVENTS = 3000;

    private static final int TRIES = 80;

    /** Every kind of question, in the order in which they stand on a sheet. */
    private static final Map<String, Maker> MAKERS = makers();

    private static Map<String, Maker> makers() {
        Map<String, Maker> makers = new LinkedHashMap<>();
        makers.put("lamport", CountMakers::lamport);
        makers.put("vector", CountMakers::vector);
        makers.put("relation", PairMakers::relation);
        makers.put("conclude", PairMakers::conclude);
        makers.put("falsely-ordered", PairMakers::falselyOrdered);
        makers.put("concurrent", PairMakers::concurrent);
        makers.put("total-order", CountMakers::totalOrder);
        makers.put("corrupted", CorruptedMaker::make);
        makers.put("ntp", TimeMakers::ntp);
        makers.put("inversion", TimeMakers::inversion);
        makers.put("hold-back", HoldBackMaker::make);
        makers.put("replay", StateMakers::replay);
        makers.put("crash", StateMakers::crash);
        makers.put("hybrid", TimeMakers::hybrid);
        makers.put("cut", StateMakers::cut);
        return makers;
    }

    /** The kinds of questions there are. */
    public static List<String> types() {
        return List.copyOf(MAKERS.keySet());
    }

    /**
     * Makes a sheet. A question is the same whichever others are asked for: it is that of the sheet with all kinds.
     *
     * @param types which kinds of questions, in this order
     * @throws IllegalArgumentException if the clocks of the log are broken, so that no key could be trusted
     */
    public static Sheet of(EventLog log, long seed, List<String> types) {
        if (log.rules().isBroken()) {
            throw new IllegalArgumentException(
                    "the clocks of this run are broken on purpose, so its stamps are no key");
        }
        if (!types().containsAll(types)) {
            throw new IllegalArgumentException("expected kinds of " + types() + ", but found " + types);
        }
        Map<String, Question> all = all(new Annals(log, MOST_EVENTS), seed);
        List<String> wanted = types.stream().distinct().toList();
        return new Sheet(
                log.source(),
                seed,
                wanted.stream().filter(all::containsKey).map(all::get).toList(),
                wanted.stream().filter(type -> !all.containsKey(type)).toList());
    }

    private static Map<String, Question> all(Annals annals, long seed) {
        Map<String, Question> questions = new LinkedHashMap<>();
        if (!annals.events().isEmpty()) {
            MAKERS.forEach((type, maker) -> {
                Question question = question(annals, new Draw(seed, type), maker, questions.values());
                if (question != null) {
                    questions.put(type, question);
                }
            });
        }
        return questions;
    }

    private static @Nullable Question question(Annals annals, Draw draw, Maker maker, Collection<Question> before) {
        for (int i = 0; i < TRIES; i++) {
            Question question = maker.make(annals, draw);
            if (question != null && isFair(question, before)) {
                return question;
            }
        }
        return null;
    }

    private static boolean isFair(Question question, Collection<Question> before) {
        Set<Known> asked = new HashSet<>(question.asks());
        Set<Known> shown = new HashSet<>(question.shows());
        for (Question each : before) {
            asked.addAll(each.asks());
            shown.addAll(each.shows());
        }
        return asked.stream().noneMatch(shown::contains);
    }
}
