package buzzville.report.page.clocks;

import buzzville.causality.ClockBytes;
import buzzville.causality.ClockFigures;
import buzzville.causality.OrderFigures;
import buzzville.causality.Plausible;
import buzzville.causality.ProcessClock;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.clocks.ClockWords;
import buzzville.report.page.BarChart;
import buzzville.report.page.BarChart.Bar;
import buzzville.report.page.BarChart.Group;
import buzzville.report.page.BarChart.Part;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.CurveChart;
import buzzville.report.page.CurveChart.Axis;
import buzzville.report.page.CurveChart.Curve;
import buzzville.report.page.Said;
import buzzville.report.page.Unit;
import buzzville.report.text.Human;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The charts of a log: what orders invert, how wrong clocks were, who orders what has no order, and what stamps cost. */
public final class ClockSpecs {
    private static final int MOST_CLOCKS = 8;
    private static final int MOST_POINTS = 1_000;
    private static final double NANOS_OF_MILLI = 1e6;

    private final ClockFigures figures;

    private ClockSpecs(ClockFigures figures) {
        this.figures = figures;
    }

    /** Those that have something to show, the one that explains the others first. */
    public static List<ChartSpec> of(ClockFigures figures) {
        ClockSpecs specs = new ClockSpecs(figures);
        List<ChartSpec> all = new ArrayList<>();
        all.add(specs.orders());
        if (figures.maxError() > 0) {
            all.add(specs.errors());
        }
        if (figures.concurrent() > 0) {
            all.add(specs.pairs());
        }
        all.add(specs.bytes());
        return all;
    }

    private ChartSpec orders() {
        List<Group> groups = new ArrayList<>();
        Said received = new Said("messages, at whoever received them: ", "messages, chez qui les a reçus : ");
        Said all = new Said("all events: ", "tous les événements : ");
        Said causal = new Said("causal inversions", "inversions causales");
        Said real = new Said("real-time inversions", "inversions en temps réel");
        if (!figures.observed().isEmpty()) {
            groups.add(inversions("received_causal", join(received, causal), figures.observed(), true));
            groups.add(inversions("received_real_time", join(received, real), figures.observed(), false));
        }
        groups.add(inversions("all_causal", join(all, causal), figures.all(), true));
        groups.add(inversions("all_real_time", join(all, real), figures.all(), false));
        return new BarChart(
                "clock-orders",
                new Said("How many pairs each order has the wrong way round", "Combien de paires chaque ordre inverse"),
                Said.of(language -> language.choose(
                                "%s events, %s pairs of them.", "%s événements, qui font %s paires.")
                        .formatted(
                                new Human(language).count(figures.log().events().size()),
                                new Human(language).count(figures.pairs()))),
                new Said(
                        "Causal: the cause stands behind its effect. Real-time: what was earlier stands behind what was later. Logical"
                                + " clocks have no causal inversions by theorem, and generally some in real time. Vectors leave"
                                + " concurrent pairs unordered.",
                        "Causale : la cause est rangée après son effet. Temps réel : ce qui est antérieur est rangé après. Les horloges"
                                + " logiques n'ont aucune inversion causale, par théorème, et en général quelques-unes en temps réel."
                                + " Les vecteurs laissent les paires concurrentes sans ordre."),
                false,
                Unit.COUNT,
                List.of(new Part("causal", causal, "bad"), new Part("real_time", real, "normal")),
                groups);
    }

    private static Group inversions(String key, Said name, List<OrderFigures> orders, boolean causal) {
        return new Group(
                key,
                name,
                orders.stream()
                        .map(order -> new Bar(
                                order.order().word(),
                                Said.of(language -> new ClockWords(language).order(order.order())),
                                causal
                                        ? new double[] {order.causal(), Double.NaN}
                                        : new double[] {Double.NaN, order.real()}))
                        .toList());
    }

    private ChartSpec errors() {
        List<ProcessClock> worst = figures.physical().stream()
                .sorted(Comparator.comparingLong(ProcessClock::maxError).reversed())
                .limit(MOST_CLOCKS)
                .toList();
        Said few = worst.size() == figures.physical().size()
                ? Said.NOTHING
                : new Said(
                        ": the worst %d of %d"
                                .formatted(worst.size(), figures.physical().size()),
                        " : les %d pires sur %d"
                                .formatted(worst.size(), figures.physical().size()));
        return new CurveChart(
                "clock-errors",
                join(new Said("How wrong clocks were", "De combien les horloges se trompaient"), few),
                Said.of(language -> language.choose("Greatest error %s.", "Plus grande erreur %s.")
                        .formatted(new Human(language).duration(figures.maxError()))),
                new Said(
                        "Local minus true time, at the events of each process. Nobody in the city sees the error: a process knows its bound"
                                + " only, which errors.csv has.",
                        "Heure locale moins temps vrai, aux événements de chaque processus. Personne dans la ville ne voit l'erreur : un"
                                + " processus ne connaît que sa borne, qui est dans errors.csv."),
                new Axis("true_ms", new Said("true time", "temps vrai"), Unit.MS, false),
                new Axis("error_ms", new Said("error", "erreur"), Unit.MS, false),
                IntStream.range(0, worst.size())
                        .mapToObj(i -> error(worst.get(i), i))
                        .toList());
    }

    private Curve error(ProcessClock clock, int place) {
        List<LoggedEvent> own = figures.log().events().stream()
                .filter(event -> event.process() == clock.process())
                .toList();
        int step = Math.max(1, (own.size() + MOST_POINTS - 1) / MOST_POINTS);
        List<LoggedEvent> some = IntStream.range(0, own.size())
                .filter(i -> i % step == 0 || i == own.size() - 1)
                .mapToObj(own::get)
                .toList();
        String name = clock.name(figures.log());
        return new Curve(
                name,
                Said.same(name),
                "other-" + place,
                some.stream()
                        .mapToDouble(event -> event.trueTime() / NANOS_OF_MILLI)
                        .toArray(),
                some.stream()
                        .mapToDouble(event -> ProcessClock.error(event) / NANOS_OF_MILLI)
                        .toArray());
    }

    private ChartSpec pairs() {
        List<Bar> bars = new ArrayList<>();
        long vectors = figures.vector().falselyOrdered();
        long known = vectors + figures.vector().concurrentDetected();
        bars.add(bar(
                "vector",
                new Said("vectors, as in the log", "vecteurs, comme dans le journal"),
                known == 0 ? Double.NaN : (double) vectors / known));
        for (Plausible plausible : figures.plausible()) {
            bars.add(
                    1,
                    bar("vector-" + plausible.entries(), entries(plausible.entries()), plausible.falseCausalityRate()));
        }
        bars.add(bar(
                "hlc",
                new Said("hybrid clocks", "horloges hybrides"),
                figures.hybridOrder().falseCausalityRate()));
        bars.add(bar("lamport", Said.same("Lamport"), figures.lamport().falseCausalityRate()));
        return new BarChart(
                "clock-pairs",
                new Said("Who orders what has no order", "Qui ordonne ce qui n'a pas d'ordre"),
                Said.of(language -> language.choose(
                                "%s of %s pairs are concurrent.", "%s paires sur %s sont concurrentes.")
                        .formatted(
                                new Human(language).count(figures.concurrent()),
                                new Human(language).count(figures.pairs()))),
                new Said(
                        "Share of concurrent pairs falsely ordered. Concurrent: no path of messages leads from one to the other. Vectors"
                                + " with fewer entries than processes never contradict causality, but seem to see some where there is"
                                + " none.",
                        "Part des paires concurrentes ordonnées à tort. Concurrent : aucun chemin de messages ne mène de l'un à l'autre."
                                + " Des vecteurs de moins d'entrées que de processus ne contredisent jamais la causalité, mais en voient"
                                + " là où il n'y en a pas."),
                false,
                Unit.SHARE,
                List.of(new Part("falsely_ordered", new Said("falsely ordered", "ordonnées à tort"), "high")),
                List.of(new Group("all", new Said("all events", "tous les événements"), bars)));
    }

    private ChartSpec bytes() {
        ClockBytes bytes = figures.bytes();
        List<Bar> raw = new ArrayList<>(List.of(
                bar("physical", new Said("physical time", "temps physique"), ClockBytes.NUMBER),
                bar("lamport", Said.same("Lamport"), ClockBytes.NUMBER),
                bar("hlc", new Said("hybrid clock", "horloge hybride"), ClockBytes.NUMBER),
                bar("vector", vector(bytes), bytes.rawVector()),
                bar("sparse", new Said("vector: what is not 0", "vecteur : ce qui n'est pas 0"), bytes.sparse()),
                bar(
                        "delta",
                        new Said("vector: what has changed, a message", "vecteur : ce qui a changé, par message"),
                        bytes.delta())));
        List<Bar> json = List.of(
                bar("physical", new Said("physical time", "temps physique"), bytes.physical()),
                bar("lamport", Said.same("Lamport"), bytes.lamport()),
                bar("hlc", new Said("hybrid clock", "horloge hybride"), bytes.hybrid()),
                bar("vector", vector(bytes), bytes.vector()));
        return new BarChart(
                "clock-bytes",
                new Said("What stamps cost", "Ce que coûtent les estampilles"),
                Said.NOTHING,
                new Said(
                        "Bytes an event, on average. A vector grows with the number of processes; all other stamps do not. What has changed"
                                + " since the last message to the same receiver is enough where messages do not overtake each other.",
                        "Octets par événement, en moyenne. Un vecteur grandit avec le nombre de processus, les autres estampilles non. Ce"
                                + " qui a changé depuis le dernier message au même destinataire suffit si les messages ne se doublent pas."),
                false,
                Unit.COUNT,
                List.of(new Part("bytes", new Said("bytes", "octets"), "normal")),
                List.of(
                        new Group("numbers", new Said("as numbers", "en nombres"), raw),
                        new Group("json", new Said("as JSON in the log", "en JSON dans le journal"), json)));
    }

    private static Said vector(ClockBytes bytes) {
        return new Said(
                "vector of " + bytes.vectorEntries() + " entries", "vecteur de " + bytes.vectorEntries() + " entrées");
    }

    private static Said entries(int entries) {
        return entries == 1
                ? new Said("vectors of 1 entry for all", "vecteurs à 1 entrée pour tous")
                : new Said("vectors of " + entries + " entries", "vecteurs à " + entries + " entrées");
    }

    private static Bar bar(String key, Said name, double value) {
        return new Bar(key, name, new double[] {value});
    }

    private static Said join(Said one, Said other) {
        return new Said(one.en() + other.en(), one.fr() + other.fr());
    }
}
