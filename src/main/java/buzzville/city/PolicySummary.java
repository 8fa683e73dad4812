package buzzville.city;

import buzzville.metric.PolicyTally;

/**
 * What a policy did in one place.
 *
 * @param place the stage or party that it serves, such as {@code broker[0]}, {@code police} or {@code capteur_pir}
 * @param family what it is, such as {@code admission} or {@code overflow}
 * @param name its own name, such as {@code token-bucket}
 * @param tally what it did
 */
public record PolicySummary(String place, String family, String name, PolicyTally tally) {}
