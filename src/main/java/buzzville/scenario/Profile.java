package buzzville.scenario;

import buzzville.scenario.yaml.Entry;
import buzzville.scenario.yaml.Language;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.Node;
import buzzville.scenario.yaml.Problems;
import buzzville.scenario.yaml.Scalar;
import buzzville.scenario.yaml.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A real broker whose defaults a scenario may take as its own: a preset, which lies under everything that the scenario itself
 * says. Each is a file of settings beside this class, in the language of scenarios.
 *
 * <p>In a preset the name {@code *} stands for every service, producer or lane that the scenario names; lanes that a preset
 * names are there only where the scenario's own files have none.
 */
public enum Profile {
    /** Partitioned logs that consumers read. */
    KAFKA("Apache Kafka 4.3.1"),
    /** Queues that the broker empties into consumers. */
    RABBITMQ("RabbitMQ 4.3"),
    /** Lanes by priority. */
    BUZZVILLE("Buzz Ville's own");

    private static final String EVERY = "*";
    private static final String LANES = "lanes";
    private static final Set<String> QUEUEING = Set.of(LANES, "dispatch", "fetch");

    private final String follows;

    Profile(String follows) {
        this.follows = follows;
    }

    /** What it is a profile of, with the version whose defaults it has. */
    public String follows() {
        return follows;
    }

    /** As it is written. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The preset as it is shipped. */
    public String text() {
        String name = "profile/" + label() + ".yaml";
        try (InputStream file = Profile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the program is not whole: '" + name + "' is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The profile that a document names; null if none, or one that there is not. */
    static @Nullable Profile of(Mapping document) {
        if (document.get("broker") instanceof Mapping broker && broker.get("profile") instanceof Scalar name) {
            for (Profile profile : values()) {
                if (profile.label().equals(name.text())) {
                    return profile;
                }
            }
        }
        return null;
    }

    /**
     * A file's document with the preset under it.
     *
     * @param whole what becomes of the document in the end, which says whom {@code *} stands for
     */
    Mapping under(Mapping document, Mapping whole, Language<?> language, Problems problems) {
        Source source = new Source("profile '" + label() + "'", Integer.MAX_VALUE - 1, null, null, true);
        Mapping preset = language.parse(text(), source, problems);
        if (preset == null) {
            throw new IllegalStateException("the preset '" + label() + "' is no mapping");
        }
        Mapping spelled = spelledOut(preset, document, whole);
        return language.over(anythingWaits(whole) ? spelled : unpressed(spelled), document, problems);
    }

    /** Backpressure has nothing to look at where nothing ever waits. */
    private static Mapping unpressed(Mapping preset) {
        Map<String, Entry> entries = new LinkedHashMap<>(preset.entries());
        entries.computeIfPresent("broker", (key, entry) -> {
            Map<String, Entry> broker = new LinkedHashMap<>(((Mapping) entry.value()).entries());
            broker.remove("backpressure");
            return entry.with(new Mapping(entry.value().position(), broker));
        });
        return new Mapping(preset.position(), entries, preset.role());
    }

    private static boolean anythingWaits(Mapping whole) {
        boolean atServices = whole.get("services") instanceof Mapping services
                && services.entries().values().stream()
                        .anyMatch(entry -> entry.value() instanceof Mapping service && queues(service));
        return atServices || queues(mapping(whole, "broker"));
    }

    /** A preset with names instead of {@code *}, and without what the scenario does without. */
    private static Mapping spelledOut(Mapping preset, @Nullable Mapping own, @Nullable Mapping whole) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Entry every = preset.entries().get(EVERY);
        if (every != null && whole != null) {
            whole.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Mapping there) {
                    entries.put(name, every.with(child(every.value(), mapping(own, name), there)));
                }
            });
        }
        preset.entries().forEach((key, entry) -> {
            Mapping given = mapping(own, key);
            boolean useless = QUEUEING.contains(key) && !queues(whole) && !onlyEvery(entry.value());
            boolean replaced = useless || key.equals(LANES) && given != null && !onlyEvery(entry.value());
            if (!key.equals(EVERY) && !replaced) {
                Node value = child(entry.value(), given, mapping(whole, key));
                if (!(value instanceof Mapping some) || !some.entries().isEmpty() || !names(entry.value())) {
                    entries.put(key, entry.with(value));
                }
            }
        });
        return new Mapping(preset.position(), entries, preset.role());
    }

    /** Whether anything can wait at a stage, so that lanes and their order have a meaning. */
    private static boolean queues(@Nullable Mapping stage) {
        return stage != null
                && (stage.get("service-time") != null
                        || stage.get("service-times") instanceof Mapping times
                                && !times.entries().isEmpty())
                && !(stage.get("workers") instanceof Scalar workers
                        && workers.text().equals("unlimited"));
    }

    private static Node child(Node value, @Nullable Mapping own, @Nullable Mapping whole) {
        return value instanceof Mapping inner ? spelledOut(inner, own, whole) : value;
    }

    private static boolean names(Node value) {
        return value instanceof Mapping inner && inner.entries().containsKey(EVERY);
    }

    private static boolean onlyEvery(Node value) {
        return value instanceof Mapping inner
                && inner.entries().keySet().stream().allMatch(EVERY::equals);
    }

    private static @Nullable Mapping mapping(@Nullable Mapping of, String key) {
        return of != null && of.get(key) instanceof Mapping inner ? inner : null;
    }
}
