package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Relation;
import buzzville.clock.VectorClock;
import buzzville.clock.VectorStamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Of each entry the greatest of all that is known and one more of the own, or whatever the broken rule has instead. */
final class VectorRule implements ClockRule {
    private final EventLog log;
    private final VectorClock.Rule rule;

    VectorRule(EventLog log) {
        this.log = log;
        this.rule = log.rules().vector();
    }

    @Override
    public String clock() {
        return "vector";
    }

    @Override
    public boolean isBroken() {
        return rule.isBroken();
    }

    @Override
    public @Nullable WrongStamp check(Known known) {
        return isRight(known) ? null : wrong(known);
    }

    private boolean isRight(Known known) {
        VectorStamp before =
                known.own() == null ? VectorStamp.NONE : known.own().stamps().vector();
        for (LoggedEvent heard : rule == VectorClock.Rule.NO_MERGE ? List.<LoggedEvent>of() : known.heard()) {
            VectorStamp news = heard.stamps().vector();
            before = rule == VectorClock.Rule.COPY ? news : before.merge(news);
        }
        int own = entry(known.event());
        VectorStamp found = known.event().stamps().vector();
        return found.count(own) == before.count(own) + 1L
                && found.with(own, before.count(own)).equals(before);
    }

    private int entry(LoggedEvent event) {
        int entries = log.rules().entries();
        return entries == 0 ? event.process() : event.process() % entries;
    }

    /** What is wrong, entry by entry; null if nothing is. */
    private @Nullable WrongStamp wrong(Known known) {
        Map<Integer, Long> before = new TreeMap<>();
        if (known.own() != null) {
            take(before, known.own());
        }
        if (rule != VectorClock.Rule.NO_MERGE) {
            for (LoggedEvent heard : known.heard()) {
                if (rule == VectorClock.Rule.COPY) {
                    before.clear();
                }
                take(before, heard);
            }
        }
        int own = entry(known.event());
        Map<Integer, Long> expected = new TreeMap<>(before);
        expected.merge(own, 1L, Long::sum);
        Map<Integer, Long> found = new TreeMap<>();
        take(found, known.event());
        return found.equals(expected) ? null : wrong(known, own, found, expected);
    }

    private WrongStamp wrong(Known known, int own, Map<Integer, Long> found, Map<Integer, Long> expected) {
        int entry = 0;
        while (found.getOrDefault(entry, 0L).equals(expected.getOrDefault(entry, 0L))) {
            entry++;
        }
        String name = name(entry);
        StringBuilder numbers = new StringBuilder();
        int operands = 0;
        boolean copies = rule == VectorClock.Rule.COPY && !known.heard().isEmpty();
        if (!copies) {
            numbers.append(known.own() == null ? 0 : count(known.own(), entry));
            operands++;
        }
        for (LoggedEvent heard : known.heard()) {
            if (rule == VectorClock.Rule.MAX
                    || copies
                            && heard.id()
                                    == known.heard()
                                            .get(known.heard().size() - 1)
                                            .id()) {
                numbers.append(operands++ == 0 ? "" : ", ").append(count(heard, entry));
            }
        }
        String why = name + ": " + (operands == 1 ? numbers : "max(" + numbers + ")") + (entry == own ? " + 1" : "");
        long value = expected.getOrDefault(entry, 0L);
        return new WrongStamp(
                known.event(),
                clock(),
                shown(found),
                shown(expected),
                why + (why.endsWith(" " + value) ? "" : " = " + value));
    }

    private static int count(LoggedEvent event, int entry) {
        return event.stamps().vector().count(entry);
    }

    private static void take(Map<Integer, Long> counts, LoggedEvent event) {
        VectorStamp stamp = event.stamps().vector();
        for (int i = 0; i < stamp.size(); i++) {
            counts.merge(stamp.process(i), (long) stamp.count(stamp.process(i)), Math::max);
        }
    }

    private String name(int entry) {
        return log.rules().entries() == 0 ? log.processes().get(entry).name() : Integer.toString(entry);
    }

    private String shown(Map<Integer, Long> counts) {
        StringBuilder text = new StringBuilder("{");
        counts.forEach((entry, count) -> text.append(text.length() == 1 ? "" : ", ")
                .append(name(entry))
                .append('=')
                .append(count));
        return text.append('}').toString();
    }

    @Override
    public boolean isBelow(LoggedEvent first, LoggedEvent second) {
        return first.stamps().vector().compare(second.stamps().vector()) == Relation.BEFORE;
    }

    @Override
    public String shown(LoggedEvent event) {
        Map<Integer, Long> counts = new TreeMap<>();
        take(counts, event);
        return shown(counts);
    }
}
