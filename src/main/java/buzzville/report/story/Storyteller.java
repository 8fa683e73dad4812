package buzzville.report.story;

import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.EventKind;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a run and keeps one story of it: the first thing that the scenario stages ({@link Staged}), at one instant the
 * most urgent; without any, the most urgent of what happens anyway. Until that one has had effects it keeps the first of each
 * type of event that may have some; of messages that are alike and cause nothing it keeps figures only, so a hundred thousand text
 * messages take no more room than two.
 */
public final class Storyteller implements Recorder {
    static final String PRODUCER = "producer/";
    static final String SERVICE = "service/";
    static final String INCIDENT = "incident/";

    private final Scenario scenario;
    private final StoryChoice choice;
    /** Types that some service makes others of. */
    private final Set<String> causes = new HashSet<>();

    private final Staged staged;
    private final Set<EventKind> begun = new HashSet<>();
    private final Set<EventKind> begunStaged = new HashSet<>();
    private final List<Scene> stories = new ArrayList<>();
    /** The scenes of messages that may cause others. */
    private final Map<Long, Scene> scenes = new HashMap<>();

    private @Nullable Scene best;

    public Storyteller(Scenario scenario, StoryChoice choice) {
        this.scenario = scenario;
        this.choice = choice;
        this.staged = new Staged(scenario);
        for (ServiceSpec service : scenario.services().values()) {
            service.emits().values().forEach(effect -> causes.addAll(effect.triggers(service.subscribes())));
        }
    }

    @Override
    public void occurred(Message message) {
        if (message instanceof Aggregate aggregate) {
            goesOnAs(aggregate);
            return;
        }
        Scene cause = message.cause == 0 ? null : scenes.get(message.cause);
        if (cause != null) {
            Scene scene = cause.effect(origin(message), message.kind);
            scene.published(message);
            if (causes.contains(message.kind.name()) || choice.happening() != null) {
                scenes.put(message.identity, scene);
            }
            hadEffects(cause.first);
        }
        if (cause == null && isAnotherReport(message)) {
            Scene scene = stories.get(0).effect(origin(message), message.kind);
            scene.published(message);
            scenes.put(message.identity, scene);
        } else if (begins(message)) {
            Scene story = Scene.of(message, origin(message), staged.has(message));
            story.published(message);
            (story.staged ? begunStaged : begun).add(message.kind);
            stories.add(story);
            scenes.put(message.identity, story);
        }
    }

    /** What happens to an aggregate and follows from it belongs to the stories of its originals; to the first of them, if several. */
    private void goesOnAs(Aggregate aggregate) {
        aggregate.forEachOriginal(original -> {
            Scene scene = scenes.get(original.identity);
            if (scene != null) {
                scenes.putIfAbsent(aggregate.identity, scene);
            }
        });
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        Scene scene = scenes.get(message.identity);
        if (scene == null && message.cause != 0) {
            Scene cause = scenes.get(message.cause);
            scene = cause == null ? null : cause.effect(origin(message), message.kind);
        }
        if (scene != null) {
            scene.ended(message, account, account.index() < 0 ? null : service(account.name()), copy, fate, now);
        }
    }

    /** The story; null if what was asked for never happened. */
    @Nullable
    Scene story() {
        return best != null || stories.isEmpty() ? best : foremost(stories);
    }

    /** How many messages it knows one by one. */
    int remembered() {
        return scenes.size();
    }

    /** Of the happening whose story is told, which somebody else has reported before. */
    private boolean isAnotherReport(Message message) {
        return choice.happening() != null
                && message.cause == 0
                && message.incident == choice.happening()
                && !stories.isEmpty();
    }

    private boolean begins(Message message) {
        if (choice.happening() != null) {
            return message.cause == 0 && message.incident == choice.happening();
        } else if (choice.identity() != null) {
            return message.identity == choice.identity() && stories.isEmpty();
        } else if (choice.event() != null) {
            return stories.isEmpty() && message.kind.name().equals(choice.event());
        }
        if (message.cause != 0) {
            return false;
        }
        boolean special = staged.has(message);
        return !(special ? begunStaged : begun).contains(message.kind)
                && (best == null || precedes(special, message.occurredAt, message.kind, best));
    }

    /** Forgets the stories that this one goes before. */
    private void hadEffects(Scene story) {
        Scene before = best;
        if (before == story || before != null && !precedes(story, before)) {
            return;
        }
        best = story;
        stories.removeIf(other -> other != story && !precedes(other, story));
        scenes.values().removeIf(scene -> !stories.contains(scene.first));
    }

    private static Scene foremost(List<Scene> stories) {
        Scene first = stories.get(0);
        for (Scene story : stories) {
            first = precedes(story, first) ? story : first;
        }
        return first;
    }

    private static boolean precedes(Scene one, Scene other) {
        return precedes(one.staged, one.start(), one.kind, other);
    }

    /** Whether a story is rather told than another; of two types that are equally urgent the earlier in the file. */
    private static boolean precedes(boolean staged, long start, EventKind kind, Scene other) {
        if (staged != other.staged) {
            return staged;
        } else if (staged && start != other.start()) {
            return start < other.start();
        }
        int difference = kind.priority().compareTo(other.kind.priority());
        return difference < 0 || difference == 0 && kind.index() < other.kind.index();
    }

    /** Who published: a producer may have the name of a service. */
    private String origin(Message message) {
        String name = message.origin.name();
        return message.cause != 0 ? service(name) : name.startsWith(INCIDENT) ? name : PRODUCER + name;
    }

    /** All instances of a service are one participant. */
    private String service(String name) {
        return SERVICE + (scenario.services().containsKey(name) ? name : name.replaceFirst("\\[\\d+]$", ""));
    }
}
