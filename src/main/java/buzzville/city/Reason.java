package buzzville.city;

/** Why a run does not keep a promise, where the figure alone does not say it. Whoever shows it finds the words. */
public sealed interface Reason {
    /** How files call it. */
    String code();

    /** Nothing happened that the promise is about. */
    record NothingHappened() implements Reason {
        @Override
        public String code() {
            return "nothing-happened";
        }
    }

    /** Messages were offered and none was delivered: a dead city keeps no promise. */
    record NothingDelivered() implements Reason {
        @Override
        public String code() {
            return "nothing-delivered";
        }
    }

    /** The backlog was not gone, or messages were still too late, when the run ended. */
    record NotRecovered() implements Reason {
        @Override
        public String code() {
            return "not-recovered";
        }
    }

    /**
     * So many messages never arrived that the percentile or the maximum lies among them.
     *
     * @param lost messages that ended otherwise
     * @param unfinished messages that were on their way when the run stopped
     * @param offered how many there were in all
     */
    record Missing(long lost, long unfinished, long offered) implements Reason {
        @Override
        public String code() {
            return "missing";
        }
    }
}
