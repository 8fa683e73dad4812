package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import buzzville.unit.RatePerSecond;

/** Placeholder. */
@Doc("A rate in the long run and a burst at once; the excess is shed.")
@Manual(rule = "", source = "", use = "", hurts = "",
        example = "token-bucket(rate=80/s, burst=40)")
public record TokenBucket(
        @Doc("Tokens that come back per second.") @RatePerSecond
        double rate,

        @Doc("Most tokens that the bucket holds; it starts full.") @Default("1") @Count
        int burst)
        implements AdmissionPolicy {
    private static final double NANOS = 1e9;

    @Override
    public Admission start(GuardedStage stage) {
        return new Admission() {
            private double tokens = burst;
            private long since;

            @Override
            public long admit(Copy copy, long now) {
                tokens = Math.min(burst, tokens + (now - since) / NANOS * rate);
                since = now;
                if (tokens < 1) {
                    return SHED;
                }
                tokens--;
                return now;
            }
        };
    }
}
