package buzzville.scenario.incident;

/** A deed that has victims. */
public interface Strike extends Deed {
    /** Whom it is about. */
    Victims victims();
}
