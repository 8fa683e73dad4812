package buzzville.journal;

import buzzville.message.KeyRule;
import buzzville.message.Priority;

/**
 * A type of event, as far as a journal knows it.
 *
 * @param isIncident whether its messages report something that somebody has to handle
 */
public record Kind(String name, Priority priority, KeyRule key, boolean isIncident) {}
