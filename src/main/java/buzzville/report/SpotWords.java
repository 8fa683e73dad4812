package buzzville.report;

import buzzville.experiment.Findings;
import buzzville.experiment.comparison.Diagnosis.Spot;
import buzzville.experiment.comparison.Diagnosis.Stretch;
import buzzville.report.chart.Places;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import org.jspecify.annotations.Nullable;

/** Places and times of a diagnosis in words. */
final class SpotWords {
    private static final int NAME = 40;
    private static final String BROKER = "broker";

    private final Findings findings;
    private final ReportLanguage language;
    private final Labels labels;
    private final Clock clock;

    SpotWords(Findings findings, ReportLanguage language) {
        this.findings = findings;
        this.language = language;
        this.labels = new Labels(findings.scenario(), language);
        this.clock = new Clock(findings.scenario(), new Human(language));
    }

    /** A stage or a producer. */
    String place(Spot spot) {
        return switch (spot.kind()) {
            case STAGE -> stage(spot.name());
            case SOURCE -> SafeText.line(labels.producer(spot.name()), NAME);
            case NETWORK -> farEnd(spot);
        };
    }

    boolean isBroker(String stage) {
        String group = stage.replaceFirst("\\[\\d+]$", "");
        return group.equals(BROKER) && !findings.scenario().services().containsKey(group);
    }

    /** A service, one of its instances, the broker or one of its partitions. */
    String stage(String name) {
        if (!isBroker(name)) {
            return SafeText.line(labels.service(name), NAME);
        }
        String broker = language.choose("the broker", "le courtier");
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            return broker;
        }
        int number = Integer.parseInt(name.substring(bracket + 1, name.length() - 1));
        String zone = Places.zone(number, findings.scenario());
        return zone != null
                ? broker
                        + language.choose(" of ", " (")
                        + SafeText.line(labels.zone(zone), NAME)
                        + language.choose("", ")")
                : findings.summary().partitions().size() == 1
                        ? broker
                        : broker + language.choose("'s partition ", ", partition ") + number;
    }

    /** The lane, as written, and whose it is. */
    String laneAt(Spot spot) {
        String lane = spot.lane() == null
                ? language.choose("the queue", "la file")
                : language.choose("lane `", "la file `") + SafeText.line(spot.lane(), NAME) + "`";
        return lane + language.choose(" at ", " chez ") + place(spot);
    }

    /** Where a way through the network leads to. */
    String farEnd(Spot spot) {
        return spot.name().equals("to-broker")
                ? language.choose("the broker", "le courtier")
                : language.choose("the services", "les services");
    }

    /** From when to when, with a space before it; nothing if it is not about a time. */
    String when(@Nullable Stretch when) {
        if (when == null) {
            return "";
        }
        boolean throughout = when.from() <= findings.summary().span().from();
        boolean toTheEnd = when.until() >= findings.summary().span().to();
        if (throughout && toTheEnd) {
            return language.choose(" all the time", " tout le temps");
        }
        String until = toTheEnd
                ? language.choose(" to the end", " à la fin")
                : language.choose(" to ", " à ") + clock.of(when.until());
        return language.choose(" from ", " de ") + clock.of(when.from()) + until;
    }
}
