package buzzville.city;

/**
 * What one sender in one zone had to say over time, and what became of it. Arrays have a figure for each bucket of the run's
 * span; what happens at or after its end, while a city drains, is in none.
 *
 * @param origin the producer's, witness's or service's name, or {@code incident/} and that of the incident that made it happen
 * @param zone the zone's name; empty outside all zones
 * @param occurred messages by the instant of their occurrence, effects of services included, aggregates not
 * @param delivered copies of them that a subscription was done with, by that instant
 * @param lost copies of them that were lost, at the broker or at the subscription, by that instant; a message that is lost
 *     upstream is lost once for each subscription that expected it
 * @param apart copies of them that were merged, left out by sampling or recognised as repetitions, by that instant
 */
public record SourceSeries(String origin, String zone, long[] occurred, long[] delivered, long[] lost, long[] apart) {}
