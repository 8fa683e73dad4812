package buzzville.wire;

import buzzville.message.Message;

/** What people's own clocks show, for the time stamps that they write. */
@FunctionalInterface
public interface Timekeeper {
    /** All clocks are right. */
    Timekeeper RIGHT = (message, at) -> at;

    /**
     * What the clock of a message's origin shows.
     *
     * @param message by whom
     * @param at true time, virtual nanoseconds
     * @return local time on the same scale
     */
    long local(Message message, long at);
}
