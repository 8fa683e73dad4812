package buzzville.clock;

import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ppm;
import buzzville.unit.Ratio;

/**
 * How a clock is synchronised with servers, after NTP (RFC 5905).
 *
 * @param poll time between questions, nanoseconds, at least 1; daemons ask every 64 s to 1024 s
 * @param filter of how many answers the quickest is believed, at least 1; NTP's 8
 * @param slew how much faster or slower the clock runs to make up an offset, ppm, above 0; NTP's 500
 * @param step from which offset on the clock is set instead, nanoseconds, above 0; NTP's 125 ms
 * @param stepout how long a server must have said so, or been silent, before that happens, nanoseconds, at least 0; NTP's 900 s. The
 *     first answer of all sets the clock at once
 * @param dispersion how much a clock may drift as far as anybody knows, ppm, at least 0; NTP's 15
 * @param learning which part of the rate that an answer shows to be wrong is made good at once, from 0 (never) to 1
 */
@Doc("Each clock asks servers for the time, and follows them.")
public record Ntp(
        @Doc("Time between questions.") @Default("64s") @DurationNanos
        long poll,

        @Doc("Of how many answers the quickest is believed.") @Default("8")
        int filter,

        @Doc("How much faster or slower a clock runs to make up an offset.") @Default("500ppm") @Ppm
        double slew,

        @Doc("The offset from which on it is set instead.") @Default("125ms") @DurationNanos
        long step,

        @Doc("How long nobody may have been believed before that happens; the first answer of all sets it at once.")
        @Default("900s")
        @DurationNanos
        long stepout,

        @Doc("How much a clock may drift as far as its process knows: so fast its bound grows.") @Default("15ppm") @Ppm
        double dispersion,

        @Doc("Which part of the rate that an answer shows to be wrong is made good.") @Default("10%") @Ratio
        double learning)
        implements Synchronization {
    public Ntp {
        if (!(poll >= 1)) {
            throw new IllegalArgumentException("poll must be at least 1 ns, but is " + poll + " ns");
        }
        if (!(filter >= 1 && filter <= 1000)) {
            throw new IllegalArgumentException("filter must be from 1 to 1000, but is " + filter);
        }
        if (!(slew > 0 && slew <= 100_000)) {
            throw new IllegalArgumentException("slew must be above 0 and at most 100000 ppm, but is " + slew + " ppm");
        }
        if (!(step > 0)) {
            throw new IllegalArgumentException("step must be above 0 ns, but is " + step + " ns");
        }
        if (!(stepout >= 0)) {
            throw new IllegalArgumentException("stepout must be at least 0 ns, but is " + stepout + " ns");
        }
        if (!(dispersion >= 0 && dispersion <= 1000)) {
            throw new IllegalArgumentException("dispersion must be from 0 to 1000 ppm, but is " + dispersion + " ppm");
        }
        if (!(learning >= 0 && learning <= 1)) {
            throw new IllegalArgumentException("learning must be from 0 to 1, but is " + learning);
        }
    }

    @Override
    public Ntp ntp() {
        return this;
    }
}
