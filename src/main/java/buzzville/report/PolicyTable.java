package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import buzzville.metric.Tally;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** For a terminal, within 100 columns: which losses the senders heard of, and what
 * policies did that the ledger does not say, by place and priority. */
final class PolicyTable {
    private static final int COLUMNS = 100;
    private static final int PLACE = 18;
    private static final int POLICY = 22;

    private final RunSummary summary;
    private final PolicyRows rows;
    private final Wording words;
    private final Human human;
    private final UnaryOperator<String> label;

    /** @param label what people call a service or a producer */
    PolicyTable(RunSummary summary, ReportLanguage language, UnaryOperator<String> label) {
        this.summary = summary;
        this.rows = PolicyRows.of(summary).news();
        this.words = new Wording(language);
        this.human = words.human();
        this.label = label;
    }

    /** Lines to be put under the ledger; none if there is nothing to say. */
    List<String> lines(UnaryOperator<String> bold) {
        List<String> lines = new ArrayList<>(told());
        if (!rows.isEmpty()) {
            lines.add("");
            List<String> table = table().lines();
            for (int i = 0; i < table.size(); i++) {
                lines.add(i < 2 ? bold.apply(table.get(i)) : table.get(i));
            }
        }
        return lines;
    }

    /** How many of the losses the senders heard of, by priority; nothing if they heard of none. */
    private List<String> told() {
        Tally all = new Tally(0, 1);
        StringJoiner each = new StringJoiner(", ");
        for (Priority priority : Priority.values()) {
            Tally tally = new Tally(0, 1);
            for (Map.Entry<String, StageSummary> service : summary.services().entrySet()) {
                tally.add(service.getValue().tally(priority));
            }
            all.add(tally);
            if (tally.lost() > 0) {
                each.add(words.priority(priority) + " " + words.of(tally.told(), tally.lost()));
            }
        }
        String of = words.of(all.told(), all.lost());
        String text =
                words.say("losses that the sender was told of: %s (%s)", "pertes dont l'émetteur est averti : %s (%s)");
        return all.told() == 0 ? List.of() : TextTable.wrapped(COLUMNS, text.formatted(of, each));
    }

    private TextTable table() {
        List<Deed> deeds = List.of(Deed.values()).stream().filter(rows::any).toList();
        boolean blocked = rows.anyBlocked();
        TextTable table = new TextTable("lll" + "r".repeat(deeds.size() + (blocked ? 2 : 0)), 2);
        List<String> head = new ArrayList<>();
        head.add(words.say("policy\nat", "politique\nchez"));
        head.add("\n");
        head.add("\n" + words.say("priority", "priorité"));
        deeds.forEach(deed -> head.add(words.deed(deed)));
        if (blocked) {
            head.add(words.say("made to\nwait", "mis en\nattente"));
            head.add(words.say("on\naverage", "en\nmoyenne"));
        }
        table.head(head);
        for (PolicyRows.Entry entry : rows.all()) {
            write(entry, deeds, blocked, table);
        }
        return table;
    }

    private void write(PolicyRows.Entry entry, List<Deed> deeds, boolean blocked, TextTable table) {
        PolicyTally tally = entry.tally();
        String place = entry.first() ? SafeText.line(label.apply(entry.whose()) + entry.lane(), PLACE) : "";
        String name = entry.name() + (rows.isAmbiguous(entry) ? " (" + words.family(entry.family()) + ")" : "");
        for (Priority priority : entry.priorities()) {
            int p = priority.ordinal();
            List<String> cells = new ArrayList<>(List.of(place, name, words.priority(priority)));
            deeds.forEach(deed -> cells.add(orNothing(tally.count(deed, p))));
            if (blocked) {
                long count = tally.blocked(p);
                cells.add(orNothing(count));
                cells.add(count == 0 ? "" : human.duration(tally.blockedFor(p).toDouble() / count));
            }
            table.row(cells);
            place = "";
            name = "";
        }
        if (!tally.figures().isEmpty()) {
            if (!name.isEmpty()) {
                List<String> cells = new ArrayList<>(List.of(place, SafeText.line(name, POLICY)));
                while (cells.size() < 3 + deeds.size() + (blocked ? 2 : 0)) {
                    cells.add("");
                }
                table.row(cells);
            }
            StringJoiner figures = new StringJoiner(", ", "  ", "");
            tally.figures().forEach((figure, count) -> figures.add(figure + " " + human.count(count)));
            TextTable.wrapped(COLUMNS, figures.toString()).forEach(table::note);
        }
    }

    private String orNothing(long count) {
        return count == 0 ? "" : human.count(count);
    }
}
