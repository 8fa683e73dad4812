package buzzville.causality;

import buzzville.causality.log.LoggedEvent;
import buzzville.clock.VectorStamp;
import java.util.Arrays;
import java.util.List;

/**
 * The vectors of events, entry by entry.
 *
 * @param width how many entries they have
 * @param rows by index of the event
 */
record Entries(int width, Knowledge[] rows) {
    /** Those of a log. */
    static Entries of(List<LoggedEvent> events) {
        int width = 0;
        int processes = 0;
        for (LoggedEvent event : events) {
            VectorStamp stamp = event.stamps().vector();
            width = Math.max(width, stamp.size() == 0 ? 0 : stamp.process(stamp.size() - 1) + 1);
            processes = Math.max(processes, event.process() + 1);
        }
        Knowledge none = Knowledge.none(width);
        int[] latest = new int[processes];
        Arrays.fill(latest, -1);
        Knowledge[] rows = new Knowledge[events.size()];
        int[] counts = new int[width];
        for (int i = 0; i < rows.length; i++) {
            int before = latest[events.get(i).process()];
            VectorStamp now = events.get(i).stamps().vector();
            int[] changed = now.changedSince(
                    before < 0 ? VectorStamp.NONE : events.get(before).stamps().vector());
            for (int entry : changed) {
                counts[entry] = now.count(entry);
            }
            rows[i] = (before < 0 ? none : rows[before]).with(changed, changed.length, counts);
            latest[events.get(i).process()] = i;
        }
        return new Entries(width, rows);
    }

    /** Those that the right rule gives the events of a log, if processes share so many. */
    static Entries shared(LoggedCausality causality, int width) {
        List<LoggedEvent> events = causality.log().events();
        Knowledge none = Knowledge.none(width);
        Knowledge[] rows = new Knowledge[events.size()];
        for (int event = 0; event < rows.length; event++) {
            int previous = causality.previous(event);
            Knowledge known = previous < 0 ? none : rows[previous];
            for (int heard : causality.heardOf(event)) {
                known = known.merge(rows[heard]);
            }
            int own = events.get(event).process() % width;
            rows[event] = known.with(own, known.count(own) + 1);
        }
        return new Entries(width, rows);
    }
}
