package buzzville.city;

import buzzville.city.recovery.Aftermath;
import buzzville.codec.Codec;
import buzzville.codec.Decoder;
import buzzville.codec.Encoder;
import buzzville.codec.Undecodable;
import buzzville.message.Aggregation;
import buzzville.message.Priority;
import buzzville.metric.AggregationTally;
import buzzville.metric.BeliefTally;
import buzzville.metric.CommandTally;
import buzzville.metric.Handled;
import buzzville.metric.HeldTally;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.PolicyTally;
import buzzville.metric.SourceTally;
import buzzville.metric.Span;
import buzzville.metric.StateTally;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a run as octets and back, exactly: what is made of it is the same to the last bit whether it ran here, earlier or on
 * another machine.
 *
 * <p>Not in it are what objectives say, which the scenario does, and single messages: of dead letters there are only counts.
 */
public final class SummaryCode {
    private final Codec codec;
    private final Scenario scenario;

    private SummaryCode(Codec codec, Scenario scenario) {
        this.codec = codec;
        this.scenario = scenario;
    }

    /**
     * Passes the outcome of a run through a codec.
     *
     * @param run null when it is read
     * @param scenario that was run
     */
    public static RunSummary coded(Codec codec, @Nullable RunSummary run, Scenario scenario) {
        return new SummaryCode(codec, scenario).coded(run);
    }

    /** The octets of a run of a scenario. */
    public static byte[] octets(RunSummary run, Scenario scenario) {
        Encoder encoder = new Encoder();
        new SummaryCode(encoder, scenario).coded(run);
        return encoder.octets();
    }

    /**
     * The run again.
     *
     * @param scenario that was run
     * @throws Undecodable if the octets are not those of such a run
     */
    public static RunSummary read(byte[] octets, Scenario scenario) {
        Decoder decoder = new Decoder(octets);
        RunSummary run = new SummaryCode(decoder, scenario).coded(null);
        decoder.finish();
        return run;
    }

    private RunSummary coded(@Nullable RunSummary run) {
        Span known = codec.plain(run == null ? null : run.span(), Span.class);
        if (known == null) {
            throw new Undecodable("a run has no span");
        }
        Span span = known;
        return new RunSummary(
                codec.text(run == null ? "" : run.strategy()),
                codec.number(run == null ? 0 : run.seed()),
                codec.number(run == null ? 0 : run.replication()),
                span,
                stages(run == null ? Map.of() : run.services(), span),
                byName(run == null ? Map.of() : run.instances(), (name, list) -> stages(list, span)),
                stage(run == null ? null : run.broker(), span),
                JournalSummary.coded(codec, run == null ? null : run.journal(), span),
                stages(run == null ? null : run.partitions(), span),
                byName(run == null ? Map.of() : run.events(), (name, event) -> event(event, span)),
                sources(run == null ? Map.of() : run.producers(), span),
                lights(run == null ? null : run.lights(), span),
                plains(run == null ? Map.of() : run.incidents(), IncidentSummary.class),
                plains(run == null ? Map.of() : run.aftermaths(), Aftermath.class),
                inOrder(run == null ? null : run.policies(), policy -> policy(policy, span)),
                inOrder(run == null ? null : run.aggregations(), aggregation -> aggregation(aggregation, span)),
                ScalingSummary.coded(codec, run == null ? Map.of() : run.scaling()),
                plains(run == null ? Map.of() : run.objectives(), Judgement.class),
                exams(run == null ? Map.of() : run.exams(), scenario.objectives(), span),
                exams(run == null ? Map.of() : run.measures(), measures(), span),
                codec.number(run == null ? 0 : run.kernelEvents()),
                codec.number(run == null ? 0 : run.occurrences()),
                codec.number(run == null ? 0 : run.messages()),
                codec.number(run == null ? 0 : run.fingerprint()),
                codec.number(run == null ? 0 : run.occurrencesHash()));
    }

    private <T> Map<String, T> byName(Map<String, T> known, BiFunction<String, @Nullable T, T> coded) {
        List<String> names = List.copyOf(known.keySet());
        Map<String, T> all = new LinkedHashMap<>();
        int size = codec.size(names.size());
        for (int i = 0; i < size; i++) {
            String name = codec.text(codec.reads() ? "" : names.get(i));
            all.put(name, coded.apply(name, known.get(name)));
        }
        return all;
    }

    private <T> List<T> inOrder(@Nullable List<T> known, Function<@Nullable T, T> coded) {
        List<T> all = new ArrayList<>();
        int size = codec.size(known == null ? 0 : known.size());
        for (int i = 0; i < size; i++) {
            all.add(coded.apply(known == null ? null : known.get(i)));
        }
        return all;
    }

    private <R extends Record> Map<String, R> plains(Map<String, R> known, Class<R> type) {
        return byName(known, (name, one) -> {
            R there = codec.plain(one, type);
            if (there == null) {
                throw new Undecodable("there is nothing of '" + name + "'");
            }
            return there;
        });
    }

    private StageSummary stage(@Nullable StageSummary known, Span span) {
        StageSummary stage = known == null ? new StageSummary(span) : known;
        stage.code(codec);
        return stage;
    }

    private Map<String, StageSummary> stages(Map<String, StageSummary> known, Span span) {
        return byName(known, (name, stage) -> stage(stage, span));
    }

    private List<StageSummary> stages(@Nullable List<StageSummary> known, Span span) {
        return inOrder(known, stage -> stage(stage, span));
    }

    private EventSummary event(@Nullable EventSummary known, Span span) {
        Priority priority = codec.choice(known == null ? null : known.priority(), Priority.class);
        Handled handled = known == null ? new Handled(span.from(), span.to()) : known.handled();
        handled.code(codec);
        return new EventSummary(
                priority,
                handled,
                codec.optional(known == null ? null : known.sinceHappening(), LatencyHistogram::new));
    }

    private Map<String, SourceTally> sources(Map<String, SourceTally> known, Span span) {
        return byName(known, (name, source) -> {
            SourceTally tally = source == null ? new SourceTally(span) : source;
            tally.code(codec);
            return tally;
        });
    }

    private LightsSummary lights(@Nullable LightsSummary known, Span span) {
        return new LightsSummary(
                byName(known == null ? Map.of() : known.states(), (name, states) -> states(states, span)),
                byName(known == null ? Map.of() : known.controls(), (name, tally) -> {
                    CommandTally commands = tally == null ? new CommandTally(span) : tally;
                    commands.code(codec);
                    return commands;
                }),
                byName(known == null ? Map.of() : known.beliefs(), (name, tally) -> {
                    BeliefTally belief = tally == null ? new BeliefTally(span) : tally;
                    belief.code(codec);
                    return belief;
                }),
                byName(known == null ? Map.of() : known.held(), (name, effects) -> held(effects, span)));
    }

    private StateTally states(@Nullable StateTally known, Span span) {
        List<String> names =
                inOrder(known == null ? null : known.states(), state -> codec.text(state == null ? "" : state));
        StateTally states = known == null ? new StateTally(span, names, 0) : known;
        states.code(codec);
        return states;
    }

    private Map<String, HeldTally> held(@Nullable Map<String, HeldTally> known, Span span) {
        return byName(known == null ? Map.of() : known, (effect, tally) -> {
            HeldTally held = tally == null ? new HeldTally(span) : tally;
            held.code(codec);
            return held;
        });
    }

    private PolicySummary policy(@Nullable PolicySummary known, Span span) {
        PolicyTally tally = known == null ? new PolicyTally(span) : known.tally();
        PolicySummary policy = new PolicySummary(
                codec.text(known == null ? "" : known.place()),
                codec.text(known == null ? "" : known.family()),
                codec.text(known == null ? "" : known.name()),
                tally);
        tally.code(codec);
        return policy;
    }

    private AggregationSummary aggregation(@Nullable AggregationSummary known, Span span) {
        AggregationTally tally = known == null ? new AggregationTally(span) : known.tally();
        AggregationSummary aggregation = new AggregationSummary(
                codec.text(known == null ? "" : known.place()),
                codec.text(known == null ? "" : known.name()),
                codec.text(known == null ? "" : known.policy()),
                codec.flag(known != null && known.function() != null)
                        ? codec.choice(known == null ? null : known.function(), Aggregation.Function.class)
                        : null,
                tally);
        tally.code(codec);
        return aggregation;
    }

    private Map<String, Exam> exams(Map<String, Exam> known, Map<String, Objective> objectives, Span span) {
        return byName(known, (name, exam) -> {
            Objective objective = objectives.get(name);
            if (objective == null) {
                throw new Undecodable("the scenario promises nothing called '" + name + "'");
            }
            return Exam.coded(codec, exam, objective, span);
        });
    }

    private Map<String, Objective> measures() {
        Map<String, Objective> measures = new LinkedHashMap<>();
        scenario.measures().forEach((name, measure) -> measures.put(name, measure.figure()));
        return measures;
    }
}
