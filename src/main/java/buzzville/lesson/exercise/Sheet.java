package buzzville.lesson.exercise;

import buzzville.causality.log.EventLog;
import buzzville.lesson.Annals;
import buzzville.lesson.Known;
import buzzville.lesson.Question;
import java.util.ArrayList;
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
 */
public record Sheet(EventLog.Source source, long seed, List<Question> questions) {
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
     * Makes a sheet.
     *
     * @param types which kinds of questions, in this order; one of a kind that the log gives none of is left out
     * @throws IllegalArgumentException if the clocks of the log are broken, so that no key could be trusted
     */
    public static Sheet of(EventLog log, long seed, List<String> types) {
        if (log.rules().isBroken()) {
            throw new IllegalArgumentException(
                    "the clocks of this run are broken on purpose, so its stamps are no key");
        }
        Annals annals = new Annals(log, MOST_EVENTS);
        Draw draw = new Draw(seed);
        List<Question> questions = new ArrayList<>();
        if (!annals.events().isEmpty()) {
            for (String type : types) {
                Question question = question(annals, draw, type, questions);
                if (question != null) {
                    questions.add(question);
                }
            }
        }
        return new Sheet(log.source(), seed, List.copyOf(questions));
    }

    private static @Nullable Question question(Annals annals, Draw draw, String type, List<Question> before) {
        Maker maker = MAKERS.get(type);
        if (maker == null) {
            throw new IllegalArgumentException("no kind of question is called " + type);
        }
        for (int i = 0; i < TRIES; i++) {
            Question question = maker.make(annals, draw);
            if (question != null && isFair(question, before)) {
                return question;
            }
        }
        return null;
    }

    private static boolean isFair(Question question, List<Question> before) {
        Set<Known> asked = new HashSet<>(question.asks());
        Set<Known> shown = new HashSet<>(question.shows());
        for (Question each : before) {
            asked.addAll(each.asks());
            shown.addAll(each.shows());
        }
        return asked.stream().noneMatch(shown::contains);
    }
}
