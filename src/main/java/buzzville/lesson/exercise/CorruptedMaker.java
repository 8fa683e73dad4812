package buzzville.lesson.exercise;

import buzzville.causality.log.LoggedEvent;
import buzzville.lesson.Annals;
import buzzville.lesson.Asked;
import buzzville.lesson.Form;
import buzzville.lesson.Known.Clock;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.Slip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One Lamport value of an excerpt is wrong: which? Only if no other single value could be the wrong one. */
final class CorruptedMaker {
    private CorruptedMaker() {}

    static @Nullable Question make(Annals annals, Draw draw) {
        Excerpt excerpt = Excerpt.draw(annals, draw, 4, 7);
        if (excerpt == null) {
            return null;
        }
        List<Long> shown = new ArrayList<>(
                excerpt.events().stream().map(event -> event.stamps().lamport()).toList());
        int wrong = draw.below(shown.size());
        long value = shown.get(wrong) + (draw.coin() ? 1L : -1L) * draw.from(1, 2);
        if (value < 1) {
            return null;
        }
        shown.set(wrong, value);
        int[] repairable = IntStream.range(0, shown.size())
                .filter(place -> isRepairedAt(excerpt, shown, place))
                .toArray();
        String answer = id(excerpt, wrong);
        List<Slip> telling = Question.telling(answer, slips(excerpt, shown));
        if (repairable.length != 1 || repairable[0] != wrong || telling.isEmpty()) {
            return null;
        }
        List<Phrase> given = new ArrayList<>(
                excerpt.lines(event -> "   L = " + shown.get(excerpt.events().indexOf(event))));
        for (int process : excerpt.processes()) {
            given.add(Phrase.of(
                    "before.lamport",
                    "process",
                    excerpt.name(process),
                    "value",
                    Rules.lamportBefore(excerpt, process)));
        }
        for (String message : excerpt.foreign()) {
            given.add(Phrase.of(
                    "outside.lamport",
                    "message",
                    message,
                    "value",
                    CountMakers.sender(excerpt, message).stamps().lamport()));
        }
        Set<buzzville.lesson.Known> shows = new java.util.HashSet<>(excerpt.stamps(Clock.LAMPORT));
        shows.addAll(excerpt.stampsAround(Clock.LAMPORT));
        return new Question(
                "corrupted",
                Phrase.of("corrupted"),
                given,
                Asked.among(Form.NUMBER, excerpt.ids()),
                List.of(),
                answer,
                telling,
                Phrase.of("corrupted.why", "event", answer, "shown", value, "right", demanded(excerpt, shown, wrong)),
                Map.of("events", excerpt.ids(), "shown", List.copyOf(shown)),
                Set.of(),
                shows);
    }

    /** Events that are right by themselves but do not follow from the wrong one. */
    private static List<Slip> slips(Excerpt excerpt, List<Long> shown) {
        List<Slip> slips = new ArrayList<>();
        for (int place = 0; place < shown.size(); place++) {
            if (shown.get(place) != demanded(excerpt, shown, place)) {
                slips.add(new Slip(id(excerpt, place), Phrase.of("slip.after-the-wrong-one")));
            }
        }
        int jump = greatestJump(excerpt, shown);
        if (jump >= 0) {
            slips.add(new Slip(id(excerpt, jump), Phrase.of("slip.greatest-is-wrong")));
        }
        return slips;
    }

    /** The event at which a process goes up by more than anywhere else and by more than one; -1 if there is none or not a single one. */
    private static int greatestJump(Excerpt excerpt, List<Long> shown) {
        long[] up = IntStream.range(0, shown.size())
                .mapToLong(place -> shown.get(place) - own(excerpt, shown, place))
                .toArray();
        long greatest = Arrays.stream(up).max().orElse(0);
        int[] places = IntStream.range(0, up.length)
                .filter(place -> up[place] == greatest)
                .toArray();
        return greatest > 1 && places.length == 1 ? places[0] : -1;
    }

    /** What its process showed before. */
    private static long own(Excerpt excerpt, List<Long> shown, int place) {
        LoggedEvent event = excerpt.events().get(place);
        LoggedEvent before = excerpt.annals().previous(event);
        int own = before == null ? -1 : excerpt.events().indexOf(before);
        return own >= 0 ? shown.get(own) : Rules.lamportBefore(excerpt, event.process());
    }

    private static String id(Excerpt excerpt, int place) {
        return String.valueOf(excerpt.events().get(place).id());
    }

    /** Whether all is well once the value at a place is what its own operands make it. */
    private static boolean isRepairedAt(Excerpt excerpt, List<Long> shown, int place) {
        List<Long> repaired = new ArrayList<>(shown);
        repaired.set(place, demanded(excerpt, shown, place));
        return IntStream.range(0, shown.size())
                .allMatch(each -> repaired.get(each) == demanded(excerpt, repaired, each));
    }

    /** What the rule makes of the values that are shown. */
    private static long demanded(Excerpt excerpt, List<Long> shown, int place) {
        LoggedEvent event = excerpt.events().get(place);
        long value = own(excerpt, shown, place);
        for (String message : event.received()) {
            LoggedEvent sender = CountMakers.sender(excerpt, message);
            int from = excerpt.events().indexOf(sender);
            value = Math.max(
                    value, from >= 0 ? shown.get(from) : sender.stamps().lamport());
        }
        return value + 1;
    }
}
