package buzzville.city;

import buzzville.message.Priority;
import buzzville.metric.Handled;

/**
 * What became of one type of event.
 *
 * @param handled when it was handled by all who expected it
 */
public record EventSummary(Priority priority, Handled handled) {}
