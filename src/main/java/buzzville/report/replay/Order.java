package buzzville.report.replay;

/** In which order messages are folded. */
public enum Order {
    /** As the broker let them in: what it knew at the time. */
    OFFSET,
    /** As they happened: what was true, as far as the whole journal knows. */
    OCCURRENCE,
    /** Both, where they differ. */
    BOTH
}
