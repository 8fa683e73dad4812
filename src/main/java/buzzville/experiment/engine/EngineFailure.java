package buzzville.experiment.engine;

/** An engine that gave up, in a sentence for the user. What has come in by then is kept. */
public final class EngineFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EngineFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
