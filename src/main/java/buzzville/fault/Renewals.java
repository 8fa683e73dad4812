package buzzville.fault;

import buzzville.random.Sampler;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Failures that come by themselves: up for a time that is drawn, down for one that is drawn, and so on. The clock of the next
 * failure runs while its victim is up, from the end of its repair; what else happens to the victim does not stop it.
 *
 * @param between draws the time from the end of a repair, or the beginning, to the next failure, nanoseconds
 * @param repair draws how long a repair takes, nanoseconds
 * @param from when the first clock starts
 * @param until from when on no failure comes any more
 */
public record Renewals(Sampler between, Sampler repair, long from, long until) {
    /** The failures of one victim, in order; they never meet, and the last may be repaired after the end. */
    public List<Spell> of(String victim, UniformRandomProvider random) {
        List<Spell> spells = new ArrayList<>();
        double clock = from;
        while (true) {
            clock += between.sample(random);
            if (!(clock < until)) {
                return spells;
            }
            long begin = (long) clock;
            long end = begin + Math.max(1, Math.round(repair.sample(random)));
            spells.add(new Spell(victim, begin, end));
            clock = end;
        }
    }
}
