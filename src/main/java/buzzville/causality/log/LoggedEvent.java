package buzzville.causality.log;

import buzzville.clock.Stamps;
import java.util.List;

/**
 * Something that a process did.
 *
 * @param id number in the log, from 1, in the order in which things happened
 * @param process number of the process, from 0
 * @param place the how-manieth logged event of its process, from 1
 * @param kind what it was
 * @param what the type of event that it is about
 * @param received names of the messages that came in with it
 * @param sent names of the messages that went out with it
 * @param trueTime when it happened, virtual nanoseconds; nobody in the city can know it
 * @param stamps what the clocks of its process said
 * @param circumstances what else there is to know
 */
public record LoggedEvent(
        int id,
        int process,
        int place,
        Kind kind,
        String what,
        List<String> received,
        List<String> sent,
        long trueTime,
        Stamps stamps,
        Circumstances circumstances) {
    /** What a process can do. In one step of receiving and sending, receiving comes first. */
    public enum Kind {
        LOCAL,
        SEND,
        RECEIVE
    }

    /** The same where processes have other numbers: those at the places of the old ones. */
    LoggedEvent renumbered(int[] numbers) {
        return new LoggedEvent(
                id,
                numbers[process],
                place,
                kind,
                what,
                received,
                sent,
                trueTime,
                new Stamps(
                        stamps.local(),
                        stamps.bound(),
                        stamps.lamport(),
                        stamps.vector().renumbered(numbers),
                        stamps.hybrid()),
                circumstances);
    }
}
