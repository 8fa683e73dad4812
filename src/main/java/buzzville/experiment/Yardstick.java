package buzzville.experiment;

/**
 * A figure by which strategies are compared.
 *
 * @param name short and unique, such as the objective's name, {@code critical loss} or {@code worker-hours}
 * @param text what it is, such as the objective as written
 * @param kind what sort of figure
 * @param unit what it is measured in
 * @param wantsLittle whether less is better
 */
public record Yardstick(String name, String text, Kind kind, Unit unit, boolean wantsLittle) {
    /** Sorts of figures. */
    public enum Kind {
        OBJECTIVE,
        MEASURE,
        /** What befell the messages of a priority: lost, late. */
        SERVICE,
        /** What a strategy costs. */
        PRICE
    }

    /** What figures are measured in. */
    public enum Unit {
        /** Nanoseconds; milliseconds in files. */
        DURATION,
        /** A share of 1. */
        RATIO,
        COUNT,
        /** Per second. */
        RATE,
        HOURS,
        /** In the scenario's currency. */
        MONEY
    }
}
