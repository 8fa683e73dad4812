package buzzville.city.time;

import buzzville.clock.Ntp;
import buzzville.clock.Oscillator;
import buzzville.clock.Synchronization;
import buzzville.clock.deviation.Constant;
import buzzville.clock.deviation.Deviation;
import buzzville.clock.deviation.Either;
import buzzville.clock.deviation.Uniform;
import buzzville.random.NormalSampler;
import buzzville.random.Streams;
import buzzville.scenario.clock.ClocksSpec;
import buzzville.scenario.clock.OwnClockSpec;
import buzzville.scenario.clock.ServerSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** What a scenario says of each clock: of the instance before the whole, of that before everybody, and the profile in the end. */
final class Settings {
    /** The only server where a scenario names none. */
    static final String SERVER = "server";

    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;
    private static final double MOST = 1000;
    private static final Deviation NOTHING = new Constant(0);

    /**
     * The brief's clocks with NTP, within 10 ms of the truth. A question or an answer takes 1 ms to 5 ms, so an answer is wrong by 2 ms
     * at most. The quickest of eight, one every 64 s, may be 448 s old, and was the last news for 512 s: at 5 ppm 2.24 ms and
     * 2.56 ms. So no clock is wrong by more than 6.8 ms.
     */
    private static final Ntp NTP = new Ntp(64 * S, 8, 500, 125 * MS, 900 * S, 15, 0);

    private static final Deviation START = new Uniform(-5.0 * MS, 5.0 * MS);
    private static final Deviation LEARNT = new Uniform(-5, 5);
    private static final long KNOWN = 5 * MS;
    private static final ServerSpec NEAR = new ServerSpec(
            null,
            0,
            0,
            null,
            new buzzville.random.Uniform(1.0 * MS, 5.0 * MS),
            new buzzville.random.Uniform(1.0 * MS, 5.0 * MS),
            0);
    private static final ServerSpec HERE = new ServerSpec(null, 0, 0, null, null, null, 0);

    /** The brief's clocks without: 5 s fast or slow after 12 500 s. */
    private static final Deviation ADRIFT = new Either(400);

    private final ClocksSpec spec;
    private final Streams streams;

    Settings(ClocksSpec spec, Streams streams) {
        this.spec = spec;
        this.streams = streams;
    }

    /** Time servers by name. */
    Map<String, ServerSpec> servers() {
        boolean near = spec.profile() == buzzville.scenario.clock.ClockProfile.SYNCHRONISED;
        return spec.servers().isEmpty() ? Map.of(SERVER, near ? NEAR : HERE) : spec.servers();
    }

    /** Whom a process asks: those that it is told to, or those that no other server asks. */
    List<String> asked(Party party) {
        List<String> own = own(party, OwnClockSpec::servers);
        Map<String, ServerSpec> all = servers();
        return own != null
                ? own
                : all.keySet().stream()
                        .filter(name -> all.values().stream().noneMatch(other -> name.equals(other.asks())))
                        .toList();
    }

    /** How a process's clock is synchronised; null if it is not. */
    @Nullable
    Ntp ntp(Party party) {
        Synchronization own = or(own(party, OwnClockSpec::ntp), spec.ntp());
        return own != null
                ? own.ntp()
                : switch (spec.profile()) {
                    case SYNCHRONISED -> NTP;
                    case PERFECT, ADRIFT -> null;
                };
    }

    /** How servers that ask others do. */
    Ntp ntpOfServers() {
        Ntp rules = spec.ntp() == null ? null : spec.ntp().ntp();
        return rules == null ? NTP : rules;
    }

    /** How wrong a process's clock is by itself. */
    Oscillator oscillator(Party party) {
        Deviation said = or(own(party, OwnClockSpec::offset), spec.offset());
        Deviation usual = switch (spec.profile()) {
            case SYNCHRONISED -> START;
            case PERFECT, ADRIFT -> NOTHING;
        };
        long offset = Math.round(draw(said == null ? usual : said, party, "offset"));
        Long known = or(own(party, OwnClockSpec::bound), spec.bound());
        long bound = known != null ? known : said == null && usual == START ? KNOWN : Math.abs(offset);
        return new Oscillator(
                offset,
                Math.max(-MOST, Math.min(MOST, draw(drift(party), party, "drift"))),
                Objects.requireNonNullElse(own(party, OwnClockSpec::wander), spec.wander()),
                Objects.requireNonNullElse(own(party, OwnClockSpec::resolution), spec.resolution()),
                bound);
    }

    private Deviation drift(Party party) {
        Deviation said = or(own(party, OwnClockSpec::drift), spec.drift());
        return said != null
                ? said
                : switch (spec.profile()) {
                    case PERFECT -> NOTHING;
                    case SYNCHRONISED -> LEARNT;
                    case ADRIFT -> ADRIFT;
                };
    }

    private double draw(Deviation deviation, Party party, String what) {
        UniformRandomProvider random = streams.named("clock/" + party.name() + "/" + what);
        return deviation.draw(random::nextDouble, () -> NormalSampler.standard(random));
    }

    private <T> @Nullable T own(Party party, Function<OwnClockSpec, @Nullable T> what) {
        OwnClockSpec instance = spec.of().get(party.name());
        T said = instance == null ? null : what.apply(instance);
        OwnClockSpec whole = spec.of().get(party.whole());
        return said != null || whole == null ? said : what.apply(whole);
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
