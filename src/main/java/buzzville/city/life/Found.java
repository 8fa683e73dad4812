package buzzville.city.life;

/**
 * A message that a search came upon.
 *
 * @param mention what it is
 * @param causeId identity of what brought it about; 0 for an occurrence
 */
public record Found(Mention mention, long causeId) {}
