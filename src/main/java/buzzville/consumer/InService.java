package buzzville.consumer;

/** What an outage does to the work that is under way when it begins. */
public enum InService {
    /** It is finished; nothing new begins. */
    FINISH,
    /** It stands still and goes on where it was when the outage ends. */
    FREEZE,
    /** It is thrown away: the message goes back to the head of its queue and will be served anew. */
    ABORT
}
