package buzzville.experiment;

import buzzville.city.Reason;
import java.util.LinkedHashMap;
import java.util.Map;

/** What there is to say about a verdict beside its figure. Whoever shows it finds the words. */
public sealed interface Remark {
    /** How files call it. */
    String code();

    /** The figures that belong to it, by their names in files. */
    default Map<String, Number> figures() {
        return Map.of();
    }

    /** What a single run says, or all messages of several runs together. */
    record Because(Reason reason) implements Remark {
        @Override
        public String code() {
            return reason.code();
        }

        @Override
        public Map<String, Number> figures() {
            Map<String, Number> figures = new LinkedHashMap<>();
            if (reason instanceof Reason.Missing missing) {
                figures.put("lost", missing.lost());
                figures.put("unfinished", missing.unfinished());
                figures.put("offered", missing.offered());
            }
            return figures;
        }
    }

    /**
     * So many replications broke the promise by themselves.
     *
     * @param of those in which it could be broken
     */
    record Broken(int broken, int of) implements Remark {
        @Override
        public String code() {
            return "broken";
        }

        @Override
        public Map<String, Number> figures() {
            return inOrder("broken", broken, "replications", of);
        }
    }

    /**
     * What was promised lies inside the interval, or there is no interval: more replications would tell.
     *
     * @param broken replications that broke the promise by themselves
     * @param of those in which it could be broken
     * @param more about how many more would decide; {@link Sample#UNKNOWN} if nobody can say
     */
    record Open(int broken, int of, long more) implements Remark {
        /** Nobody can say how many more would decide. */
        public Open(int broken, int of) {
            this(broken, of, Sample.UNKNOWN);
        }

        @Override
        public String code() {
            return "open";
        }

        @Override
        public Map<String, Number> figures() {
            Map<String, Number> figures = inOrder("broken", broken, "replications", of);
            if (more != Sample.UNKNOWN) {
                figures.put("more", more);
            }
            return figures;
        }
    }

    /** There are fewer messages, in all replications together, than a percentile needs. */
    record TooFew(long messages, long needed) implements Remark {
        @Override
        public String code() {
            return "too-few";
        }

        @Override
        public Map<String, Number> figures() {
            return inOrder("messages", messages, "needed", needed);
        }
    }

    /**
     * No replication broke the promise, which is no proof that none would.
     *
     * @param share at most this share of runs would break it, 95 % sure
     */
    record Bound(double share) implements Remark {
        @Override
        public String code() {
            return "bound";
        }

        @Override
        public Map<String, Number> figures() {
            return Map.of("share", share);
        }
    }

    /** No replication broke the promise, and all are the same run: chance has no part in it. */
    record Alike(int replications) implements Remark {
        @Override
        public String code() {
            return "alike";
        }

        @Override
        public Map<String, Number> figures() {
            return Map.of("replications", replications);
        }
    }

    private static Map<String, Number> inOrder(String first, long one, String second, long other) {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put(first, one);
        figures.put(second, other);
        return figures;
    }
}
