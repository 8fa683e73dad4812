package buzzville.city.clock;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Party;
import buzzville.consumer.Service;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.incident.Emit;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The processes of a run: every instance of a producer or of its witnesses, what incidents bring about, every service, the broker if
 * it takes part.
 *
 * <p>They are numbered in file order. Instances of a big crowd come when they first say something, since most logs see few of them;
 * and processes of which nothing is written down come last.
 */
final class Cast {
    /** The broker's name. */
    static final String BROKER = "broker";

    private static final int BIG_CROWD = 100;

    private final Scenario scenario;
    private final Sampling sampling;
    private final Map<String, Long> lamportStarts;
    private Function<String, LocalClock> clocks = any -> LocalClock.PERFECT;
    private final Chronicle chronicle;
    private final Map<String, Member> producers = new HashMap<>();
    private final Map<String, Member> others = new HashMap<>();
    private final IdentityHashMap<Origin, Map<Integer, Member>> known = new IdentityHashMap<>();
    /** How many processes the log has, those with no event included. */
    private int logged;

    Cast(
            Scenario scenario,
            boolean withBroker,
            Sampling sampling,
            Map<String, Long> lamportStarts,
            Chronicle chronicle) {
        this.scenario = scenario;
        this.sampling = sampling;
        this.lamportStarts = lamportStarts;
        this.chronicle = chronicle;
        scenario.producers().forEach(this::enter);
        scenario.incidents().forEach(this::enter);
        scenario.services().forEach((name, service) -> {
            for (int i = 0; i < service.instances(); i++) {
                enterIfLogged(others, instance(name, i, service.instances()), Party.Kind.SERVICE);
            }
        });
        if (withBroker) {
            enterIfLogged(others, BROKER, Party.Kind.BROKER);
        }
    }

    /** Gives everybody a clock; before anything happens. */
    void give(Function<String, LocalClock> byName) {
        clocks = byName;
    }

    private void enter(String name, ProducerSpec producer) {
        for (int i = 0; i < producer.count() && producer.count() <= BIG_CROWD; i++) {
            if (producer.witnesses().isEmpty()) {
                enterIfLogged(producers, instance(name, i, producer.count()), Party.Kind.PRODUCER);
            }
            for (String witness : producer.witnesses().keySet()) {
                enterIfLogged(producers, instance(witness, i, producer.count()), Party.Kind.PRODUCER);
            }
        }
    }

    private void enter(String name, IncidentSpec incident) {
        if (incident.deed() instanceof Emit) {
            enterIfLogged(producers, Sampling.PREFIX + name, Party.Kind.PRODUCER);
        }
    }

    private void enterIfLogged(Map<String, Member> some, String name, Party.Kind kind) {
        if (sampling.logs(name)) {
            member(some, name, kind);
        }
    }

    private static String instance(String name, int instance, int count) {
        return count == 1 ? name : name + "[" + instance + "]";
    }

    private Member member(Map<String, Member> some, String name, Party.Kind kind) {
        Member member = some.get(name);
        if (member == null) {
            boolean logs = sampling.logs(name);
            // a producer and a service may have one name
            String unique = kind == Party.Kind.SERVICE && producers.containsKey(name) ? name + ".service" : name;
            int number = chronicle.process(new Party(unique, kind, logs ? lamportStart(name) : 0));
            member = new Member(number, logs, () -> clocks.apply(name));
            some.put(name, member);
            if (logs) {
                logged = number + 1;
            }
        }
        return member;
    }

    private long lamportStart(String name) {
        int instance = name.indexOf('[');
        Long own = lamportStarts.get(name);
        Long all = instance < 0 ? null : lamportStarts.get(name.substring(0, instance));
        return own != null ? own : all != null ? all : 0;
    }

    /** Whoever sends this. */
    Member sender(Message message) {
        Map<Integer, Member> instances = known.computeIfAbsent(message.origin, origin -> new HashMap<>());
        Member member = instances.get(message.instance);
        if (member == null) {
            member = find(message.origin, message.instance);
            instances.put(message.instance, member);
        }
        return member;
    }

    private Member find(Origin origin, int instance) {
        if (origin instanceof Service) {
            return service(origin.name());
        }
        String place = scenario.placeOf(origin.name());
        ProducerSpec producer = place == null ? null : scenario.producers().get(place);
        int count = producer == null ? 1 : producer.count();
        return member(producers, instance(origin.name(), instance, count), Party.Kind.PRODUCER);
    }

    /** A service, or one of its instances. */
    Member service(String name) {
        return member(others, name, Party.Kind.SERVICE);
    }

    Member broker() {
        return member(others, BROKER, Party.Kind.BROKER);
    }

    /** How many of the chronicle's processes may have events in the log: the first. */
    int logged() {
        return logged;
    }
}
