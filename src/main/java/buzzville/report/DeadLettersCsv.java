package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.message.DeadLetters;
import buzzville.message.Keys;
import buzzville.message.Message;
import buzzville.report.text.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code dead-letters.csv}: what services put aside, a row a message, by service in file order and then as they came; written
 * only if there is any. Of each service at most the first 10,000 measured ones; how many are left out stands in a last row, with
 * {@code left-out} as its reason and the number as its id.
 *
 * <ul>
 *   <li>{@code service}, {@code subscription}: the latter is its instance, such as {@code panneau[1]}, or the same
 *   <li>{@code event}, {@code priority}, {@code producer}, {@code instance}, {@code zone}, {@code id}, {@code occurred_ns}: the
 *       message, as in {@code messages.csv}
 *   <li>{@code attempts}: starts of service; {@code first_failure_ns} and {@code last_failure_ns}: ends of failed attempts,
 *       empty if none failed
 *   <li>{@code ended_ns}: when it was put aside; {@code reason}: its fate
 * </ul>
 */
final class DeadLettersCsv {
    static final String FILE = "dead-letters.csv";

    private static final String COLUMNS = "service,subscription,event,priority,producer,instance,zone,id,occurred_ns,"
            + "attempts,first_failure_ns,last_failure_ns,ended_ns,reason\n";

    private DeadLettersCsv() {}

    /** Whether there is anything to write. */
    static boolean any(RunSummary summary) {
        return summary.services().values().stream()
                .map(DeadLettersCsv::letters)
                .anyMatch(letters -> letters != null && !letters.listed().isEmpty());
    }

    /** @param zones of the scenario, in file order */
    static void write(RunSummary summary, List<String> zones, Appendable out) throws IOException {
        out.append(COLUMNS);
        CsvLines lines = new CsvLines(out);
        Keys keys = new Keys(zones);
        for (Map.Entry<String, StageSummary> service : summary.services().entrySet()) {
            DeadLetters letters = letters(service.getValue());
            if (letters == null) {
                continue;
            }
            List<DeadLetters.Letter> rows = new ArrayList<>(letters.listed());
            rows.sort(Comparator.comparingLong(DeadLetters.Letter::at)); // several instances came one after another
            for (DeadLetters.Letter letter : rows) {
                write(service.getKey(), letter, keys, lines);
            }
            long leftOut = letters.all().count() - rows.size();
            if (leftOut > 0) {
                lines.cell(service.getKey())
                        .raw(",,,,,")
                        .cell(leftOut)
                        .raw(",,,,")
                        .raw("left-out")
                        .end();
            }
        }
    }

    private static @Nullable DeadLetters letters(StageSummary stage) {
        return stage.resilience() == null ? null : stage.resilience().deadLetters();
    }

    private static void write(String service, DeadLetters.Letter letter, Keys keys, CsvLines lines) throws IOException {
        Message message = letter.message();
        lines.cell(service).cell(letter.subscription());
        lines.cell(message.kind.name()).raw(message.kind.priority().label());
        lines.cell(message.origin.name()).cell(message.instance).cell(keys.zone(message.zone));
        lines.raw(Numbers.hex(message.identity)).cell(message.occurredAt).cell(letter.attempts());
        lines.raw(instant(letter.firstFailure())).raw(instant(letter.lastFailure()));
        lines.cell(letter.at()).raw(letter.fate().label()).end();
    }

    private static String instant(long instant) {
        return instant == Message.NEVER ? "" : Long.toString(instant);
    }
}
