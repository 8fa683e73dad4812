package buzzville.consumer.fetch;

/** How messages come from the broker to workers. */
public interface FetchPolicy {}
