package buzzville.report.replay;

import buzzville.journal.CityState;
import buzzville.journal.Entry;
import buzzville.journal.JournalHeader;
import buzzville.journal.JournalReader;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a journal holds, how big it is, and whether it is whole: it reads all of it. */
public final class SummaryReport {
    private static final double DAY = 86_400e9;

    private final JournalReader journal;
    private final Map<String, Long> entries = new TreeMap<>();
    private final CityState end;
    private final @Nullable String hash;
    private final long records;

    /** Reads a journal. */
    public SummaryReport(JournalReader journal) throws IOException {
        this.journal = journal;
        this.end = new CityState(journal.head().zoneNames());
        long[] all = new long[1];
        journal.forEach(entry -> {
            all[0]++;
            entries.merge(name(entry), 1L, Long::sum);
            end.apply(entry);
        });
        this.records = all[0];
        this.hash = journal.verifiedHash();
    }

    private static String name(Entry entry) {
        return entry.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private double perDay() throws IOException {
        return end.at() == 0 ? Double.NaN : journal.size() * (DAY / end.at());
    }

    private double perMessage() throws IOException {
        return (double) journal.size() / Math.max(1, end.occurred());
    }

    /** The lines. */
    public List<String> lines(CityClock clock, ReportLanguage language) throws IOException {
        Human human = new Human(language);
        JournalHeader head = journal.head();
        List<String> lines = new ArrayList<>();
        lines.add(language.choose(
                        "%s, strategy %s, seed %d, replication %d", "%s, stratégie %s, graine %d, réplication %d")
                .formatted(head.scenario(), head.strategy(), head.seed(), head.replication()));
        lines.add(language.choose("from %s to %s", "de %s à %s").formatted(clock.text(0), clock.text(end.at())));
        lines.add(language.choose("%s messages, %s entries", "%s messages, %s entrées")
                .formatted(human.count(end.occurred()), human.count(records)));
        entries.forEach((name, count) -> lines.add("  %-11s %s".formatted(name, human.count(count))));
        lines.add(language.choose(
                        "%s bytes, %s a message, %s an entry; %s of it in %d snapshots",
                        "%s octets, %s par message, %s par entrée ; dont %s dans %d instantanés")
                .formatted(
                        human.count(journal.size()),
                        human.number(perMessage()),
                        human.number((double) journal.size() / Math.max(1, records)),
                        human.percent((double) journal.snapshotOctets() / journal.size()),
                        journal.snapshots()));
        if (end.at() > 0) {
            lines.add(language.choose("at this rate %s bytes a day", "à ce rythme %s octets par jour")
                    .formatted(human.count(Math.round(perDay()))));
        }
        lines.add(
                hash == null
                        ? language.choose("not whole", "incomplet ou modifié")
                        : language.choose("whole: SHA-256 ", "entier : SHA-256 ") + hash);
        return lines;
    }

    /** The same as JSON. */
    public void put(ObjectNode json) throws IOException {
        json.put("messages", end.occurred());
        ObjectNode counts = json.putObject("entries");
        entries.forEach(counts::put);
        json.put("end_ns", end.at());
        json.put("bytes", journal.size());
        json.put("bytes_per_message", Numbers.figure(perMessage()));
        json.put("bytes_per_entry", Numbers.figure((double) journal.size() / Math.max(1, records)));
        json.put("bytes_per_day", Numbers.figure(perDay()));
        json.put("snapshots", journal.snapshots());
        json.put("snapshot_bytes", journal.snapshotOctets());
        json.put("whole", hash != null);
        json.put("sha256", hash);
    }
}
