package buzzville.scenario.yaml;

/** Why a source cannot be read any further; becomes one problem. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Position position;

    Refusal(Position position, String message) {
        super(message, null, false, false);
        this.position = position;
    }

    Position position() {
        return position;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
