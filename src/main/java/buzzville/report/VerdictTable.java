package buzzville.report;

import buzzville.city.GuestSummary;
import buzzville.city.Judgement.Verdict;
import buzzville.city.anomaly.AnomalyLog;
import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
import buzzville.metric.Fate;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The outcome of a run, or of several replications together, for a terminal, within 100 columns: per service and priority what was offered, delivered and lost and
 * how late it was, then each objective with its actual value and its interval, then the verdict.
 *
 * <p>Losses have a column for each reason where the terminal is wide enough for that, and else lines under the row.
 */
public final class VerdictTable {
    private static final int COLUMNS = 100;
    private static final int NAME = 22;
    private static final int OBJECTIVE = 54;

    /** Ways to lay the ledger out, the widest first; the first that fits is taken. */
    private static final List<Layout> LAYOUTS = List.of(
            new Layout(true, 2, NAME),
            new Layout(true, 1, NAME),
            new Layout(false, 2, NAME),
            new Layout(false, 1, NAME),
            new Layout(false, 1, 18),
            new Layout(false, 1, 14));

    private static final String BOLD = "1";
    private static final String GREEN = "1;32";
    private static final String RED = "1;31";
    private static final String YELLOW = "1;33";

    /**
     * How wide the ledger is.
     *
     * @param columnPerReason whether each reason of a loss has a column, or a place in a line under its row
     * @param gap spaces between columns
     * @param name most characters of a service's name
     */
    private record Layout(boolean columnPerReason, int gap, int name) {}

    private final Findings findings;
    private final Wording words;
    private final Human human;
    private final Labels labels;
    private final boolean colours;
    private final List<String> anomalies;

    private VerdictTable(Findings findings, AnomalyLog anomalies, ReportLanguage language, boolean colours) {
        this.anomalies = AnomalyTable.lines(anomalies, findings.scenario(), language);
        this.findings = findings;
        this.words = new Wording(language);
        this.human = words.human();
        this.labels = words.labels(findings.scenario());
        this.colours = colours;
    }

    /**
     * The table as text that ends with a line feed.
     *
     * @param colours whether to use a terminal's escape sequences
     */
    public static String of(Findings findings, ReportLanguage language, boolean colours) {
        return of(findings, AnomalyLog.NONE, language, colours);
    }

    /**
     * The same with what went wrong before the verdict.
     *
     * @param anomalies of the only run or of the first
     */
    public static String of(Findings findings, AnomalyLog anomalies, ReportLanguage language, boolean colours) {
        return new VerdictTable(findings, anomalies, language, colours).text();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        if (findings.replications() > 1) {
            lines.add(paint(words.pooled(findings), BOLD) + words.intervals());
            lines.add("");
        }
        lines.addAll(ledger());
        confirmations(lines);
        guests(lines);
        lines.addAll(
                new PolicyTable(findings.summary(), words.language(), this::place).lines(text -> paint(text, BOLD)));
        List<String> recoveries = new RecoveryTables(findings, words).lines(text -> paint(text, BOLD));
        if (!recoveries.isEmpty()) {
            lines.add("");
            lines.addAll(recoveries);
        }
        List<String> durability = new DurabilityTables(findings, words).lines(text -> paint(text, BOLD));
        if (!durability.isEmpty()) {
            lines.add("");
            lines.addAll(durability);
        }
        List<String> consumers = new ConsumerTables(findings, words).lines(text -> paint(text, BOLD));
        if (!consumers.isEmpty()) {
            lines.add("");
            lines.addAll(consumers);
        }
        List<String> orders = new OrderTables(findings, words).lines(text -> paint(text, BOLD));
        if (!orders.isEmpty()) {
            lines.add("");
            lines.addAll(orders);
        }
        List<String> measures = new MeasureTables(findings, words).lines();
        if (!measures.isEmpty()) {
            lines.add("");
            lines.addAll(measures);
        }
        if (!anomalies.isEmpty()) {
            lines.add("");
            String which = findings.replications() > 1 ? words.say("replication 0: ", "réplication 0 : ") : "";
            lines.add(paint(which + anomalies.get(0), BOLD));
            lines.addAll(anomalies.subList(1, anomalies.size()));
        }
        lines.add("");
        String outcome = words.outcome(findings);
        if (findings.promises().isEmpty()) {
            lines.add(outcome);
        } else {
            lines.addAll(objectives());
            lines.add("");
            lines.add(paint(outcome, colour()));
        }
        return String.join("\n", lines) + "\n";
    }

    /** A service or a producer, or the broker. */
    private String place(String name) {
        return findings.summary().services().containsKey(name) ? name(name, NAME) : labels.producer(name);
    }

    /** A service by its label, as long as there is room; by its name where that would leave two alike. */
    private String name(String service, int most) {
        String label = SafeText.line(labels.service(service), most);
        boolean alone = findings.summary().services().keySet().stream()
                .noneMatch(other -> !other.equals(service)
                        && SafeText.line(labels.service(other), most).equals(label));
        return alone ? label : SafeText.line(service, most);
    }

    /** A line that says how many deliveries only confirmed what another witness had told, if there are any. */
    private void confirmations(List<String> lines) {
        StringJoiner each = new StringJoiner(", ");
        findings.summary().services().forEach((name, stage) -> {
            long confirmations = stage.all().confirmations();
            if (confirmations > 0) {
                each.add(name(name, NAME) + " " + human.count(confirmations));
            }
        });
        if (each.length() > 0) {
            lines.addAll(TextTable.wrapped(
                    COLUMNS,
                    words.say(
                            "delivered, but only confirming another witness: " + each,
                            "livrés, mais simples confirmations d'un autre témoin : " + each)));
        }
    }

    /** A line for each service that was handed what had been routed before it came. */
    private void guests(List<String> lines) {
        findings.summary().services().forEach((name, stage) -> {
            GuestSummary guest = stage.guest();
            if (guest != null && guest.fromEarliest()) {
                String old = guest.tooOld() == 0
                        ? ""
                        : words.say(
                                ", too old: " + human.count(guest.tooOld()),
                                ", trop vieux : " + human.count(guest.tooOld()));
                lines.add(name(name, NAME)
                        + words.say(
                                " joined at " + human.duration(guest.joins()) + "; replayed: ",
                                " arrivé à " + human.duration(guest.joins()) + " ; rejoués : ")
                        + human.count(guest.replayed())
                        + old);
            }
        });
    }

    private String colour() {
        boolean broken = findings.promises().values().stream()
                .anyMatch(promise -> promise.verdict() == Verdict.FAIL || promise.verdict() == Verdict.NO_DATA);
        return findings.passed() ? GREEN : broken ? RED : YELLOW;
    }

    private List<String> ledger() {
        LedgerRows ledger = LedgerRows.of(findings.summary());
        TextTable table = ledger(ledger, LAYOUTS.get(0));
        for (Layout layout : LAYOUTS) {
            table = ledger(ledger, layout);
            if (table.width() <= COLUMNS) {
                break;
            }
        }
        List<String> lines = table.lines();
        List<String> painted = new ArrayList<>(lines);
        for (int i = 0; i < lines.size() - ledger.rows().size() && i < 2; i++) {
            painted.set(i, paint(lines.get(i), BOLD));
        }
        return painted;
    }

    private TextTable ledger(LedgerRows ledger, Layout layout) {
        List<Fate> reasons = layout.columnPerReason() ? ledger.reasons() : List.of();
        boolean losses = !layout.columnPerReason() && !ledger.reasons().isEmpty();
        int figures = 6 + reasons.size() + (losses ? 1 : 0) + (ledger.anyInFlight() ? 1 : 0);
        TextTable table = new TextTable("ll" + "r".repeat(figures), layout.gap());
        List<String> head = new ArrayList<>(List.of("service", words.say("priority", "priorité")));
        head.add(words.say("offered", "offerts"));
        head.add(words.say("delivered", "livrés"));
        reasons.forEach(reason -> head.add(inTwo(words.fate(reason))));
        if (losses) {
            head.add(words.say("lost", "perdus"));
        }
        if (ledger.anyInFlight()) {
            head.add(words.say("in\nflight", "en\nroute"));
        }
        head.addAll(List.of("p50", "p95", "p99", "max"));
        table.head(head);
        for (LedgerRows.Row row : ledger.rows()) {
            table.row(cells(row, ledger, reasons, losses, layout.name()));
            if (losses && !row.ends().isEmpty()) {
                notes(row, table);
            }
        }
        return table;
    }

    private List<String> cells(LedgerRows.Row row, LedgerRows ledger, List<Fate> reasons, boolean losses, int name) {
        List<String> cells = new ArrayList<>();
        cells.add(row.first() ? name(row.service(), name) : "");
        cells.add(words.priority(row.priority()));
        cells.add(human.count(row.tally().offered()));
        cells.add(human.count(row.tally().delivered()));
        reasons.forEach(reason -> cells.add(orNothing(row.tally().count(reason))));
        if (losses) {
            cells.add(orNothing(row.tally().lost()));
        }
        if (ledger.anyInFlight()) {
            cells.add(orNothing(row.tally().inFlight()));
        }
        LedgerRows.PERCENTILES.forEach(
                p -> cells.add(human.duration(row.endToEnd().percentile(p))));
        cells.add(
                row.endToEnd().count() == 0
                        ? Human.NONE
                        : human.duration(row.endToEnd().max()));
        return cells;
    }

    /** What became of those that were not delivered, as many reasons to a line as fit. */
    private void notes(LedgerRows.Row row, TextTable table) {
        StringBuilder line = new StringBuilder("  " + words.say("of these", "dont"));
        for (var end : row.ends().entrySet()) {
            String reason = " " + human.count(end.getValue()) + " " + words.fate(end.getKey()) + ",";
            if (line.length() + reason.length() > COLUMNS) {
                table.note(line.toString());
                line = new StringBuilder("   ");
            }
            line.append(reason);
        }
        line.setLength(line.length() - 1);
        table.note(line.toString());
    }

    private List<String> objectives() {
        TextTable table = new TextTable("lllr", 2);
        List<String> remarks = new ArrayList<>();
        findings.promises().forEach((name, promise) -> {
            Objective objective = findings.scenario().objectives().get(name);
            table.row(List.of(
                    words.verdict(promise.verdict()),
                    SafeText.line(name, NAME),
                    SafeText.line(promise.text(), OBJECTIVE),
                    objective == null
                            ? ""
                            : words.actual(objective, promise.actual().estimate())));
            String interval = objective == null ? "" : words.interval(objective, promise.actual());
            String remark = words.remark(promise, labels);
            remarks.add(interval + (interval.isEmpty() || remark.isEmpty() ? "" : "  ") + remark);
        });
        List<String> lines = new ArrayList<>();
        int row = 0;
        int width = table.width();
        for (Promise promise : findings.promises().values()) {
            String line = table.lines().get(row);
            String remark = remarks.get(row++);
            boolean beside = remark.isEmpty() || width + 2 + remark.length() <= COLUMNS;
            String whole = beside && !remark.isEmpty() ? line + "  " + remark : line;
            String verdict = words.verdict(promise.verdict());
            lines.add(paint(verdict, colour(promise.verdict())) + whole.substring(verdict.length()));
            if (!beside) {
                lines.add("      " + SafeText.line(remark, COLUMNS - 6));
            }
        }
        return lines;
    }

    private static String colour(Verdict verdict) {
        return switch (verdict) {
            case PASS -> GREEN;
            case INCONCLUSIVE -> YELLOW;
            case FAIL, NO_DATA -> RED;
        };
    }

    /** In two lines, parted after a hyphen or at the space that is nearest to the middle. */
    private static String inTwo(String words) {
        int hyphen = words.indexOf('-');
        if (hyphen >= 0) {
            return words.substring(0, hyphen + 1) + "\n" + words.substring(hyphen + 1);
        }
        int middle = words.length() / 2;
        int before = words.lastIndexOf(' ', middle);
        int after = words.indexOf(' ', middle);
        int space = before < 0 || after >= 0 && after - middle < middle - before ? after : before;
        return space < 0 ? words : words.substring(0, space) + "\n" + words.substring(space + 1);
    }

    private String orNothing(long count) {
        return count == 0 ? "" : human.count(count);
    }

    private String paint(String text, String code) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
