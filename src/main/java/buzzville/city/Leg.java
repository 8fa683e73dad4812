package buzzville.city;

import buzzville.network.Hop;

/**
 * A way between two kinds of parties, as troubles of the network see it.
 *
 * @param service at one of its ends, or empty
 */
record Leg(Hop hop, Kind kind, String service, String instance) {
    /** Who sends to whom. */
    enum Kind {
        TO_BROKER("to-broker"),
        /** Answers and refusals. */
        TO_PRODUCERS("from-broker"),
        TO_SERVICE("to-services"),
        /** Answers. */
        FROM_SERVICE("from-services"),
        /** Acknowledgements. */
        ACKNOWLEDGEMENT("acknowledgements");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** Such as {@code network/to-services/police}. */
    String name() {
        return "network/" + kind.word + (instance.isEmpty() ? "" : "/" + instance);
    }

    static Leg toBroker(Hop hop) {
        return new Leg(hop, Kind.TO_BROKER, "", "");
    }

    static Leg toProducers(Hop hop) {
        return new Leg(hop, Kind.TO_PRODUCERS, "", "");
    }
}
