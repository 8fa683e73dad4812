package buzzville.broker;

/** When a message whose time to live has ended leaves its lane. */
public enum Expiry {
    /** At that very instant, wherever it stands. */
    AT_DEADLINE,
    /** When its turn to be dispatched comes; until then it takes up room. */
    AT_DISPATCH
}
