package buzzville.broker.aggregation;

import buzzville.message.Message;
import buzzville.metric.Fate;
import buzzville.metric.Readings;
import buzzville.unit.Count;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One in n: of each group the first message passes, the n - 1 after it end as {@code sampled}, the next passes. Counted rather
 * than drawn, so the same message is kept whatever the seed.
 *
 * @param n from 2 to 1,000,000
 */
@Doc("One in n of each group passes: the first, then every n-th after it.")
@Manual(
        rule =
                "Messages of a group are counted from 0 as they come; those whose number is a multiple of `n` pass at once and"
                        + " unchanged, the others end as `sampled`.",
        source = "Systematic (1-in-n) sampling, as in RFC 5475 (count-based) and sFlow, with the first as the start.",
        use =
                "For statistics that stay true when thinned out: readings of which any one is as good as another. It adds no delay.",
        hurts =
                "What is left out is gone: a rare value, or the last state of something, may be among it. Where a pattern repeats"
                        + " every n messages, the sample sees one phase of it only.",
        names =
                "RFC 5475: systematic count-based sampling. Tracing systems call a coin thrown for each message sampling too;"
                        + " this one is deterministic.",
        example = "sample(4)")
public record Sample(
        @Doc("How many messages there are for each that passes.") @Count
        int n) implements FilterPolicy {
    public Sample {
        if (!(2 <= n && n <= 1_000_000)) {
            throw new IllegalArgumentException("n must be from 2 to 1000000, but is " + n);
        }
    }

    @Override
    public Filter start() {
        return new Counts();
    }

    private final class Counts implements Filter {
        private final Map<Object, Integer> passed = new HashMap<>();

        @Override
        public void begin(Filter former) {
            if (former instanceof Counts other) {
                passed.putAll(other.passed);
            }
        }

        @Override
        public @Nullable Fate decide(Message message, Object group, long now) {
            int place = passed.merge(group, 1, (before, one) -> before >= n ? 1 : before + one);
            return place == 1 ? null : Fate.SAMPLED;
        }

        @Override
        public void show(Message message, Object group, long now, Readings to) {
            to.number("place", passed.getOrDefault(group, 0)).number("one-in", n);
        }
    }

    @Override
    public boolean groups() {
        return true;
    }
}
