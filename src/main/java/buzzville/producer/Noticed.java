package buzzville.producer;

/** Counts what witnesses could notice, and how often they did: reports are messages, but no occurrences of their own. */
public final class Noticed {
    private long happenings;
    private long reports;

    void count(int reported) {
        happenings++;
        reports += reported;
    }

    /** What happened where witnesses are, whether or not one of them noticed. */
    public long happenings() {
        return happenings;
    }

    /** What they reported, one message each. */
    public long reports() {
        return reports;
    }
}
