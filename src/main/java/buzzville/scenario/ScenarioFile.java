package buzzville.scenario;

import buzzville.broker.admission.AdmissionPolicy;
import buzzville.broker.admission.Refill;
import buzzville.broker.aggregation.AggregationPolicy;
import buzzville.broker.backpressure.BackpressurePolicy;
import buzzville.broker.backpressure.None;
import buzzville.broker.batching.BatchingPolicy;
import buzzville.broker.delivery.DeliveryPolicy;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.journal.Committed;
import buzzville.broker.journal.FlushPolicy;
import buzzville.broker.journal.Os;
import buzzville.broker.journal.RecoveryPolicy;
import buzzville.broker.order.Arrival;
import buzzville.broker.order.DeliveryOrder;
import buzzville.broker.outbox.NoOutbox;
import buzzville.broker.outbox.OutboxPolicy;
import buzzville.broker.overflow.OverflowPolicy;
import buzzville.broker.partition.PartitionPolicy;
import buzzville.clock.Synchronization;
import buzzville.clock.deviation.Deviation;
import buzzville.consumer.fetch.FetchPolicy;
import buzzville.consumer.fetch.Push;
import buzzville.consumer.group.CommitPolicy;
import buzzville.consumer.group.DeduplicationPolicy;
import buzzville.consumer.group.Each;
import buzzville.consumer.group.RebalancePolicy;
import buzzville.consumer.scaling.ScalingPolicy;
import buzzville.producer.ArrivalProcess;
import buzzville.producer.Poisson;
import buzzville.producer.RateProfile;
import buzzville.producer.Restraint;
import buzzville.random.Constant;
import buzzville.random.Distribution;
import buzzville.random.TextFile;
import buzzville.retry.BreakerPolicy;
import buzzville.retry.RetryPolicy;
import buzzville.scenario.yaml.Draft;
import buzzville.scenario.yaml.Entry;
import buzzville.scenario.yaml.Language;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Node;
import buzzville.scenario.yaml.PolicyCatalog;
import buzzville.scenario.yaml.Position;
import buzzville.scenario.yaml.Positions;
import buzzville.scenario.yaml.Problems;
import buzzville.scenario.yaml.Scalar;
import buzzville.scenario.yaml.Sequence;
import buzzville.scenario.yaml.Severity;
import buzzville.scenario.yaml.Source;
import buzzville.scenario.yaml.Suggestion;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scenario file that has been read with its includes, and the scenarios that its strategies make of it.
 *
 * <p>Order of precedence, the later over the earlier: the broker's profile, includes, the file, the strategy, the command line's settings.
 */
public final class ScenarioFile {
    /** The name of the strategy of a file that has none: the file as it is. */
    public static final String PLAIN = "plain";

    private static final String STRATEGIES = "strategies";
    private static final String EVENTS = "events";
    private static final Pattern TOO_LATE =
            Pattern.compile("\\s*(strategy|strategies|include)\\s*[.=\\[].*", Pattern.DOTALL);

    private final Path file;
    private final Mapping document;
    private final Language<Scenario> language;
    private final List<Path> files;

    private ScenarioFile(Path file, Mapping document, Language<Scenario> language, List<Path> files) {
        this.file = file;
        this.document = document;
        this.language = language;
        this.files = List.copyOf(files);
    }

    /** The language of scenarios. */
    public static Language<Scenario> language() {
        return Language.of(Scenario.class)
                .family(PolicyCatalog.of(Distribution.class)
                        .withBareValue("constant")
                        .assuming(new Constant(1)))
                .family(PolicyCatalog.of(ArrivalProcess.class).assuming(new Poisson(1)))
                .family(PolicyCatalog.of(RateProfile.class))
                .family(PolicyCatalog.of(AdmissionPolicy.class))
                .family(PolicyCatalog.of(DeliveryPolicy.class))
                .family(PolicyCatalog.of(AggregationPolicy.class))
                .family(PolicyCatalog.of(BackpressurePolicy.class).assuming(new None()))
                .family(PolicyCatalog.of(Restraint.class))
                .family(PolicyCatalog.of(Refill.class))
                .family(PolicyCatalog.of(OverflowPolicy.class))
                .family(PolicyCatalog.of(DispatchPolicy.class))
                .family(PolicyCatalog.of(PartitionPolicy.class))
                .family(PolicyCatalog.of(RetryPolicy.class))
                .family(PolicyCatalog.of(OutboxPolicy.class).assuming(new NoOutbox()))
                .family(PolicyCatalog.of(BreakerPolicy.class))
                .family(PolicyCatalog.of(ScalingPolicy.class))
                .family(PolicyCatalog.of(CommitPolicy.class).assuming(new Each()))
                .family(PolicyCatalog.of(DeduplicationPolicy.class))
                .family(PolicyCatalog.of(RebalancePolicy.class).assuming(new buzzville.consumer.group.None()))
                .family(PolicyCatalog.of(BatchingPolicy.class).assuming(new buzzville.broker.batching.None()))
                .family(PolicyCatalog.of(FetchPolicy.class).assuming(new Push()))
                .family(PolicyCatalog.of(FlushPolicy.class).assuming(new Os(0)))
                .family(PolicyCatalog.of(RecoveryPolicy.class).assuming(new Committed()))
                .family(PolicyCatalog.of(DeliveryOrder.class).assuming(new Arrival()))
                .family(PolicyCatalog.of(Deviation.class)
                        .withBareValue("constant")
                        .assuming(new buzzville.clock.deviation.Constant(0)))
                .family(PolicyCatalog.of(Synchronization.class).assuming(new buzzville.clock.None()))
                .text(Objective.class, "a promise such as 'critical loss = 0'", Objective::parse)
                .text(Measure.class, "a figure such as 'police critical p95'", Measure::parse)
                .text(Warmup.class, "a duration such as 10min, or mser-5", Warmup::parse)
                .text(OffsetDateTime.class, "a date and time such as 2024-12-10T15:30:00Z", OffsetDateTime::parse)
                .text(LocalTime.class, "a time of day such as 06:30", LocalTime::parse)
                .text(ZoneId.class, "a time zone such as Europe/Paris", ZoneId::of)
                .file(TextFile.class, TextFile::new)
                .patch(Change.class, Change::new)
                .build();
    }

    /** The language as a JSON Schema, a list of zones in short form included. */
    public static ObjectNode schema() {
        ObjectNode schema = language().schema("Buzz Ville scenario");
        for (JsonNode properties : schema.findValues("properties")) {
            JsonNode byName = properties.get("zones");
            if (byName != null && properties.has("producers") && properties.has("services")) {
                ObjectNode either = ((ObjectNode) properties).putObject("zones");
                ArrayNode forms = either.putArray("anyOf").add(byName);
                forms.addObject().put("type", "array").putObject("items").put("type", "string");
            }
        }
        return schema;
    }

    /** Reads a file with its includes; null if it cannot be read at all. */
    public static @Nullable ScenarioFile load(Path file, Problems problems) {
        Language<Scenario> language = language();
        List<Path> files = new ArrayList<>();
        Mapping document = language.load(file, problems, files::add);
        return document == null
                ? null
                : new ScenarioFile(file, Replacing.in(zonesByName(document, problems), problems), language, files);
    }

    /** Itself and every file that it includes, as they are called where links are followed. */
    public List<Path> files() {
        return files;
    }

    /** What the file calls itself, whatever a strategy calls it; null if nothing. */
    public @Nullable String name() {
        return document.get("name") instanceof Scalar name && !name.isNull() ? name.text() : null;
    }

    /** The names of the strategies in file order; {@link #PLAIN} alone if there are none. */
    public List<String> strategies() {
        List<String> names = new ArrayList<>();
        if (document.get(STRATEGIES) instanceof Mapping strategies) {
            names.addAll(strategies.entries().keySet());
        }
        return names.isEmpty() ? List.of(PLAIN) : List.copyOf(names);
    }

    /** The strategy that is used unless another is asked for: the one that the file names, or its first. */
    public String defaultStrategy() {
        return document.get("strategy") instanceof Scalar name
                ? name.text()
                : strategies().get(0);
    }

    /**
     * The whole document under a strategy.
     *
     * @param strategy one of {@link #strategies}; an unknown one is a problem
     * @param settings assignments such as {@code services.police.workers=8}
     */
    public Mapping document(String strategy, List<String> settings, Problems problems) {
        if (!strategies().contains(strategy)) {
            unknownStrategy(strategy, problems);
        }
        settings.forEach(setting -> refuseTooLate(setting, problems));
        Node patch = document.get(STRATEGIES) instanceof Mapping all ? all.get(strategy) : null;
        return whole(patch, settings, problems);
    }

    /** The document under a patch and the settings, and over the preset that it names in the end. */
    private Mapping whole(@Nullable Node patch, List<String> settings, Problems problems) {
        Problems found = new Problems();
        Mapping whole = patched(document, patch, settings, found);
        Profile profile = Profile.of(whole);
        if (profile == null) {
            problems.addAll(found, problem -> problem);
            return zonesByName(whole, problems);
        }
        Mapping below = profile.under(document, whole, language, problems);
        return zonesByName(patched(below, patch, settings, problems), problems);
    }

    private Mapping patched(Mapping below, @Nullable Node patch, List<String> settings, Problems problems) {
        Mapping patched = patch == null ? below : language.patch(below, patch, problems);
        return language.set(patched, settings, problems);
    }

    /**
     * The scenario under a strategy, checked as a whole.
     *
     * @return null if anything is wrong with it
     */
    public @Nullable Scenario scenario(String strategy, List<String> settings, Problems problems) {
        Problems found = new Problems();
        Mapping whole = document(strategy, settings, found);
        Scenario scenario = checked(whole, found);
        Node patch = document.get(STRATEGIES) instanceof Mapping all ? all.get(strategy) : null;
        if (patch instanceof Mapping over) {
            inside(over, strategy, problems);
        }
        String place = Remarks.path(STRATEGIES, strategy);
        Predicate<Position> written = new Positions(document).within(place);
        Problems plain = new Problems();
        boolean comparable = found.isEmpty() || patch == null || isSound(settings, plain);
        problems.addAll(found, problem -> {
            if (patch == null || problem.path().startsWith(STRATEGIES)) {
                return problem;
            } else if (written.test(problem.position())) {
                return problem.under(place);
            }
            boolean error = problem.severity() == Severity.ERROR;
            boolean set = problem.line() == 0; // by the command line, after the strategy
            boolean own = (error || comparable) && !set && !plain.contains(problem);
            return own && patch != null ? language.blame(problem, patch, place) : problem;
        });
        return problems.hasErrors() || scenario == null
                ? null
                : new Changing(language, this::changed, problems).through(whole, scenario, found);
    }

    /**
     * The scenario under a strategy up to an instant, and with other choices from then on.
     *
     * @param strategy as for {@link #scenario}, as are the settings
     * @param other the strategy from then on; null for the same
     * @param choices further assignments from then on
     * @return null if anything is wrong with it
     */
    public @Nullable Branch branch(
            String strategy,
            List<String> settings,
            long at,
            @Nullable String other,
            List<String> choices,
            Problems problems) {
        Problems known = new Problems();
        Mapping whole = document(strategy, settings, known);
        Mapping wanted = document(other == null ? strategy : other, settings, problems);
        choices.forEach(choice -> refuseTooLate(choice, problems));
        wanted = zonesByName(language.set(wanted, choices, problems), problems);
        Mapping patch = language.difference(whole, wanted);
        boolean empty = patch.entries().isEmpty();
        Branching branching = new Branching(whole, at, patch);
        Mapping document = empty ? whole : branching.document();
        Scenario scenario = problems.hasErrors() ? null : checked(document, known);
        scenario = scenario == null
                ? null
                : new Changing(language, this::changed, problems).through(document, scenario, known);
        return scenario == null
                ? null
                : new Branch(empty ? "" : branching.name(), at, document, scenario, Language.line(patch));
    }

    private @Nullable Scenario changed(Mapping whole, Problems found) {
        return checked(zonesByName(whole, found), found);
    }

    /** Whether the file makes a scenario without any strategy, which it need not. */
    private boolean isSound(List<String> settings, Problems plain) {
        return checked(whole(null, settings, plain), plain) != null;
    }

    /** The scenario as far as it can be read; null if something is wrong with the reading of it. */
    private @Nullable Scenario checked(Mapping whole, Problems found) {
        Draft<Scenario> draft = language.draft(whole, found);
        Scenario written = draft.record();
        Scenario scenario = written == null ? null : written.expanded();
        boolean complete = draft.unread().isEmpty();
        if (scenario != null) {
            Set<String> invented = new LinkedHashSet<>(names(whole, EVENTS));
            invented.removeAll(names(document, EVENTS));
            new ScenarioCheck(scenario, draft.unread(), invented, found).run();
        }
        return complete ? scenario : null;
    }

    private static Set<String> names(Mapping document, String key) {
        return document.get(key) instanceof Mapping byName ? byName.entries().keySet() : Set.of();
    }

    /** A strategy is a patch over the rest of the file, so what has been read by then is not to be found in it. */
    private static void inside(Mapping patch, String strategy, Problems problems) {
        for (String key : List.of("include", "strategy", STRATEGIES)) {
            Entry entry = patch.entries().get(key);
            if (entry != null) {
                String instead = key.equals("include") ? "include it in the file" : "a strategy cannot hold others";
                problems.error(
                        entry.at(),
                        Remarks.path(STRATEGIES, strategy, key),
                        "'" + key + "' has done its work before a strategy is applied; " + instead);
            }
        }
    }

    /** Files are included and strategies merged before settings are made, so a setting there would change nothing. */
    private static void refuseTooLate(String setting, Problems problems) {
        Matcher late = TOO_LATE.matcher(setting);
        if (late.matches()) {
            String key = late.group(1);
            String instead = key.equals("strategy")
                    ? "choose one with --strategy"
                    : key.equals("strategies")
                            ? "set the value itself, such as broker.dispatch=lifo"
                            : "include it in the file";
            Source source = new Source("--set '" + setting + "'", Integer.MAX_VALUE, null, null, false);
            problems.error(
                    new Position(source, 1, 1),
                    key,
                    "'" + key + "' has done its work before settings are made; " + instead);
        }
    }

    /** Blames the file if the name is its own, else the option that asked for it. */
    private void unknownStrategy(String strategy, Problems problems) {
        String hint = Suggestion.hintAndAll(strategy, strategies(), "strategies");
        if (document.get("strategy") instanceof Scalar own && own.text().equals(strategy)) {
            problems.locate(document);
            problems.at("strategy", "unknown strategy '" + strategy + "'" + hint);
            return;
        }
        Source option = new Source("--strategy '" + strategy + "'", Integer.MAX_VALUE, null, null, false);
        problems.error(Position.of(option), "", "'" + file + "' has no such strategy" + hint);
    }

    /** {@code zones: [nord, sud]} is short for a mapping without details. */
    private static Mapping zonesByName(Mapping document, Problems problems) {
        if (!(document.get("zones") instanceof Sequence list)) {
            return document;
        }
        Map<String, Entry> zones = new LinkedHashMap<>();
        for (Node item : list.items()) {
            if (!(item instanceof Scalar name)) {
                return document;
            }
            Entry zone = new Entry(item.position(), new Mapping(item.position(), Map.of()));
            if (zones.putIfAbsent(name.text(), zone) != null) {
                problems.error(item.position(), "zones", "'" + name.text() + "' stands in this list twice");
            }
        }
        Map<String, Entry> entries = new LinkedHashMap<>(document.entries());
        entries.computeIfPresent("zones", (key, old) -> new Entry(old.at(), new Mapping(list.position(), zones)));
        return new Mapping(document.position(), entries, document.role());
    }
}
