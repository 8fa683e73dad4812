package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that has run, and the exact instants of every message's life, to be laid beside a timeline worked out with
 * pencil and paper. Instants are in milliseconds.
 */
public final class Timeline {
    /** One message at one subscription, or at the broker when nobody expected it. */
    public record Row(
            int sequence,
            Message message,
            String service,
            int index,
            @Nullable Copy copy,
            @Nullable Fate fate,
            long endedAt) {
        /** An aggregate has the number of its parts behind it. Such as {@code fire} for the first message of that event type by that producer, {@code fire.1} for the second. */
        String message(boolean manyInstances) {
            String who = message.origin.name() + (manyInstances ? "[" + message.instance + "]" : "");
            String size = message instanceof Aggregate aggregate ? "(" + aggregate.size() + ")" : "";
            return who + "." + message.ordinal + size;
        }

        private String column(String column, boolean manyInstances) {
            return switch (column) {
                case "message" -> message(manyInstances);
                case "event" -> message.kind.name();
                case "service" -> service;
                case "zone" -> Integer.toString(message.zone);
                case "partition" -> Integer.toString(message.partition);
                case "occurred" -> ms(message.occurredAt);
                case "published" -> ms(message.publishedAt);
                case "root" -> ms(message.rootAt);
                case "confirms" -> copy != null && copy.confirms ? "yes" : "no";
                case "arrived" -> ms(message.arrivedAt);
                case "admitted" -> ms(message.admittedAt);
                case "brokered" -> ms(message.brokeredAt);
                case "routed" -> ms(message.routedAt);
                case "offered" -> copy == null ? "-" : ms(copy.offeredAt);
                case "entered" -> copy == null ? "-" : ms(copy.enteredAt);
                case "dispatched" -> copy == null ? "-" : ms(copy.dispatchedAt);
                case "received" -> copy == null ? "-" : ms(copy.receivedAt);
                case "started" -> copy == null ? "-" : ms(copy.startedAt);
                case "ended" -> ms(endedAt);
                case "worker" -> copy == null || copy.worker < 0 ? "-" : Integer.toString(copy.worker);
                case "attempts" -> copy == null ? "0" : Integer.toString(copy.attempts);
                case "waited" -> copy == null ? "-" : ms(copy.waited);
                case "fate" -> fate == null ? "in-flight" : fate.label();
                default -> throw new IllegalArgumentException("no column '" + column + "'");
            };
        }
    }

    private final List<Row> rows;
    private final Run run;

    private Timeline(List<Row> rows, Run run) {
        this.rows = rows;
        this.run = run;
    }

    /** Runs a scenario; {@code format: 1} is put before it. */
    public static Timeline of(String scenario) {
        return of(scenario(scenario), 0);
    }

    /** Runs a scenario that has been read. */
    public static Timeline of(Scenario scenario, long replication) {
        City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, replication);
        List<Row> rows = new ArrayList<>();
        Map<Message, Integer> sequence = new HashMap<>();
        city.record(new Recorder() {
            @Override
            public void occurred(Message message) {
                sequence.put(message, sequence.size());
            }

            @Override
            public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
                Message first = message.publication == null ? message : message.publication.message();
                rows.add(new Row(
                        sequence.getOrDefault(first, -1), message, account.name(), account.index(), copy, fate, now));
            }
        });
        Run run = city.finish();
        Figures.survive(run); // whatever this test is about
        rows.sort(Comparator.comparingInt(Row::sequence).thenComparingInt(Row::index));
        return new Timeline(rows, run);
    }

    /** Reads a scenario; {@code format: 1} is put before it. */
    public static Scenario scenario(String text, String... settings) {
        try {
            Path file = Files.createTempFile("scenario", ".yaml");
            try {
                Files.writeString(file, "format: 1\n" + text);
                return read(file, settings);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a scenario from a file. */
    public static Scenario read(Path path, String... settings) {
        Problems problems = new Problems();
        ScenarioFile file = ScenarioFile.load(path, problems);
        Scenario scenario = file == null ? null : file.scenario(file.defaultStrategy(), List.of(settings), problems);
        if (scenario == null) {
            throw new IllegalArgumentException(String.join("\n", problems.lines()));
        }
        return scenario;
    }

    public Run run() {
        return run;
    }

    public RunSummary summary() {
        return run.summary();
    }

    public List<Row> rows() {
        return rows;
    }

    /** Compares with a table whose first line names its columns; rows are in the order of occurrence, then of services. */
    public Timeline shows(String table) {
        List<String> expected = new ArrayList<>();
        table.lines().forEach(line -> expected.add(line.strip().replaceAll("\\s+", " ")));
        assertThat(table(expected.get(0))).isEqualTo(String.join("\n", expected));
        return this;
    }

    /** The rows, with these columns. */
    public String table(String columns) {
        boolean manyInstances = rows.stream().anyMatch(row -> row.message().instance > 0);
        List<String> lines = new ArrayList<>(List.of(columns));
        for (Row row : rows) {
            lines.add(String.join(
                    " ",
                    Arrays.stream(columns.split(" "))
                            .map(column -> row.column(column, manyInstances))
                            .toList()));
        }
        return String.join("\n", lines);
    }

    /** An instant in milliseconds as a person writes it, {@code -} if it never came. */
    static String ms(long nanos) {
        return nanos == Message.NEVER
                ? "-"
                : BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString();
    }
}
