package buzzville.report;

import buzzville.city.ConsumerSummary;
import buzzville.city.StageSummary;
import buzzville.experiment.Findings;
import buzzville.metric.RepeatTally;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * How services read: what came to them again and what became of that, what their rebalances cost, how far they were behind. For a
 * terminal and for the page; nothing where no service keeps, commits, recognises or shares anything. Of several replications, means;
 * the greatest lag is that of all of them.
 */
final class ConsumerTables {
    private static final int COLUMNS = 100;
    private static final int NAME = 22;
    /** So many of those who were furthest behind are worth a row on a terminal. */
    private static final int MOST_BEHIND = 5;
    /** A lag shorter than this share of the longest one is not. */
    private static final double WORTH_IT = 0.05;

    private final Wording words;
    private final Human human;
    private final Labels labels;
    private final double runs;
    private final Map<String, StageSummary> readers = new LinkedHashMap<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Column> repeats = new ArrayList<>();

    /** A figure of a service; where it is 0 of all of them, nobody wants to see it. */
    private record Column(String english, String french, ToDoubleFunction<StageSummary> figure, boolean isTime) {}

    ConsumerTables(Findings findings, Wording words) {
        this.words = words;
        this.human = words.human();
        this.labels = words.labels(findings.scenario());
        this.runs = findings.replications();
        findings.summary().services().forEach((name, stage) -> {
            if (stage.consumer() != null) {
                readers.put(name, stage);
            }
        });
        repeated("re-\ndelivered", "livrés à\nnouveau", stage -> stage.repeats().of(RepeatTally.Count.REDELIVERED));
        repeated("recog-\nnised", "reconnus", stage -> stage.repeats().of(RepeatTally.Count.RECOGNISED));
        repeated("served\ntwice", "traités\ndeux fois", stage -> stage.all().duplicated());
        repeated("effects\nrepeated", "effets\nrépétés", stage -> stage.all().effectsRepeated());
        repeated("re-\nbalances", "rééqui-\nlibrages", stage -> read(stage).rebalances());
        repeated(
                "partitions\nmoved",
                "partitions\ndéplacées",
                stage -> read(stage).moved());
        columns.addAll(repeats);
        columns.add(
                new Column("stood\nstill", "à\nl'arrêt", stage -> read(stage).pausedNanos() / runs, true));
        columns.add(
                new Column("lag\nmean", "retard\nmoyen", stage -> read(stage).meanLag(), false));
        columns.add(new Column("lag\nmax", "retard\nmax", ConsumerTables::lag, false));
        columns.removeIf(
                column -> readers.values().stream().allMatch(stage -> column.figure.applyAsDouble(stage) == 0));
    }

    private void repeated(String english, String french, ToLongFunction<StageSummary> count) {
        repeats.add(new Column(english, french, stage -> count.applyAsLong(stage) / runs, false));
    }

    private static ConsumerSummary read(StageSummary stage) {
        ConsumerSummary consumer = stage.consumer();
        if (consumer == null) {
            throw new IllegalStateException("only who reads has a row");
        }
        return consumer;
    }

    private static double lag(StageSummary stage) {
        return read(stage).maxLag();
    }

    private boolean isSomething(StageSummary stage) {
        return columns.stream().anyMatch(column -> column.figure.applyAsDouble(stage) > 0);
    }

    /** For a terminal: who got anything again, and who was furthest behind. */
    List<String> lines(UnaryOperator<String> bold) {
        if (columns.isEmpty()) {
            return List.of();
        }
        double longest =
                readers.values().stream().mapToDouble(ConsumerTables::lag).max().orElse(0);
        List<StageSummary> behind = readers.values().stream()
                .filter(stage -> lag(stage) > 0 && lag(stage) >= longest * WORTH_IT)
                .sorted(Comparator.comparingDouble(stage -> -lag(stage)))
                .limit(MOST_BEHIND)
                .toList();
        TextTable table = new TextTable("l" + "r".repeat(columns.size()), 2);
        List<String> head = new ArrayList<>(List.of(words.say("reader", "lecteur")));
        columns.forEach(column -> head.add(words.say(column.english, column.french)));
        table.head(head);
        int left = 0;
        double most = 0;
        for (Map.Entry<String, StageSummary> each : readers.entrySet()) {
            StageSummary stage = each.getValue();
            if (behind.contains(stage) || repeats.stream().anyMatch(column -> column.figure.applyAsDouble(stage) > 0)) {
                List<String> row = new ArrayList<>(List.of(SafeText.line(labels.service(each.getKey()), NAME)));
                columns.forEach(column -> row.add(figure(column, stage)));
                table.row(row);
            } else if (isSomething(stage)) {
                left++;
                most = Math.max(most, lag(stage));
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.set(0, bold.apply(lines.get(0)));
        lines.set(1, bold.apply(lines.get(1)));
        if (left > 0) {
            lines.addAll(TextTable.wrapped(COLUMNS, others(left, most)));
        }
        return lines;
    }

    private String others(int left, double most) {
        String lag = human.number(most);
        return left == 1
                ? words.say(
                        "another one was at most " + lag + " behind", "un autre avait au plus " + lag + " de retard")
                : words.say(
                        left + " others were at most " + lag + " behind",
                        left + " autres avaient au plus " + lag + " de retard");
    }

    private String figure(Column column, StageSummary stage) {
        double value = column.figure.applyAsDouble(stage);
        return column.isTime ? human.duration(value) : human.number(value);
    }

    /** For the page. */
    void write(Html html, HtmlTables tables) {
        if (columns.isEmpty()) {
            return;
        }
        tables.title("How services read", "Comment les services lisent");
        html.element(
                        "p",
                        words.say(
                                "Lag: messages that wait for a service, are in its hands or are not committed. What is delivered again"
                                        + " is served twice, for nothing, unless the service recognises it.",
                                "Retard : messages qui attendent un service, sont entre ses mains ou ne sont pas validés. Ce qui est"
                                        + " livré à nouveau est traité deux fois, pour rien, si le service ne le reconnaît pas."))
                .line();
        tables.table("service");
        columns.forEach(column -> tables.head(flat(words.say(column.english, column.french))));
        html.markup("</tr></thead>\n<tbody>\n");
        readers.forEach((name, stage) -> {
            if (isSomething(stage)) {
                html.markup("<tr>");
                tables.named(labels.service(name), name);
                columns.forEach(
                        column -> tables.figure(column.figure.applyAsDouble(stage) == 0 ? "" : figure(column, stage)));
                html.markup("</tr>\n");
            }
        });
        tables.endTable();
    }

    /** A head in one line. */
    private static String flat(String head) {
        return head.replace("-\n", "").replace('\n', ' ');
    }
}
