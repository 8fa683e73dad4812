package buzzville.experiment.engine;

/** Opens engines of one kind; named in {@code META-INF/services} of the jar that brings it. */
public interface EngineProvider {
    /** Whether a URL is of this kind, and well formed. */
    boolean takes(String url);

    /**
     * Reaches the machines.
     *
     * @throws EngineRefusal if that cannot be done
     */
    Engine open(String url, Baggage baggage);
}
