package buzzville.producer;

import buzzville.random.Draws;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where the draws of a crowd come from.
 *
 * @param members how many instances there are, at least 1
 * @param shared one stream for the crowd as a whole
 * @param own draws that belong to one instance: aimed at (instance, how-manieth)
 * @param first the number of the crowd's first instance among all of the producer
 * @param step between the numbers of its instances
 * @param calendar when its own time begins, or null if nobody said so
 */
public record CrowdDraws(
        int members,
        UniformRandomProvider shared,
        Draws own,
        int first,
        int step,
        @Nullable Calendar calendar) {
    /** The draws of one instance for its n-th decision. */
    public Draws own(int member, int n) {
        return own.of(instance(member), n);
    }

    /** The producer-wide number of a member. */
    public int instance(int member) {
        return first + member * step;
    }
}
