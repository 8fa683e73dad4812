package buzzville.city;

import buzzville.consumer.Headcount;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.metric.Sum128;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the evidence for objectives about worker-hours: those of all instances of a service together, unless one is named. */
final class PriceWitnesses {
    private final List<Stage> stages;
    private final List<Level> watched;

    /** @param watched levels that are to be finished with the run */
    PriceWitnesses(List<Stage> stages, List<Level> watched) {
        this.stages = stages;
        this.watched = watched;
    }

    List<Judge.Witness> of(Objective objective, List<String> services, Span interval) {
        Map<String, List<Stage>> places = new LinkedHashMap<>();
        for (Stage stage : stages) {
            boolean own = services.contains(stage.name()) && !services.contains(stage.group());
            boolean wanted = services.isEmpty() || own || services.contains(stage.group());
            if (stage.account().index() >= 0 && stage.existing() > 0 && wanted) {
                places.computeIfAbsent(own ? stage.name() : stage.group(), name -> new ArrayList<>())
                        .add(stage);
            }
        }
        List<Judge.Witness> witnesses = new ArrayList<>();
        places.forEach((where, there) -> {
            Sum128 fixed = new Sum128();
            List<Level> levels = new ArrayList<>();
            for (Stage stage : there) {
                if (stage.headcount() == null) {
                    fixed.addProduct(stage.existing(), interval.length());
                } else {
                    levels.add(watch(stage.headcount(), where, objective, interval));
                }
                if (stage.supervisor() != null) {
                    levels.add(watch(stage.supervisor().starting(), where, objective, interval));
                }
            }
            witnesses.add(new Judge.Witness(where, () -> {
                levels.forEach(level -> fixed.add(level.area()));
                return new Observed.Height(fixed, interval.length());
            }));
        });
        return witnesses;
    }

    private Level watch(Headcount headcount, String where, Objective objective, Span interval) {
        Level level = new Level(where + " paid for '" + objective.text() + "'", interval);
        headcount.watch(level);
        watched.add(level);
        return level;
    }
}
