package buzzville.city.anomaly;

import java.util.List;

/**
 * What an anomaly came of, as far as the run's own measurements tell.
 *
 * @param origin in a word
 * @param incidents those under way when it began, by name in file order
 * @param after those that were over by then, while what they left still waited
 * @param arrivals messages that came to the place, per second, while it lasted; NaN where there is no such figure
 * @param served those that it finished, per second; NaN likewise
 * @param lost those that were lost there or before, per second; NaN likewise
 * @param utilization share of its workers' time that was work, from 0 to 1; NaN where nobody counts workers
 * @param place the place whose trouble it follows from and of which the origin tells; empty for its own
 */
public record Cause(
        Origin origin,
        List<String> incidents,
        List<String> after,
        double arrivals,
        double served,
        double lost,
        double utilization,
        String place) {
    /** The kinds of causes. */
    public enum Origin {
        /** An incident put the place out of order. */
        DOWN("down"),
        /** An incident made work there slow or made it fail. */
        IMPAIRED("impaired"),
        /** More came than could be served. */
        OVERLOAD("overload"),
        /** Something was going on in the city, but not at this place. */
        INCIDENT("incident"),
        /** An incident was over, and what it left was still being worked off. */
        AFTERMATH("aftermath"),
        /** Nothing that was measured tells: chance, or a design that is like this every day. */
        UNEXPLAINED("unexplained");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        /** The name in files. */
        public String label() {
            return label;
        }
    }

    public Cause {
        incidents = List.copyOf(incidents);
        after = List.copyOf(after);
    }
}
