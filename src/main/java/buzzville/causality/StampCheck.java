package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the stamps of a log again, each from those that the log has of what was known, by the rules that the log names. So a
 * stamp is found wrong where it is, and not where it is noticed.
 */
public final class StampCheck {
    private StampCheck() {}

    /** What comes of it. @throws IllegalArgumentException if there are too many events to compare */
    public static StampVerdict of(EventLog log) {
        LoggedCausality causality = new LoggedCausality(log);
        List<ClockRule> rules = List.of(new LamportRule(log), new VectorRule(log), new HybridRule(log));
        List<String> unchecked = new ArrayList<>();
        List<WrongStamp> first = new ArrayList<>();
        List<Contradiction> contradictions = new ArrayList<>();
        long wrong = 0;
        long checked = 0;
        for (ClockRule rule : rules) {
            Contradiction contradiction = contradiction(causality, rule);
            if (contradiction != null) {
                contradictions.add(contradiction);
            }
            if (rule.isBroken() && log.leftOut() > 0) {
                unchecked.add(rule.clock());
                continue;
            }
            checked += log.events().size();
            WrongStamp earliest = null;
            for (int event = 0; event < log.events().size(); event++) {
                WrongStamp found = rule.check(Known.of(causality, event));
                if (found != null) {
                    wrong++;
                    earliest = earliest == null ? found : earliest;
                }
            }
            if (earliest != null) {
                first.add(earliest);
            }
        }
        return new StampVerdict(checked, unchecked, wrong, first, contradictions);
    }

    /** Below is transitive, so whatever is contradicted at all is so first from an event to one that directly follows from it. */
    private static @Nullable Contradiction contradiction(LoggedCausality causality, ClockRule rule) {
        for (int event = 0; event < causality.log().events().size(); event++) {
            Known known = Known.of(causality, event);
            List<LoggedEvent> before = new ArrayList<>(known.heard());
            if (known.own() != null) {
                before.add(known.own());
            }
            for (LoggedEvent first : before) {
                if (!rule.isBelow(first, known.event())) {
                    return new Contradiction(
                            first, known.event(), rule.clock(), rule.shown(first), rule.shown(known.event()));
                }
            }
        }
        return null;
    }
}
