package buzzville.report.page.comparison;

import buzzville.experiment.Yardstick;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.message.Priority;
import buzzville.metric.Tally;
import buzzville.report.page.Said;
import buzzville.report.page.Unit;
import buzzville.report.text.Amounts;
import buzzville.report.text.Names;
import buzzville.report.text.SafeText;
import buzzville.report.text.YardstickWords;
import buzzville.scenario.Scenario;
import java.util.List;
import java.util.Objects;

/** The strategies of a comparison, and what all charts of them have in common. */
record Field(Comparison comparison) {
    private static final double NANOS_OF_MILLI = 1e6;
    private static final int LONGEST = 40;

    List<Contender> contenders() {
        return comparison.contenders();
    }

    Scenario scenario() {
        return comparison.contender(comparison.baseline()).findings().scenario();
    }

    Said name(String strategy) {
        return Said.same(SafeText.line(strategy, LONGEST));
    }

    /** How the {@code index}th strategy looks. */
    static String look(int index) {
        return "other-" + index;
    }

    String look(String strategy) {
        for (int i = 0; i < contenders().size(); i++) {
            if (contenders().get(i).name().equals(strategy)) {
                return look(i);
            }
        }
        return look(0);
    }

    Said name(Yardstick yardstick) {
        return Said.of(language -> SafeText.line(new YardstickWords(scenario(), language).name(yardstick)));
    }

    Said text(Yardstick yardstick) {
        return Said.of(language -> SafeText.line(new YardstickWords(scenario(), language).text(yardstick)));
    }

    Said priority(Priority priority) {
        return Said.of(language -> Names.of(priority, language));
    }

    /** A figure in words. */
    Said amount(Yardstick.Unit unit, double value) {
        return Said.of(language -> new Amounts(language, scenario().prices().currency()).of(unit, value));
    }

    static Unit unit(Yardstick.Unit unit) {
        return switch (unit) {
            case DURATION -> Unit.MS;
            case RATIO -> Unit.SHARE;
            case COUNT, MONEY -> Unit.COUNT;
            case RATE -> Unit.PER_SECOND;
            case HOURS -> Unit.HOURS;
        };
    }

    /** A figure in the unit of the page. */
    static double inPage(Yardstick.Unit unit, double value) {
        return unit == Yardstick.Unit.DURATION ? value / NANOS_OF_MILLI : value;
    }

    /** What all services made of the messages of a priority, all replications together. */
    static Tally tally(Contender contender, Priority priority) {
        Tally tally = new Tally(0, 1);
        contender.findings().summary().services().values().forEach(stage -> tally.add(stage.tally(priority)));
        return tally;
    }

    /** Priorities of which any messages were offered, the most urgent first. */
    List<Priority> priorities() {
        return List.of(Priority.values()).stream()
                .filter(priority -> contenders().stream()
                        .anyMatch(each -> tally(each, priority).offered() > 0))
                .map(Objects::requireNonNull)
                .toList();
    }
}
