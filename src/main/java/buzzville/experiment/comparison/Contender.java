package buzzville.experiment.comparison;

import buzzville.city.Run;
import buzzville.experiment.Findings;
import org.jspecify.annotations.Nullable;

/**
 * A strategy among others.
 *
 * @param name of the strategy
 * @param findings what its replications came to
 * @param first its first replication, for what develops over time; its summary is no longer its own, for those of all others have
 *     been added to it
 * @param breaking the load at which it breaks; null if nobody looked for it
 */
public record Contender(
        String name, Findings findings, Run first, @Nullable Breaking breaking) {}
