package buzzville.report.chart;

import buzzville.city.GuestSummary;
import buzzville.city.Run;
import buzzville.metric.SourceTally;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.StringJoiner;

/** What must be said beside a picture of latencies, or it would be misread. */
public final class Remarks {
    private static final int LONGEST_NAME = 50;
    /** The mean delay of a witness in nanoseconds from which on people would take it for a delay of the city. */
    private static final double LATE = 1e9;

    private Remarks() {}

    /** Says who reports long after what he reports of, which no design can mend; empty if nobody does. */
    static String lateReports(Scene scene) {
        return lateReports(scene.run(), scene.language());
    }

    /** The same of a run; begins with a space. */
    public static String lateReports(Run run, ReportLanguage language) {
        Labels labels = new Labels(run.scenario(), language);
        Human human = new Human(language);
        StringJoiner late = new StringJoiner(", ");
        run.scenario()
                .producers()
                .forEach((producer, spec) -> spec.witnesses().forEach((name, witness) -> {
                    double after = witness.after() == null ? 0 : witness.after().mean();
                    SourceTally source = run.summary().producers().get(producer);
                    SourceTally reports =
                            source == null ? null : source.witnesses().get(name);
                    if (after >= LATE && reports != null && reports.published() > 0) {
                        late.add(SafeText.line(labels.witness(producer, name), LONGEST_NAME) + " ("
                                + human.duration(after) + ")");
                    }
                }));
        return late.length() == 0
                ? ""
                : language.choose(
                        " Late in any design, for so long on average after the fact: " + late + ".",
                        " Tardifs quoi qu'on fasse, en moyenne si longtemps après le fait : " + late + ".");
    }

    /**
     * Says that something is not in the picture because it was replayed to whoever joined later; empty without.
     *
     * @param whole whether all that they were handed is left out
     */
    static String leftOut(Scene scene, boolean whole) {
        return leftOut(scene.run(), scene.language(), whole);
    }

    /** The same of a run. */
    public static String leftOut(Run run, ReportLanguage language, boolean whole) {
        Labels labels = new Labels(run.scenario(), language);
        Human human = new Human(language);
        StringBuilder text = new StringBuilder();
        run.summary().services().forEach((name, service) -> {
            GuestSummary guest = service.guest();
            if (guest != null && guest.replayed() > 0) {
                String who = SafeText.line(labels.service(name), LONGEST_NAME);
                String when = human.duration(guest.joins());
                String what = human.count(guest.replayed());
                text.append(
                        whole
                                ? language.choose(
                                        " Without " + who + ", which joined at " + when + " and was replayed " + what
                                                + " older messages.",
                                        " Sans " + who + ", qui arrive à " + when + " et se fait rejouer " + what
                                                + " messages antérieurs.")
                                : language.choose(
                                        " Left out: " + what + " messages replayed to " + who + ", which joined at "
                                                + when + "; what comes live waits behind them.",
                                        " Non comptés : " + what + " messages rejoués à " + who + ", arrivé à " + when
                                                + " ; le direct attend derrière eux."));
            }
        });
        return text.toString();
    }
}
