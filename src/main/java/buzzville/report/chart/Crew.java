package buzzville.report.chart;

import buzzville.city.StageSeries;
import buzzville.metric.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Workers of one stage, or of several that are alike: partitions of the broker, instances of a service.
 *
 * @param name what people call it
 * @param stages those that it is made of
 */
record Crew(String name, List<StageSeries> stages) {
    private static final int LONGEST_NAME = 40;
    /** So many stages that are alike make one crew, but for one of them. */
    private static final int MANY = 3;

    /** The share of its workers at work from which on a stage counts as fully busy. */
    private static final double FULL = 0.99;

    /** A figure of a crew in a bucket. */
    interface Share {
        double in(Crew crew, int bucket);
    }

    /**
     * Whoever had something to do. Of many that are alike, the one that was longest at its limit, or else came nearest to it,
     * stands for itself and the others together.
     */
    static List<Crew> of(Scene scene) {
        Map<String, List<StageSeries>> alike = new LinkedHashMap<>();
        for (StageSeries stage : scene.run().stages()) {
            Level busy = stage.busy();
            if (busy != null && stage.workers() > 0 && busy.mean() > 0) {
                alike.computeIfAbsent(kind(stage), kind -> new ArrayList<>()).add(stage);
            }
        }
        List<Crew> crews = new ArrayList<>();
        alike.values().forEach(stages -> {
            List<Crew> single = new ArrayList<>(stages.stream()
                    .map(stage -> new Crew(scene.place(stage, LONGEST_NAME), List.of(stage)))
                    .toList());
            if (single.size() < MANY) {
                crews.addAll(single);
                return;
            }
            Crew first = single.stream()
                    .max(Comparator.comparingDouble((Crew crew) -> crew.full(scene))
                            .thenComparingDouble(crew -> crew.peak(scene)))
                    .orElseThrow();
            crews.add(first);
            List<StageSeries> others = stages.stream()
                    .filter(stage -> !first.stages.contains(stage))
                    .toList();
            String kind = scene.kind(stages.get(0), LONGEST_NAME);
            String name = scene.say(
                    kind + ", the other " + others.size() + ": least to busiest, and mean",
                    kind + ", les " + others.size() + " autres : du moins au plus occupé, et moyenne");
            crews.add(new Crew(name, others));
        });
        return crews;
    }

    /** What a stage is one of. */
    static String kind(StageSeries stage) {
        int bracket = stage.name().endsWith("]") ? stage.name().lastIndexOf('[') : -1;
        // a service may be called broker too
        return (stage.account() == null ? "/" : "")
                + (bracket < 0 ? stage.name() : stage.name().substring(0, bracket));
    }

    boolean isBand() {
        return stages.size() > 1;
    }

    /** The share of its workers at work over the whole run. */
    double mean() {
        return stages.stream().mapToDouble(stage -> share(stage, -1)).average().orElse(0);
    }

    double mean(int bucket) {
        return stages.stream()
                .mapToDouble(stage -> share(stage, bucket))
                .average()
                .orElse(0);
    }

    double least(int bucket) {
        return stages.stream().mapToDouble(stage -> share(stage, bucket)).min().orElse(0);
    }

    double most(int bucket) {
        return stages.stream().mapToDouble(stage -> share(stage, bucket)).max().orElse(0);
    }

    /** How long all workers of the busiest were at work, seconds. */
    double full(Scene scene) {
        double full = 0;
        for (int i = 0; i < scene.span().buckets(); i++) {
            full += most(i) >= FULL ? scene.seconds(i) : 0;
        }
        return full;
    }

    private double peak(Scene scene) {
        double peak = 0;
        for (int i = 0; i < scene.span().buckets(); i++) {
            peak = Math.max(peak, most(i));
        }
        return peak;
    }

    double[] each(Scene scene, Share share) {
        double[] shares = new double[scene.span().buckets()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = share.in(this, i);
        }
        return shares;
    }

    /** @param bucket -1 for all of them */
    private static double share(StageSeries stage, int bucket) {
        Level busy = stage.busy();
        if (busy == null) {
            return 0;
        }
        double mean = bucket < 0 ? busy.mean() : busy.bucketMean(bucket);
        double workers = existing(stage, bucket);
        return workers == 0 ? 0 : mean / workers;
    }

    /** @param bucket -1 for all of them */
    private static double existing(StageSeries stage, int bucket) {
        Level existing = stage.existing();
        return existing == null ? stage.workers() : bucket < 0 ? existing.mean() : existing.bucketMean(bucket);
    }
}
