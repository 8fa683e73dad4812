package buzzville.report;

import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import buzzville.scenario.Scenario;
import buzzville.theory.Backlog;
import buzzville.theory.Expectation;
import buzzville.theory.Formula;
import buzzville.theory.Hindrance;
import buzzville.theory.LaneLoad;
import buzzville.theory.LoadAnalysis;
import buzzville.theory.Overload;
import buzzville.theory.StageLoad;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What {@code check --load} prints for people: the busiest first, at most 100 columns wide. */
public final class LoadTable {
    private static final int WIDTH = 100;
    private static final int MOST_ROWS = 12;
    private static final int MOST_WARNINGS = 8;
    private static final int WIDEST_NAME = 24;
    private static final double HUGE = 1000;

    private final Scenario scenario;
    private final LoadAnalysis analysis;
    private final LoadWords words;
    private final Human human;
    private final boolean all;
    private final List<String> lines = new ArrayList<>();
    private final Set<Formula> used = EnumSet.noneOf(Formula.class);
    private final List<Row> rows = new ArrayList<>();

    /** A lane, or all lanes of a stage where none goes before another. */
    private record Row(StageLoad stage, int lane, String name, boolean whole) {
        LaneLoad load() {
            return stage.lanes().get(lane);
        }
    }

    private LoadTable(Scenario scenario, ReportLanguage language, boolean all) {
        this.scenario = scenario;
        this.analysis = LoadAnalysis.of(scenario);
        this.words = new LoadWords(scenario, language);
        this.human = words.human();
        this.all = all;
    }

    /**
     * The table of a scenario under one of its strategies; ends with a line feed.
     *
     * @param all whether every row is wanted, however little there is to do
     */
    public static String text(Scenario scenario, String strategy, ReportLanguage language, boolean all) {
        LoadTable table = new LoadTable(scenario, language, all);
        table.write(strategy);
        return String.join("\n", table.lines) + "\n";
    }

    private void write(String strategy) {
        String name = scenario.name() == null ? words.say("scenario", "scénario") : scenario.name();
        add(words.say(
                        "%s, strategy %s: load by arithmetic alone; nothing was run",
                        "%s, stratégie %s : la charge par le calcul seul, sans rien simuler")
                .formatted(SafeText.line(name), SafeText.line(strategy)));
        analysis.stages().forEach(this::gather);
        rows.sort(Comparator.comparingDouble((Row row) -> -rank(row)));
        if (rows.isEmpty()) {
            add(words.say(
                    "Nothing takes time here, so nothing waits.", "Rien ne prend de temps ici, donc rien n'attend."));
            return;
        }
        lines.add("");
        table();
        lines.add("");
        warnings();
        notes();
    }

    private static double rank(Row row) {
        double peak = row.load().peak();
        return Double.isNaN(peak) ? -1 : peak;
    }

    private void gather(StageLoad stage) {
        boolean apart = false;
        for (LaneLoad lane : stage.lanes()) {
            apart |= Double.compare(lane.peak(), stage.peak()) != 0 && lane.rate() > 0;
        }
        for (int lane = 0; lane < stage.lanes().size(); lane++) {
            LaneLoad load = stage.lanes().get(lane);
            if (apart || lane == busiest(stage)) {
                String name = apart ? words.labels().lane(load.name()) : words.say("all", "toutes");
                rows.add(new Row(stage, lane, name, !apart));
            }
        }
    }

    /** The lane that says the most of a stage whose lanes are all alike. */
    private static int busiest(StageLoad stage) {
        int most = 0;
        for (int lane = 1; lane < stage.lanes().size(); lane++) {
            most = stage.lanes().get(lane).rate() > stage.lanes().get(most).rate() ? lane : most;
        }
        return most;
    }

    private void table() {
        TextTable table = new TextTable("llrrrlrr", 2);
        table.head(List.of(
                words.say("stage", "étage"),
                words.say("lane", "file"),
                words.say("per s", "par s"),
                words.say("load", "charge"),
                words.say("peak", "pointe"),
                words.say("when", "quand"),
                words.say("holds to", "tient à"),
                words.say("wait then", "attente")));
        int shown = all ? rows.size() : Math.min(rows.size(), MOST_ROWS);
        for (Row row : rows.subList(0, shown)) {
            LaneLoad lane = row.load();
            table.row(List.of(
                    cut(words.stage(row.stage())),
                    cut(row.name()),
                    human.number(row.whole() ? row.stage().rate() : lane.rate()),
                    load(lane.rho()),
                    load(lane.peak()),
                    lane.busiest() == null ? "" : words.brief(lane.busiest()),
                    factor(lane.stable()),
                    expected(row)));
        }
        table.lines().forEach(this::add);
        if (shown < rows.size()) {
            add(words.say("%d more with less to do; --all shows them", "%d autres moins chargées ; --all les montre")
                    .formatted(rows.size() - shown));
        }
    }

    private String load(double rho) {
        return Double.isInfinite(rho) ? words.say("stopped", "arrêt") : human.percent(rho);
    }

    private String factor(double factor) {
        return Double.isInfinite(factor) || factor > HUGE ? "" : "× " + human.number(factor);
    }

    private String expected(Row row) {
        Expectation expected = row.stage().busiest();
        Formula formula = expected.formula();
        if (formula == null) {
            return "";
        }
        used.add(formula);
        double wait = row.whole() ? expected.meanWait() : expected.lanes().get(row.lane());
        return words.mean(formula, Double.isNaN(wait) ? expected.meanWait() : wait);
    }

    private void warnings() {
        List<String> said = new ArrayList<>();
        for (Row row : rows) {
            for (Overload overload : row.load().overloads()) {
                said.add(warning(row, overload));
            }
            if (row.load().backlog() != null) {
                int last = said.size() - 1;
                said.set(
                        last,
                        said.get(last)
                                + words.say("; ", " ; ")
                                + backlog(row.load().backlog()));
            }
        }
        if (said.isEmpty()) {
            add(words.say(
                    "No lane is asked for more than it can do.",
                    "Aucune file n'est sollicitée au-delà de ce qu'elle peut."));
            return;
        }
        add(words.say("Unstable:", "Instable :"));
        int shown = all ? said.size() : Math.min(said.size(), MOST_WARNINGS);
        said.subList(0, shown).forEach(line -> wrap("- ", line));
        if (shown < said.size()) {
            add(words.say("  and %d more; --all shows them", "  et %d autres ; --all les montre")
                    .formatted(said.size() - shown));
        }
    }

    private String warning(Row row, Overload overload) {
        String who = row.whole()
                ? words.stage(row.stage())
                : words.say("lane %s at %s", "la file %s de %s").formatted(row.name(), words.stage(row.stage()));
        String asks;
        if (Double.isInfinite(overload.rho())) {
            asks = words.say("is not served", "n'est pas servie");
        } else if (Double.isInfinite(overload.asks())) {
            asks = words.say(
                    "gets nothing, more urgent ones take it all,", "ne reçoit rien, les plus urgentes prennent tout,");
        } else {
            asks = words.say("asks for %s times what it can", "demande %s fois ce qu'elle peut")
                    .formatted(human.number(overload.asks()));
        }
        List<String> incidents = overload.incidents().stream()
                .map(name -> SafeText.line(words.labels().incident(name)))
                .limit(3)
                .toList();
        String cause = incidents.isEmpty() ? "" : " (" + String.join(", ", incidents) + ")";
        return who + " " + asks + " " + words.during(overload.when()) + cause;
    }

    private String backlog(Backlog backlog) {
        String most =
                words.say("up to %s wait", "jusqu'à %s en attente").formatted(human.count(Math.round(backlog.most())));
        String lost = backlog.lost() > 0
                ? words.say(", %s of all find it full", ", %s de tous la trouvent pleine")
                        .formatted(human.percent(backlog.lost()))
                : "";
        String gone = backlog.drained() == Backlog.NEVER
                ? words.say(", not gone at the end", ", il en reste à la fin")
                : words.say(", gone at %s", ", écoulés à %s").formatted(words.at(backlog.drained()));
        return most + lost + gone;
    }

    private void notes() {
        lines.add("");
        wrap(
                "",
                words.say(
                        "Load: work asked for, that of more urgent lanes included, over what workers can do; mean and peak. Holds"
                                + " to: so many times the producers' present rates until it is 100 %.",
                        "Charge : travail demandé, files plus urgentes comprises, sur ce que peuvent les agents ; moyenne et"
                                + " pointe. Tient à : tant de fois le débit actuel des producteurs jusqu'à 100 %."));
        if (!used.isEmpty()) {
            wrap(
                    "",
                    words.say("Wait if the peak lasted, on average, by ", "Attente moyenne si la pointe durait, par ")
                            + String.join(
                                    words.say("; ", " ; "),
                                    used.stream().map(words::named).toList())
                            + ".");
        }
        Set<Hindrance> open = EnumSet.noneOf(Hindrance.class);
        rows.stream().limit(all ? rows.size() : MOST_ROWS).forEach(row -> {
            Hindrance hindrance = row.stage().busiest().hindrance();
            if (hindrance != null) {
                open.add(hindrance);
            }
        });
        if (!open.isEmpty()) {
            wrap(
                    "",
                    words.say("No wait where no formula holds: ", "Pas d'attente là où aucune formule ne vaut : ")
                            + String.join(
                                    ", ", open.stream().map(words::hindrance).toList()) + ".");
        }
        wrap(
                "",
                words.say("Assumed: ", "Hypothèses : ")
                        + String.join(
                                words.say("; ", " ; "),
                                analysis.assumptions().stream()
                                        .map(words::assumption)
                                        .toList())
                        + ".");
    }

    private static String cut(String name) {
        return SafeText.line(name, WIDEST_NAME);
    }

    private void add(String line) {
        lines.add(line);
    }

    private void wrap(String mark, String text) {
        TextTable.wrapped(WIDTH, mark + text).forEach(lines::add);
    }
}
