package buzzville.message;

/** What becomes of a message that its sender keeps until it is acknowledged, besides what becomes of any message. */
public enum Attempt {
    /** It waits in its sender's buffer until those before it are acknowledged. */
    BUFFERED,
    /** It is on its way. */
    SENT,
    /** Nobody has acknowledged it in time. */
    TIMED_OUT,
    /** Its sender heard that the broker did not take it. */
    REFUSED,
    /** It was lost before it came to any subscription. */
    LOST,
    /** Its sender heard that the broker has it. */
    ACKNOWLEDGED,
    /** Its sender makes no more attempts. */
    GIVEN_UP,
    /** Its sender crashed and does not know it any more. */
    FORGOTTEN
}
