package buzzville.clock;

/** A clock and one of the servers that it asks: the question under way, and the latest answers. */
final class Association {
    static final long NEVER = Long.MAX_VALUE;

    private final TimeServer server;
    private final ClockFilter filter;
    /** When the answer under way comes, when its question came to the server, and what the clock showed before. */
    private long answerAt = NEVER;

    private long heardAt;
    private long asked;

    Association(TimeServer server, int filter) {
        this.server = server;
        this.filter = new ClockFilter(filter);
    }

    ClockFilter filter() {
        return filter;
    }

    /** When the answer comes; {@link #NEVER} if none is under way. */
    long answerAt() {
        return answerAt;
    }

    /** @param shown by the clock when it asks */
    void ask(int poll, long now, long shown) {
        long there = server.there(poll, now);
        long back = there == TimeServer.LOST ? TimeServer.LOST : server.back(poll, now + there);
        if (back != TimeServer.LOST) {
            asked = shown;
            heardAt = now + there;
            answerAt = heardAt + back;
        }
    }

    /**
     * The answer comes.
     *
     * @param shown by the clock
     * @param corrected by how much it has been corrected in all
     * @param correcting how fast it is corrected now, ppm, so that it measures delays wrong
     * @return what it tells
     */
    ClockFilter.Sample answered(long now, long shown, long corrected, double correcting) {
        answerAt = NEVER;
        long there = server.read(heardAt);
        Exchange exchange = new Exchange(asked, there, there, shown);
        long mistaken = Math.round(Math.abs(correcting) * exchange.delay() / 1e6);
        ClockFilter.Sample sample = new ClockFilter.Sample(
                now, exchange.offset(), exchange.delay(), server.bound(heardAt) + mistaken, corrected);
        filter.add(sample);
        return sample;
    }

    /** The clock has jumped: what the answer under way would seem to say is nonsense. */
    void hangUp() {
        answerAt = NEVER;
    }

    /** The clock has been set: what was measured before says nothing of it any more. */
    void forget() {
        hangUp();
        filter.clear();
    }
}
