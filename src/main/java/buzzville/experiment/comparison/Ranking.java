package buzzville.experiment.comparison;

import java.util.List;
import java.util.Map;

/**
 * Who is best.
 *
 * @param standings the best first
 * @param bestAt for each figure, by name, those that no other is really better than
 */
public record Ranking(List<Standing> standings, Map<String, List<String>> bestAt) {
    /**
     * Where a strategy stands.
     *
     * @param strategy its name
     * @param place from 1; those that cannot be told apart share one
     * @param met how many objectives it meets
     * @param open how many of them are inconclusive
     * @param bestAt how many objectives no other is really better at
     * @param dominatedBy those that are really better at some figure and really worse at none, prices among them
     */
    public record Standing(String strategy, int place, int met, int open, int bestAt, List<String> dominatedBy) {}
}
