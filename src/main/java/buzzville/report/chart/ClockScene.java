package buzzville.report.chart;

import buzzville.causality.ClockFigures;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LeftOut;
import buzzville.causality.log.LogWriter;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.List;
import org.jfree.chart.LegendItemCollection;

/** What all charts of clocks have in common. */
record ClockScene(ClockFigures figures, ReportLanguage language, Theme theme) {
    private static final int LONGEST = 40;

    String say(String english, String french) {
        return language.choose(english, french);
    }

    Human human() {
        return new Human(language);
    }

    EventLog log() {
        return figures.log();
    }

    /** Of which log a chart is. */
    String facts() {
        EventLog.Source source = log().source();
        String events = human().count(log().events().size());
        String facts = SafeText.line(source.scenario(), LONGEST) + " · " + SafeText.line(source.strategy(), LONGEST)
                + say(" · seed ", " · graine ") + source.seed() + " · " + events + say(" events", " événements")
                + leftOut();
        List<String> broken = LogWriter.broken(log().rules());
        return broken.isEmpty()
                ? facts
                : facts + say(" · BROKEN ON PURPOSE: ", " · FAUSSÉ À DESSEIN : ") + String.join(", ", broken);
    }

    private String leftOut() {
        return log().leftOut() == 0
                ? ""
                : say(" (%s were left out)", " (%s laissés de côté)").formatted(human().count(log().leftOut()));
    }

    /** Until when a chart of a log is that was full before its run ended; empty if it was not. */
    String untilFull() {
        LeftOut why = log().why();
        return why == null || why.later() == 0
                ? ""
                : say(" Until the log was full, after %s.", " Jusqu'à ce que le journal soit plein, après %s.")
                        .formatted(human().duration(log().events()
                                .get(log().events().size() - 1)
                                .trueTime()));
    }

    /** A duration that may be negative. */
    String signed(double nanos) {
        return (nanos < 0 ? "-" : "") + human().duration(Math.abs(nanos));
    }

    Drawing drawing(Sheet sheet, Board board, LegendItemCollection legend, int height) {
        return sheet.drawing(theme, board, legend, height);
    }
}
