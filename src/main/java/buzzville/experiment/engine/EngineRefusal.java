package buzzville.experiment.engine;

/** An engine that cannot do what it is asked for, in a sentence for the user. */
public final class EngineRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EngineRefusal(String sentence) {
        super(sentence);
    }

    public EngineRefusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
