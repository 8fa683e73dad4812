package buzzville.message;

import buzzville.metric.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tallies of one type of event that count the messages of some origins only. */
final class SelectedTallies {
    private record Selected(Tally tally, Set<String> origins) {}

    private final List<Selected> selected = new ArrayList<>();
    private final Map<String, Tally[]> byOrigin = new HashMap<>();

    /** Opens one more, before anything happens. */
    void watch(Tally tally, Set<String> origins) {
        selected.add(new Selected(tally, Set.copyOf(origins)));
    }

    /** All that count a message: those of everybody's messages, and those of its origin's. */
    Tally[] of(Message message, Tally[] everybodys) {
        String origin = message.origin.name();
        Tally[] known = byOrigin.get(origin);
        if (known == null) {
            List<Tally> all = new ArrayList<>(Arrays.asList(everybodys));
            selected.stream()
                    .filter(each -> each.origins().contains(origin))
                    .map(Selected::tally)
                    .forEach(all::add);
            known = all.toArray(Tally[]::new);
            byOrigin.put(origin, known);
        }
        return known;
    }
}
