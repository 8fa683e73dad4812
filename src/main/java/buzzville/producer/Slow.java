package buzzville.producer;

import buzzville.metric.Fate;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * Samples less often: a sample that is due while it may not send is not taken, and ends as {@code suppressed}; the next that is
 * due when it may is the first to be sent. Samples not taken stay in what was offered.
 */
@Doc("Samples less often: a sample that may not be sent is not taken.")
@Manual(
        rule = "A sample that is due while the sender may not send ends as `suppressed`; nothing waits.",
        source = "Reactive sources that honour `request(n)` by sampling; adaptive sampling of sensors.",
        use = "For sensors: the next sample says what this one would have said, and is fresh.",
        hurts =
                "What happens between two samples is never known; it stays in `offered`, so promises about it are broken.")
public record Slow() implements Restraint {
    @Override
    public int room() {
        return 0;
    }

    @Override
    public Fate beyond() {
        return Fate.SUPPRESSED;
    }

    @Override
    public boolean isForSampling() {
        return true;
    }
}
