package buzzville.causality;

import buzzville.causality.log.LoggedEvent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process knew when an event happened.
 *
 * @param event that happened
 * @param own the event of the process before it; null if it is the first
 * @param heard the events of which it had news by messages, in the order in which those were received
 */
record Known(LoggedEvent event, @Nullable LoggedEvent own, List<LoggedEvent> heard) {
    static Known of(LoggedCausality causality, int event) {
        int previous = causality.previous(event);
        List<LoggedEvent> heard = Arrays.stream(causality.heardOf(event))
                .mapToObj(causality::event)
                .toList();
        return new Known(causality.event(event), previous < 0 ? null : causality.event(previous), heard);
    }
}
