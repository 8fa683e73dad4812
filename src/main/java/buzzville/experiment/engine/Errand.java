package buzzville.experiment.engine;

import buzzville.codec.Decoder;
import buzzville.codec.Encoder;
import buzzville.codec.Undecodable;
import buzzville.experiment.RunPlan;
import buzzville.experiment.Variant;
import buzzville.scenario.Scenario;
import buzzville.scenario.Warmup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run, told so that whoever has the scenario's files can do it.
 *
 * @param plan its name in the study
 * @param strategy of the scenario file
 * @param settings assignments over it, such as {@code services.police.workers=8}
 * @param warmup that it is measured with, which pilot runs may have found
 * @param load that it is run under, which a search may have chosen
 */
public record Errand(RunPlan plan, String strategy, List<String> settings, Warmup warmup, double load) {
    public Errand {
        settings = List.copyOf(settings);
    }

    /**
     * A run of a variant.
     *
     * @param settings that made its scenario, but for what pilot runs and searches changed
     */
    public static Errand of(RunPlan plan, Variant variant, List<String> settings) {
        Scenario scenario = variant.scenario();
        return new Errand(plan, variant.strategy(), settings, scenario.warmup(), scenario.load());
    }

    /** The scenario as it is to be run, made of the one that the files have. */
    Scenario changed(Scenario written) {
        return written.underLoad(load).measured(warmup);
    }

    /** Another run of the same city. */
    public Errand with(RunPlan other) {
        return new Errand(other, strategy, settings, warmup, load);
    }

    /** Everything but whose turn it is: errands that agree in this have one scenario. */
    Errand sameCity() {
        return with(new RunPlan("", 0));
    }

    public byte[] octets() {
        Encoder encoder = new Encoder();
        encoder.plain(this, Errand.class);
        return encoder.octets();
    }

    /** @throws Undecodable if the octets are of no errand */
    public static Errand read(byte[] octets) {
        Decoder decoder = new Decoder(octets);
        @Nullable Errand errand = decoder.plain(null, Errand.class);
        decoder.finish();
        if (errand == null) {
            throw new Undecodable("an errand is missing");
        }
        return errand;
    }
}
