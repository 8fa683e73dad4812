package buzzville.scenario.incident;

/** A way through the network. */
public enum NetworkWay {
    TO_BROKER,
    TO_SERVICES,
    ALL
}
