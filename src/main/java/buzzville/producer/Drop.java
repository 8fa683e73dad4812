package buzzville.producer;

import buzzville.metric.Fate;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** Loses what it may not send at once, as {@code source-full}: it has no buffer. */
@Doc("Loses what it may not send at once: it has no buffer.")
@Manual(
        rule = "A message that may not go at once ends as `source-full`.",
        source = "Devices without memory; `buffer.memory` of nothing with `max.block.ms` 0.",
        use = "For happenings that are worthless when they are late.",
        hurts = "Everything that happens during a pause is lost, however important.")
public record Drop() implements Restraint {
    @Override
    public int room() {
        return 0;
    }

    @Override
    public Fate beyond() {
        return Fate.SOURCE_FULL;
    }
}
