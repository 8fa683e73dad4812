package buzzville.city.clock;

import buzzville.clock.Carried;
import org.jspecify.annotations.Nullable;

/**
 * One event in which a process receives something and sends what follows from it.
 *
 * @param event its number; 0 if it is not logged
 * @param knew what the process knew when it happened, if it is not logged: what follows later carries no more; null if it is logged,
 *     or nothing is logged any more
 */
record Step(int event, @Nullable Carried knew) {}
