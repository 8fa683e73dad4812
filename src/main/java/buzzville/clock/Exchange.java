package buzzville.clock;

/**
 * One question to a time server and its answer, by four readings (D. Mills and others, "Network Time Protocol version 4", RFC 5905,
 * section 8). All in nanoseconds.
 *
 * @param asked the client's clock when it asks (T1)
 * @param heard the server's clock when the question comes (T2)
 * @param answered the server's clock when the answer leaves (T3)
 * @param received the client's clock when the answer comes (T4)
 */
public record Exchange(long asked, long heard, long answered, long received) {
    /**
     * By how much the server's clock is ahead of the client's, as far as this exchange can tell: ((T2 − T1) + (T3 − T4)) / 2. It is
     * wrong by half of what one way took longer than the other, which is at most half of {@link #delay}.
     */
    public long offset() {
        return Math.floorDiv(heard - asked + (answered - received), 2L);
    }

    /** The time on the way there and back: (T4 − T1) − (T3 − T2); 0 if clocks that drift make it less. */
    public long delay() {
        return Math.max(0, received - asked - (answered - heard));
    }
}
