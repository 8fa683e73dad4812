package buzzville.cli;

import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.util.List;
import java.util.Map;

/** What several replications say about the objectives, for a terminal. */
final class ReplicationsTable {
    private static final int NAME = 24;
    private static final int GAP = 2;

    private final ReportLanguage language;
    private final Human human;

    private ReplicationsTable(ReportLanguage language) {
        this.language = language;
        this.human = new Human(language);
    }

    /** The table as text that ends with the verdict's line and a line feed. */
    static String of(Scenario scenario, Map<String, Promise> promises, int replications, ReportLanguage language) {
        return new ReplicationsTable(language).text(scenario, promises, replications);
    }

    private String text(Scenario scenario, Map<String, Promise> promises, int replications) {
        StringBuilder text = new StringBuilder();
        TextTable table = new TextTable("lllrl", GAP);
        promises.forEach((name, promise) -> {
            Objective objective = scenario.objectives().get(name);
            if (objective != null) {
                table.row(List.of(
                        word(promise.verdict()),
                        SafeText.line(name, NAME),
                        SafeText.line(objective.text(), 2 * NAME),
                        figure(objective.metric(), promise.actual().estimate()),
                        interval(objective.metric(), promise.actual())));
                if (!promise.reason().isEmpty()) {
                    table.note("      " + promise.reason());
                }
            }
        });
        table.lines().forEach(line -> text.append(line).append('\n'));
        return text.append(promises.isEmpty() ? "" : "\n")
                .append(outcome(promises, replications))
                .append('\n')
                .toString();
    }

    private String word(Promise.Verdict verdict) {
        return switch (verdict) {
            case PASS -> language.choose("PASS", "TENU");
            case FAIL -> language.choose("FAIL", "ROMPU");
            case INCONCLUSIVE -> language.choose("INCONCLUSIVE", "INDÉCIS");
            case NO_DATA -> language.choose("NO DATA", "SANS DONNÉES");
        };
    }

    private String figure(Metric metric, double value) {
        if (Double.isNaN(value)) {
            return Human.NONE;
        }
        return switch (metric.quantity()) {
            case LOSS, FATE, ON_TIME, UTILIZATION -> human.percent(value);
            case THROUGHPUT -> human.rate(value);
            default -> RunJob.isDuration(metric) ? human.duration(value) : human.number(value);
        };
    }

    private String interval(Metric metric, Estimate actual) {
        if (!actual.note().isEmpty()) {
            return actual.note();
        }
        return Double.isNaN(actual.low())
                ? ""
                : "[" + figure(metric, actual.low()) + ", " + figure(metric, actual.high()) + "]";
    }

    private String outcome(Map<String, Promise> promises, int replications) {
        long met = promises.values().stream()
                .filter(promise -> promise.verdict() == Promise.Verdict.PASS)
                .count();
        String over = language.choose(" (" + replications + " replications)", " (" + replications + " réplications)");
        if (promises.isEmpty()) {
            return language.choose("no objectives: nothing was promised", "aucun objectif : rien n'était promis")
                    + over;
        } else if (met == promises.size()) {
            return language.choose("PASS: all objectives are met", "TENU : tous les objectifs sont atteints") + over;
        }
        long open = promises.values().stream()
                .filter(promise -> promise.verdict() == Promise.Verdict.INCONCLUSIVE)
                .count();
        long broken = promises.size() - met - open;
        return language.choose(
                        "FAIL: of %d objectives, %d not met and %d inconclusive"
                                .formatted(promises.size(), broken, open),
                        "ROMPU : sur %d objectifs, %d non atteints et %d indécis"
                                .formatted(promises.size(), broken, open))
                + over;
    }
}
