package buzzville.report;

import buzzville.city.JournalSummary;
import buzzville.message.Priority;
import buzzville.metric.JournalTally;
import buzzville.metric.JournalTally.Count;
import buzzville.metric.OutboxTally;
import buzzville.report.text.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept until it is safe: {@code broker.journal} and {@code producers.<name>.outbox}.
 *
 * <ul>
 *   <li>Of the journal, messages that occurred in the measured interval, but {@code elections}, {@code unclean_elections}, {@code
 *       in_sync_shrinks}, {@code in_sync_expansions} and, of each partition, {@code unserved_ms} and {@code under_replicated_ms}, which
 *       are of the whole run. {@code bytes} and {@code removal_bytes} are those of one
 *       replica, and so is {@code bytes_per_day}, which is what it would write in a day at this rate.
 *   <li>{@code acknowledged_lost} has every priority: messages of which a producer was promised that they are kept, and that a crash
 *       cut off all the same before everybody had them.
 *   <li>Of an outbox, {@code buffer} is all instances together, and {@code waiting} what is not acknowledged at the end.
 * </ul>
 */
final class DurabilityJson {
    private static final List<Count> COUNTS = List.of(Count.values());

    private DurabilityJson() {}

    static ObjectNode journal(JournalSummary journal, Set<Priority> priorities) {
        ObjectNode json = Json.object();
        JournalTally tally = journal.tally();
        for (Count count : COUNTS) {
            String key = count.name().toLowerCase(Locale.ROOT);
            if (count == Count.ACKNOWLEDGED_LOST) {
                ObjectNode lost = json.putObject(key);
                priorities.forEach(priority -> lost.put(priority.label(), tally.count(count, priority.ordinal())));
                lost.put("all", tally.count(count));
            } else {
                json.put(key, tally.count(count));
            }
            if (count == Count.BYTES) {
                Json.put(json, "bytes_per_day", Numbers.figure(journal.bytesPerDay()));
            }
        }
        json.put("elections", journal.elections());
        json.put("unclean_elections", journal.uncleanElections());
        json.put("in_sync_shrinks", journal.shrinks());
        json.put("in_sync_expansions", journal.expansions());
        times(json.putObject("unserved_ms"), journal.unserved());
        times(json.putObject("under_replicated_ms"), journal.underReplicated());
        return json;
    }

    private static void times(ObjectNode json, List<Long> byPartition) {
        for (int i = 0; i < byPartition.size(); i++) {
            Json.put(json, Integer.toString(i), Numbers.millis(byPartition.get(i)));
        }
    }

    static ObjectNode outbox(OutboxTally tally) {
        ObjectNode json = Json.object();
        for (OutboxTally.Count count : OutboxTally.Count.values()) {
            json.put(count.key(), tally.count(count));
        }
        ObjectNode buffer = json.putObject("buffer");
        Json.put(buffer, "mean", Numbers.figure(tally.meanBuffered()));
        buffer.put("max", tally.mostBuffered());
        json.put("waiting", tally.waiting());
        return json;
    }
}
