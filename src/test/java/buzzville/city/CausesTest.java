package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.yaml.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the shipped city: everybody gets what they asked for and nothing else, and whatever follows has a cause. */
class CausesTest implements Recorder {
    private final Map<Long, Message> known = new HashMap<>();
    private final List<Message> effects = new ArrayList<>();
    private final Map<Long, Set<String>> heard = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private Scenario scenario;

    @ParameterizedTest
    @ValueSource(strings = {"accident", "fire", "gas-leak", "concert", "weather"})
    void everyServiceGetsExactlyWhatItSubscribesToAndEveryEffectDescendsFromAnOccurrence(String name) {
        Problems problems = new Problems();
        ScenarioFile file = ScenarioFile.load(Path.of("scenarios", name + ".yaml"), problems);
        String strategy = file.defaultStrategy();
        scenario = file.scenario(strategy, List.of("load=0.2"), problems);
        City city = CityPlanner.plan(scenario, strategy, 0);
        city.record(this);
        city.finish();

        assertThat(wrong).isEmpty();
        assertThat(effects).isNotEmpty();
        for (Message effect : effects) {
            assertThat(rootOf(effect).cause).isZero();
            assertThat(effect.incident).isEqualTo(rootOf(effect).incident);
            assertThat(effect.rootAt).isEqualTo(rootOf(effect).rootAt).isLessThanOrEqualTo(effect.occurredAt);
        }
        known.values()
                .forEach(message -> assertThat(heard.getOrDefault(message.identity, Set.of()))
                        .as(message.kind.name())
                        .isEqualTo(subscribers(message)));
    }

    /** Climbs from effect to cause; a cause is always older than what it caused, so this ends. */
    private Message rootOf(Message message) {
        Message root = message;
        while (root.cause != 0) {
            Message cause = known.get(root.cause);
            assertThat(cause).as("the cause of " + root.kind.name()).isNotNull();
            assertThat(cause.occurredAt).isLessThanOrEqualTo(root.occurredAt);
            root = cause;
        }
        return root;
    }

    private Set<String> subscribers(Message message) {
        Set<String> names = new HashSet<>();
        scenario.services().forEach((name, spec) -> {
            if (wants(spec, message)) {
                names.add(name);
            }
        });
        return names;
    }

    private boolean wants(ServiceSpec spec, Message message) {
        List<String> zones = List.copyOf(scenario.zones().keySet());
        return spec.subscribes().contains(message.kind.name())
                && (spec.priorities() == null || spec.priorities().contains(message.kind.priority()))
                && (spec.zones() == null || message.zone >= 0 && spec.zones().contains(zones.get(message.zone)));
    }

    @Override
    public void occurred(Message message) {
        if (known.put(message.identity, message) != null) {
            wrong.add("two messages have the identity of a " + message.kind.name());
        }
        if (message.cause != 0) {
            effects.add(message);
        }
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        if (account.index() >= 0) {
            String service = account.name().replaceFirst("\\[\\d+]$", "");
            if (!heard.computeIfAbsent(message.identity, identity -> new HashSet<>())
                    .add(service)) {
                wrong.add(account.name() + " was told twice of a " + message.kind.name());
            }
        }
    }
}
