package buzzville.lesson.course;

import buzzville.causality.log.EventLog;
import buzzville.city.RunSummary;
import buzzville.journal.JournalReader;

/** The runs of a lesson's scenarios. */
public interface Runs {
    /** What a scenario's clocks wrote under one of its strategies. */
    EventLog log(String scenario, String strategy);

    /** What came of the same run. */
    RunSummary summary(String scenario, String strategy);

    /** The journal of the same run; to be closed. */
    JournalReader journal(String scenario, String strategy);
}
