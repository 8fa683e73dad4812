package buzzville.report.page.city;

import buzzville.broker.Lane;
import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import buzzville.report.chart.Places;
import buzzville.report.page.Said;
import buzzville.report.page.city.CityMap.Books;
import buzzville.report.page.city.CityMap.Stage;
import buzzville.report.page.city.CityMap.Zone;
import buzzville.report.text.Labels;
import buzzville.report.text.SafeText;
import buzzville.wire.Geography;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The map of the city of a run. */
public final class CityMapPlot {
    private static final int LONGEST = 60;
    /** Partitions that have a place of their own on the map; the last of them stands for all others. */
    private static final int MOST_PARTITIONS = 8;
    /** Services that have one. */
    private static final int MOST_SERVICES = 32;

    private static final double METRES_A_DEGREE = 111_195.08;

    private final Run run;
    private final CityFrames frames;

    private CityMapPlot(Run run) {
        this.run = run;
        this.frames = CityFrames.of(run.summary().span());
    }

    /** The map of a run whose city was asked to {@linkplain buzzville.city.City#watchSeries keep series}. */
    public static CityMap of(Run run) {
        return new CityMapPlot(run).map();
    }

    private CityMap map() {
        List<StageSeries> partitions = new ArrayList<>();
        Map<String, List<StageSeries>> services = new LinkedHashMap<>();
        Books books = Books.NONE;
        for (StageSeries stage : run.stages()) {
            boolean service = stage.account() != null && stage.account().index() >= 0;
            if (service) {
                services.computeIfAbsent(serviceOf(stage.name()), fresh -> new ArrayList<>())
                        .add(stage);
            } else if (stage.account() != null) {
                books = books(stage.account());
            } else {
                partitions.add(stage);
            }
        }
        List<Stage> served = new ArrayList<>();
        services.forEach((name, stages) -> served.add(stage(
                name, Said.of(language -> line(new Labels(run.scenario(), language).service(name))), -1, stages)));
        return new CityMap(
                caption(),
                frames.starts(),
                run.summary().span().to() / 1e9,
                run.summary().span().from() / 1e9,
                zones(),
                new CityVoices(run, frames).senders(),
                fewer(partitions(partitions), MOST_PARTITIONS),
                books,
                fewer(served, MOST_SERVICES));
    }

    private Said caption() {
        return new Said(
                "Everything is counted in the interval that begins at the instant shown. Loss is the share of what ended"
                        + " in it that ended as a loss; at a zone and a service one message counts once for each service that"
                        + " expected it, at the broker once.",
                "Tout est compté dans l'intervalle qui commence à l'instant montré. La perte est la part de ce qui s'y est"
                        + " terminé et qui est perdu ; pour un quartier et un service, un message compte une fois par service"
                        + " qui l'attendait, pour le courtier une seule fois.");
    }

    private List<Zone> zones() {
        List<Zone> zones = new ArrayList<>();
        List<Geography.Quarter> quarters = run.scenario().geography().quarters();
        double north = quarters.stream()
                .mapToDouble(Geography.Quarter::latitude)
                .average()
                .orElse(0);
        double east = quarters.stream()
                .mapToDouble(Geography.Quarter::longitude)
                .average()
                .orElse(0);
        double narrower = Math.max(1e-6, StrictMath.cos(StrictMath.toRadians(north)));
        for (Geography.Quarter quarter : quarters) {
            zones.add(new Zone(
                    quarter.name(),
                    Said.of(language -> line(new Labels(run.scenario(), language).zone(quarter.name()))),
                    (quarter.longitude() - east) * METRES_A_DEGREE * narrower,
                    (quarter.latitude() - north) * METRES_A_DEGREE));
        }
        return zones;
    }

    /** The service that a stage is, or is an instance of. */
    private String serviceOf(String stage) {
        int bracket =
                stage.endsWith("]") && !run.scenario().services().containsKey(stage) ? stage.lastIndexOf('[') : -1;
        return bracket < 0 ? stage : stage.substring(0, bracket);
    }

    private List<Stage> partitions(List<StageSeries> partitions) {
        List<String> zones = List.copyOf(run.scenario().zones().keySet());
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < partitions.size(); i++) {
            StageSeries partition = partitions.get(i);
            String zone = partitions.size() == 1 ? null : Places.zone(i, run.scenario());
            String number = Integer.toString(i);
            Said name = partitions.size() == 1
                    ? Said.NOTHING
                    : zone == null
                            ? new Said("partition " + number, "partition " + number)
                            : Said.of(language -> line(new Labels(run.scenario(), language).zone(zone)));
            stages.add(stage(partition.name(), name, zone == null ? -1 : zones.indexOf(zone), List.of(partition)));
        }
        return stages;
    }

    private Stage stage(String key, Said name, int zone, List<StageSeries> stages) {
        double[] busy = stages.stream().allMatch(stage -> stage.busy() == null) ? new double[0] : zeros();
        double[] existing = stages.stream().allMatch(stage -> stage.existing() == null) ? new double[0] : zeros();
        double[] waiting = zeros();
        double[] most = zeros();
        double[] full = new double[0];
        Books books = Books.NONE;
        double capacity = 0;
        int workers = 0;
        for (StageSeries stage : stages) {
            workers += stage.workers();
            Level level = stage.busy();
            if (level != null) {
                CityFrames.add(busy, frames.means(level));
            }
            if (existing.length > 0) {
                CityFrames.add(existing, existing(stage));
            }
            for (Lane lane : stage.lanes()) {
                CityFrames.add(waiting, frames.means(lane.length()));
                CityFrames.add(most, frames.most(lane.length()));
                if (lane.capacity() == Integer.MAX_VALUE) {
                    capacity = Double.NaN;
                } else {
                    capacity += lane.capacity();
                    full = full.length == 0 ? zeros() : full;
                    CityFrames.larger(full, frames.means(lane.full()));
                }
            }
            Account account = stage.account();
            if (account != null) {
                books = plus(books, books(account));
            }
        }
        return new Stage(key, name, zone, workers, busy, existing, waiting, most, capacity, full, books);
    }

    private double[] existing(StageSeries stage) {
        Level existing = stage.existing();
        return existing == null ? frames.sums(bucket -> 0) : frames.means(existing);
    }

    private double[] zeros() {
        return new double[frames.count()];
    }

    private Books books(Account account) {
        double[] offered = zeros();
        double[] delivered = zeros();
        double[] lost = zeros();
        for (Priority priority : Priority.values()) {
            CityFrames.add(offered, frames.sums(account.offeredSeries(priority)));
            CityFrames.add(delivered, frames.sums(account.deliveredSeries(priority)));
            for (Fate fate : account.fatesMet(priority)) {
                if (fate.isLoss()) {
                    CityFrames.add(lost, frames.sums(account.lostSeries(priority, fate)));
                }
            }
        }
        return new Books(offered, delivered, lost);
    }

    private static Books plus(Books one, Books other) {
        if (one.offered().length == 0) {
            return other;
        }
        CityFrames.add(one.offered(), other.offered());
        CityFrames.add(one.delivered(), other.delivered());
        CityFrames.add(one.lost(), other.lost());
        return one;
    }

    /** At most so many; those that have least to do share the last place. */
    private static List<Stage> fewer(List<Stage> stages, int most) {
        if (stages.size() <= most) {
            return stages;
        }
        List<Stage> busiest = stages.stream()
                .sorted(Comparator.comparingDouble(CityMapPlot::weight).reversed())
                .limit(most - 1)
                .toList();
        List<Stage> shown = new ArrayList<>();
        List<Stage> others = new ArrayList<>();
        stages.forEach(stage -> (busiest.contains(stage) ? shown : others).add(stage));
        shown.add(together(others));
        return shown;
    }

    private static double weight(Stage stage) {
        double weight = 0;
        for (double[] series :
                List.of(stage.waiting(), stage.busy(), stage.books().lost())) {
            for (double each : series) {
                weight += each;
            }
        }
        return weight;
    }

    private static Stage together(List<Stage> stages) {
        int frames = stages.get(0).waiting().length;
        double[][] sums = new double[5][frames];
        Books books = Books.NONE;
        int workers = 0;
        boolean scaled = stages.stream().anyMatch(stage -> stage.existing().length > 0);
        for (Stage stage : stages) {
            workers += stage.workers();
            CityFrames.add(sums[0], orZeros(stage.busy(), frames, 0));
            CityFrames.add(sums[1], orZeros(stage.existing(), frames, stage.workers()));
            CityFrames.add(sums[2], stage.waiting());
            CityFrames.add(sums[3], stage.most());
            CityFrames.larger(sums[4], orZeros(stage.full(), frames, 0));
            books = stage.books().offered().length == 0 ? books : plus(books, stage.books());
        }
        Said name = new Said(stages.size() + " others", stages.size() + " autres");
        double[] existing = scaled ? sums[1] : new double[0];
        return new Stage("others", name, -1, workers, sums[0], existing, sums[2], sums[3], Double.NaN, sums[4], books);
    }

    private static double[] orZeros(double[] series, int frames, double instead) {
        double[] found = series.length > 0 ? series : new double[frames];
        if (series.length == 0) {
            Arrays.fill(found, instead);
        }
        return found;
    }

    private static String line(String text) {
        return SafeText.line(text, LONGEST);
    }
}
