package buzzville.experiment;

import buzzville.city.Run;
import buzzville.city.RunSummary;
import buzzville.city.SummaryCode;
import buzzville.city.Trail;
import buzzville.codec.Decoder;
import buzzville.codec.Encoder;
import buzzville.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run hands to the study that wanted it. Figures are all that is kept of most runs, and all that travels between
 * processes; the run itself is there only where it was simulated here and its course is wanted.
 *
 * @param scenario what was run
 * @param summary its figures
 * @param trail how far the kernel was at some checkpoints
 * @param course the run with everything that happened over time; null if only its figures are known
 */
public record RunResult(
        Scenario scenario,
        RunSummary summary,
        List<Trail.Mark> trail,
        @Nullable Run course) {
    public RunResult {
        trail = List.copyOf(trail);
    }

    /** All that is known of a run. */
    public static RunResult of(Run run) {
        return new RunResult(run.scenario(), run.summary(), run.trail().marks(Trail.COARSE), run);
    }

    /** Its figures alone, so that the rest can be forgotten. */
    public static RunResult figuresOf(Run run) {
        return of(run).figures();
    }

    /** The same without its course. */
    public RunResult figures() {
        return new RunResult(scenario, summary, trail, null);
    }

    /** The course of a run that was simulated here. */
    public Run run() {
        Run run = course;
        if (run == null) {
            throw new IllegalStateException("only the figures of replication " + summary.replication() + " are known");
        }
        return run;
    }

    /** Its figures as octets, from which {@link #read} makes the same again. */
    public byte[] octets() {
        Encoder encoder = new Encoder();
        encoder.plains(trail, Trail.Mark.class);
        SummaryCode.coded(encoder, summary, scenario);
        return encoder.octets();
    }

    /**
     * The figures of a run that finished elsewhere, or earlier.
     *
     * @param scenario that it ran
     * @throws buzzville.codec.Undecodable if the octets are not those of such a run
     */
    public static RunResult read(byte[] octets, Scenario scenario) {
        Decoder decoder = new Decoder(octets);
        List<Trail.Mark> trail = decoder.plains(List.of(), Trail.Mark.class);
        RunSummary summary = SummaryCode.coded(decoder, null, scenario);
        decoder.finish();
        return new RunResult(scenario, summary, trail, null);
    }
}
