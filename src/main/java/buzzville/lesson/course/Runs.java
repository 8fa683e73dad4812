package buzzville.lesson.course;

import buzzville.causality.log.EventLog;
import buzzville.city.RunSummary;

/** The runs of a lesson's scenarios. */
public interface Runs {
    /** What a scenario's clocks wrote under one of its strategies. */
    EventLog log(String scenario, String strategy);

    /** What came of the same run. */
    RunSummary summary(String scenario, String strategy);
}
