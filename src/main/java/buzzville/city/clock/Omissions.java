package buzzville.city.clock;

import buzzville.causality.log.LeftOut;
import buzzville.message.Message;
import org.jspecify.annotations.Nullable;

/** Says what is written down, and counts what is not, by reason. */
final class Omissions {
    private final Sampling sampling;
    private long later;
    private long otherProcesses;
    private long otherIncidents;

    Omissions(Sampling sampling) {
        this.sampling = sampling;
    }

    /**
     * Whether something that somebody does about a message is to be written down.
     *
     * @param full whether there is no room for more
     */
    boolean isWanted(Member who, Message message, boolean full) {
        if (full) {
            later++;
            return false;
        } else if (!who.logged) {
            otherProcesses++;
            return false;
        }
        boolean[] wanted = {false};
        Stamping.forEachOriginal(message, original -> wanted[0] |= sampling.isAbout(original.incident));
        otherIncidents += wanted[0] ? 0 : 1;
        return wanted[0];
    }

    /** What was left out; null if nothing was. */
    @Nullable
    LeftOut leftOut() {
        LeftOut all = new LeftOut(
                sampling.events(),
                later,
                sampling.processes().stream().sorted().toList(),
                otherProcesses,
                sampling.names(),
                otherIncidents);
        return all.total() == 0 ? null : all;
    }
}
