package buzzville.theory;

/**
 * One of the sources whose messages meet at a stage.
 *
 * @param source the producer and its zone, or the service that publishes them
 * @param members how many there are alike
 * @param whole messages a second that the source reports, of all events
 * @param rate those of the event in question
 * @param variation squared coefficient of variation of one member's gaps; NaN if unknown
 */
record Component(String source, Nature nature, int members, double whole, double rate, double variation) {}
