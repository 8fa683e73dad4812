package buzzville.broker.order;

import buzzville.message.Copy;
import buzzville.message.Message;
import java.util.List;

/** Sees what is held back, and for what; it changes nothing. */
public interface Overseer {
    /**
     * A message leaves its sender.
     *
     * @param sender number of the process that sends it
     * @param name of that process
     */
    void sent(Message message, int sender, String name, Postmark mark);

    /** Whether it is shown this one. */
    boolean wants(Copy copy);

    /** One is held back from now on for all this. */
    void held(Copy copy, int subscription, List<Lack> lacks, long now);

    /** This has come, or nobody waits for it any longer; {@code came} tells which. */
    void settled(Copy copy, int subscription, Lack lack, boolean came, long now);

    /**
     * It is held back no longer.
     *
     * @param patient whether all has come for which it was held back, or has ended
     */
    void goes(Copy copy, boolean patient, boolean late, long now);

    /** It has ended, or stands elsewhere. */
    void left(Copy copy);
}
