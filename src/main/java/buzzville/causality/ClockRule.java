package buzzville.causality;

import buzzville.causality.log.LoggedEvent;
import org.jspecify.annotations.Nullable;

/** How the stamps of one clock follow from what was known, written down again apart from the clocks that made them. */
interface ClockRule {
    /** Its name in a log. */
    String clock();

    /** Whether it is broken on purpose. */
    boolean isBroken();

    /** What is wrong with the stamp of an event; null if it is right. */
    @Nullable
    WrongStamp check(Known known);

    /** Whether the stamp of the first event is below that of the second. */
    boolean isBelow(LoggedEvent first, LoggedEvent second);

    /** The stamp of an event as people read it. */
    String shown(LoggedEvent event);
}
