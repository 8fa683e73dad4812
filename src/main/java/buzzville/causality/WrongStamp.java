package buzzville.causality;

import buzzville.causality.log.LoggedEvent;

/**
 * A stamp that is not what the rules of the log make of what was known.
 *
 * @param event whose it is
 * @param clock {@code lamport}, {@code vector} or {@code hlc}
 * @param found as the log has it
 * @param expected as it must be
 * @param why the rule with its operands, such as {@code max(4, 7) + 1 = 8}
 */
public record WrongStamp(LoggedEvent event, String clock, String found, String expected, String why) {}
