package buzzville.causality.diff;

import java.util.Locale;

/** In what two runs can differ. */
public enum Aspect {
    /** The event is in the first run only. */
    ONLY_FIRST,
    /** The event is in the second run only. */
    ONLY_SECOND,
    /** It is in both, and its process has it before events in one run that it has it after in the other. */
    ORDER,
    TRUE_TIME,
    /** When its message came to where it was held back or waited. */
    ARRIVAL,
    /** The local time or its bound. */
    LOCAL_TIME,
    LAMPORT,
    VECTOR,
    HYBRID,
    STATE,
    /** How many messages were held back. */
    HELD,
    /** Partition and offset of its message. */
    JOURNAL,
    /** The timestamp that was waited out, or when others could see it. */
    COMMIT,
    /** What it knows of through what is not in the log, or through a channel that no clock sees. */
    LINKS;

    /** Its name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
