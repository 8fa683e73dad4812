package buzzville.experiment.comparison;

import buzzville.experiment.Stop;
import java.util.List;

/**
 * What several strategies came to.
 *
 * @param contenders in the order in which they were named
 * @param baseline the name of the one that the others are measured against
 * @param paired whether all met the same occurrences, replication by replication; if not, differences have intervals for
 *     independent samples
 * @param occurrences the hashes of what happened whatever the strategy, one for each replication; those of the baseline if not
 *     paired
 * @param stop why there are as many replications as there are
 * @param contests each figure by which they were compared
 * @param ranking who is best, and who is dominated
 */
public record Comparison(
        List<Contender> contenders,
        String baseline,
        boolean paired,
        List<Long> occurrences,
        Stop stop,
        List<Contest> contests,
        Ranking ranking) {}
