package buzzville.fault;

/**
 * One time during which somebody has a fault.
 *
 * @param victim who, such as {@code police} or {@code police/3}
 * @param from its first instant, virtual nanoseconds
 * @param until its first instant over
 */
public record Spell(String victim, long from, long until) {}
