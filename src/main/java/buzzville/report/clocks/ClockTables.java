package buzzville.report.clocks;

import buzzville.causality.ClockBytes;
import buzzville.causality.ClockFigures;
import buzzville.causality.HoldBack;
import buzzville.causality.LogicalFigures;
import buzzville.causality.OrderFigures;
import buzzville.causality.Ordering;
import buzzville.causality.Plausible;
import buzzville.causality.ProcessClock;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of a log for people: a table for each question. */
public final class ClockTables {
    private static final int COLUMNS = 100;
    private static final int MOST_CLOCKS = 12;
    private static final int LONGEST = 24;

    private final ClockFigures figures;
    private final ClockWords words;
    private final Human human;

    private ClockTables(ClockFigures figures, ReportLanguage language) {
        this.figures = figures;
        this.words = new ClockWords(language);
        this.human = words.human();
    }

    /** All of them; ends with a line feed. */
    public static String text(ClockFigures figures, Unlogged unlogged, WholeRun whole, ReportLanguage language) {
        ClockTables tables = new ClockTables(figures, language);
        List<String> lines = new ArrayList<>(tables.words.head(figures.log()));
        lines.addAll(whole.head(language));
        lines.add("");
        lines.addAll(tables.orders());
        lines.add("");
        lines.addAll(tables.pairs());
        lines.add("");
        lines.addAll(tables.clocks());
        lines.addAll(whole.errors(language));
        lines.add("");
        lines.addAll(tables.bytes());
        lines.add("");
        lines.addAll(tables.waits());
        unlogged.sentences(language).forEach(sentence -> lines.addAll(TextTable.wrapped(COLUMNS, sentence)));
        lines.add("");
        lines.add(tables.verdict());
        return String.join("\n", lines) + "\n";
    }

    /** In one line, for who wants no more: both kinds of inversion by arrival, by physical clocks and by Lamport. */
    private String verdict() {
        List<OrderFigures> orders = figures.observed().isEmpty() ? figures.all() : figures.observed();
        List<String> each = new ArrayList<>();
        for (Ordering order : List.of(Ordering.ARRIVAL, Ordering.PHYSICAL, Ordering.LAMPORT)) {
            OrderFigures found = find(orders, order);
            if (found != null) {
                each.add(words.order(order) + " " + human.count(found.causal()) + "/" + human.count(found.real()));
            }
        }
        String broken = figures.log().rules().isBroken() ? say(" (BROKEN ON PURPOSE)", " (FAUSSÉ À DESSEIN)") : "";
        return say("inversions, causal/real-time: ", "inversions, causales/temps réel : ")
                + String.join(", ", each)
                + broken;
    }

    private String say(String english, String french) {
        return words.say(english, french);
    }

    private List<String> orders() {
        TextTable table = new TextTable("lrrrrrr", 2);
        String causal = say("causal", "causales");
        String real = say("real-time", "temps réel");
        String open = say("open", "ouvertes");
        table.row(List.of("", say("received:", "reçu :"), "", "", say("all events:", "tout :"), "", ""));
        table.row(List.of(say("inversions by", "inversions par"), causal, real, open, causal, real, open));
        for (Ordering order : Ordering.values()) {
            OrderFigures observed = find(figures.observed(), order);
            OrderFigures all = find(figures.all(), order);
            if (observed != null || all != null) {
                List<String> row = new ArrayList<>(List.of(words.order(order)));
                row.addAll(cells(observed));
                row.addAll(cells(all));
                table.row(row);
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(TextTable.wrapped(
                COLUMNS,
                say(
                        "received: of the messages that each process received; open: pairs that are equal, or that vectors leave"
                                + " unordered",
                        "reçu : des messages que chaque processus a reçus ; ouvertes : paires égales, ou que les vecteurs laissent"
                                + " sans ordre")));
        for (OrderFigures all : figures.all()) {
            if (all.events() < figures.log().events().size() && all.order() == Ordering.VECTOR) {
                String some = human.count(all.events());
                lines.add(say(
                        "vectors: all pairs of " + some + " events, evenly chosen, for there are too many",
                        "vecteurs : toutes les paires de " + some
                                + " événements, pris à intervalles égaux, car il y en a trop"));
            }
        }
        return lines;
    }

    private static @Nullable OrderFigures find(List<OrderFigures> orders, Ordering order) {
        return orders.stream()
                .filter(figures -> figures.order() == order)
                .findFirst()
                .orElse(null);
    }

    private List<String> cells(@Nullable OrderFigures order) {
        return order == null
                ? List.of(Human.NONE, Human.NONE, Human.NONE)
                : List.of(
                        human.count(order.causal()),
                        human.count(order.real()),
                        human.count(order.order() == Ordering.VECTOR ? order.unordered() : order.ties()));
    }

    private List<String> pairs() {
        List<String> lines = new ArrayList<>();
        String share = human.percent((double) figures.concurrent() / figures.pairs());
        add(
                lines,
                say(
                        "%s pairs of events: %s ordered by messages, %s concurrent (%s)",
                        "%s paires d'événements : %s ordonnées par des messages, %s concurrentes (%s)"),
                human.count(figures.pairs()),
                human.count(figures.ordered()),
                human.count(figures.concurrent()),
                share);
        boolean sampled = figures.vector().events() < figures.log().events().size();
        add(
                lines,
                say(
                        "vectors find %s of them%s, and order %s concurrent pairs falsely",
                        "les vecteurs en trouvent %s%s, et ordonnent à tort %s paires concurrentes"),
                human.count(figures.vector().concurrentDetected()),
                sampled
                        ? say(
                                " among " + human.count(figures.vector().events()) + " events",
                                " parmi " + human.count(figures.vector().events()) + " événements")
                        : "",
                human.count(figures.vector().falselyOrdered()));
        lines.addAll(falsely("Lamport", figures.lamport()));
        lines.addAll(falsely(say("hybrid clocks", "horloges hybrides"), figures.hybridOrder()));
        if (figures.vector().missed() > 0) {
            add(
                    lines,
                    say(
                            "vectors miss what messages prove in %s pairs",
                            "les vecteurs manquent ce que prouvent les messages dans %s paires"),
                    human.count(figures.vector().missed()));
        }
        return lines;
    }

    private List<String> falsely(String who, LogicalFigures logical) {
        List<String> lines = new ArrayList<>();
        add(
                lines,
                say(
                        "%s: %s of the concurrent pairs falsely ordered (%s), %s equal",
                        "%s : %s des paires concurrentes ordonnées à tort (%s), %s égales"),
                who,
                human.count(logical.falselyOrdered()),
                human.percent(logical.falseCausalityRate()),
                human.count(logical.equalConcurrent()));
        if (logical.violations() > 0) {
            add(
                    lines,
                    say(
                            "%s: %s pairs contradict what messages prove",
                            "%s : %s paires contredisent ce que prouvent les messages"),
                    who,
                    human.count(logical.violations()));
        }
        return lines;
    }

    private static void add(List<String> lines, String format, Object... words) {
        lines.addAll(TextTable.wrapped(COLUMNS, String.format(Locale.ROOT, format, words)));
    }

    private List<String> clocks() {
        TextTable table = new TextTable("lrrrrrr", 2);
        table.head(List.of(
                "\n" + say("clock of", "horloge de"),
                "\n" + say("events", "événements"),
                say("greatest\nerror", "plus grande\nerreur"),
                say("greatest\nbound", "plus grande\nborne"),
                say("beyond\nits bound", "hors de\nsa borne"),
                say("steps\nback", "retours\nen arrière"),
                say("trend\nof error", "tendance\nde l'erreur")));
        List<ProcessClock> worst = figures.physical().stream()
                .sorted(Comparator.comparingLong(ProcessClock::maxError).reversed())
                .limit(MOST_CLOCKS)
                .toList();
        for (ProcessClock clock : worst) {
            table.row(List.of(
                    SafeText.line(clock.name(figures.log()), LONGEST),
                    human.count(clock.events()),
                    human.duration(clock.maxError()),
                    human.duration(clock.maxBound()),
                    human.count(clock.beyondBound()),
                    human.count(clock.backwardSteps()),
                    Double.isFinite(clock.trend()) ? human.number(clock.trend()) + " ppm" : Human.NONE));
        }
        List<String> lines = new ArrayList<>(table.lines());
        int more = figures.physical().size() - worst.size();
        if (more > 0) {
            lines.add(say(
                    "and " + human.count(more) + " more that were less wrong",
                    "et " + human.count(more) + " autres, moins fausses"));
        }
        add(
                lines,
                say(
                        "hybrid clocks were ahead of local time by at most %s; greatest count %s",
                        "les horloges hybrides ont devancé l'heure locale de %s au plus ; plus grand compte %s"),
                human.duration(figures.hybrid().maxAhead()),
                human.count(figures.hybrid().maxCount()));
        return lines;
    }

    private List<String> bytes() {
        ClockBytes bytes = figures.bytes();
        TextTable table = new TextTable("lrrr", 2);
        table.head(List.of(
                "\n" + say("stamp", "estampille"),
                say("bytes an event,\nas numbers", "octets par événement,\nen nombres"),
                say("\nas JSON", "\nen JSON"),
                say("concurrent pairs\nfalsely ordered", "paires concurrentes\nordonnées à tort")));
        String none = Human.NONE;
        table.row(List.of(say("physical", "physique"), "8", human.number(bytes.physical()), none));
        table.row(List.of(
                "Lamport",
                "8",
                human.number(bytes.lamport()),
                human.percent(figures.lamport().falseCausalityRate())));
        table.row(List.of(
                say("hybrid", "hybride"),
                "8",
                human.number(bytes.hybrid()),
                human.percent(figures.hybridOrder().falseCausalityRate())));
        String entries = human.count(bytes.vectorEntries()) + say(" entries", " entrées");
        double wrong = (double) figures.vector().falselyOrdered()
                / (figures.vector().falselyOrdered() + figures.vector().concurrentDetected());
        table.row(List.of(
                say("vector, ", "vecteur, ") + entries,
                human.count(bytes.rawVector()),
                human.number(bytes.vector()),
                human.percent(wrong)));
        table.row(List.of(
                say("  what is not 0", "  ce qui n'est pas 0"),
                human.number(bytes.sparse()),
                none,
                human.percent(wrong)));
        table.row(List.of(
                say("  what has changed, a message", "  ce qui a changé, par message"),
                human.number(bytes.delta()),
                none,
                human.percent(wrong)));
        for (Plausible plausible : figures.plausible()) {
            String shared = human.count(plausible.entries())
                    + (plausible.entries() == 1
                            ? say(" entry for all", " entrée pour tous")
                            : say(" entries shared", " entrées partagées"));
            table.row(List.of(
                    "  " + shared,
                    human.count((long) ClockBytes.NUMBER * plausible.entries()),
                    none,
                    human.percent(plausible.falseCausalityRate())));
        }
        return table.lines();
    }

    private List<String> waits() {
        HoldBack cost = figures.holdBack();
        List<String> lines = new ArrayList<>();
        if (cost.receptions() == 0) {
            lines.add(say("nothing was received", "rien n'a été reçu"));
            return lines;
        }
        add(
                lines,
                say(
                        "%s receptions: from entrance to reception %s on average, at most %s",
                        "%s réceptions : de l'entrée à la réception %s en moyenne, au plus %s"),
                human.count(cost.receptions()),
                human.duration(cost.meanWait()),
                human.duration(cost.maxWait()));
        if (cost.kept() > 0) {
            add(
                    lines,
                    say(
                            "held back for the sake of order: at most %s messages at once, where order is kept (%s receptions)",
                            "retenus pour l'ordre : au plus %s messages à la fois, là où l'ordre est gardé (%s réceptions)"),
                    human.count(cost.maxHeld()),
                    human.count(cost.kept()));
        }
        return lines;
    }
}
