package buzzville.report.spacetime;

import buzzville.browser.InBrowser;
import buzzville.browser.Tab;
import buzzville.causality.HappensBefore;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.ReportLanguage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A space-time page in a real browser. */
class PageInBrowser extends InBrowser {
    Tab open(EventLog log, ReportLanguage language) throws Exception {
        return open(SpaceTimePage.of(log, Captions.NONE, language));
    }

    Tab crossroads() throws Exception {
        return open(Logs.crossroads(ClockRules.TEXTBOOK), ReportLanguage.EN);
    }

    static HappensBefore causality(EventLog log) {
        Map<String, Integer> sender = new HashMap<>();
        List<int[]> heardOf = new ArrayList<>();
        for (LoggedEvent event : log.events()) {
            heardOf.add(event.received().stream().mapToInt(sender::get).toArray());
            event.sent().forEach(message -> sender.put(message, event.id() - 1));
        }
        int[] process = log.events().stream().mapToInt(LoggedEvent::process).toArray();
        return HappensBefore.of(log.processes().size(), process, heardOf);
    }
}
