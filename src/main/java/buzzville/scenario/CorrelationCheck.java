package buzzville.scenario;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a service correlates reports that it receives, and says which. */
final class CorrelationCheck {
    private static final Set<String> YES = Set.of("true", "yes", "y", "on", "all");
    private static final Set<String> NO = Set.of("false", "no", "n", "off", "none");

    private final String name;
    private final ServiceSpec service;
    private final Collection<String> events;
    private final Remarks remarks;

    /** @param events all that there are */
    CorrelationCheck(String name, ServiceSpec service, Collection<String> events, Remarks remarks) {
        this.name = name;
        this.service = service;
        this.events = events;
        this.remarks = remarks;
    }

    /** @param path of the list of types */
    void run(String path) {
        Correlation correlation = service.correlates();
        List<String> known = correlation == null || correlation.events() == null ? List.of() : correlation.events();
        if (known.size() == 1 && !events.contains(known.get(0)) && answered(Remarks.under(path, 0), known.get(0))) {
            return;
        }
        for (int i = 0; i < known.size(); i++) {
            String where = Remarks.under(path, i);
            if (remarks.known(where, known.get(i), events, "event")
                    && remarks.knows(Remarks.path("services", name, "subscribes"))
                    && !service.subscribes().contains(known.get(i))) {
                remarks.error(where, "'" + name + "' does not subscribe to '" + known.get(i) + "'");
            }
        }
        remarks.noneTwice(path, known);
    }

    /** Whether this answers "does it correlate?", to which only 'true' is an answer. */
    private boolean answered(String path, String word) {
        boolean yes = YES.contains(word.toLowerCase(Locale.ROOT));
        if (!yes && !NO.contains(word.toLowerCase(Locale.ROOT))) {
            return false;
        }
        String example = service.subscribes().isEmpty()
                ? ""
                : " such as " + service.subscribes().subList(0, 1);
        remarks.error(
                path,
                "expected 'true' or types of event" + example + ", but found '" + word + "'; "
                        + (yes
                                ? "did you mean 'true'?"
                                : "a service that recognises nothing goes without 'correlates' (null in a strategy)"));
        return true;
    }
}
