package buzzville.city;

/**
 * An incident that the timeline brought.
 *
 * @param kind surge, emit, slow, outage or crash
 * @param from its first instant, virtual nanoseconds
 * @param until its first instant over
 */
public record IncidentSummary(String kind, long from, long until) {}
