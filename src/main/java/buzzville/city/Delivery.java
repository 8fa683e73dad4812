package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.Callers;
import buzzville.broker.Resends;
import buzzville.broker.Sender;
import buzzville.broker.Subscription;
import buzzville.broker.delivery.RequestResponse;
import buzzville.kernel.Simulation;
import buzzville.message.Copy;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Publisher;
import buzzville.message.Way;
import buzzville.metric.CallTally;
import buzzville.metric.PolicyTally;
import buzzville.metric.SourceTally;
import buzzville.network.Hop;
import buzzville.random.Draws;
import buzzville.retry.Breaker;
import buzzville.retry.BreakerPolicy;
import buzzville.retry.NoBreaker;
import buzzville.retry.NoRetry;
import buzzville.retry.Retries;
import buzzville.retry.RetryPolicy;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.PolicyCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How what producers report gets to the services: they call, they publish and try again when refused, or just publish. */
final class Delivery {
    private final Scenario scenario;
    private final Parts parts;
    private final Broker broker;
    /** How what is published leaves for the broker. */
    private final Publisher out;

    private final Map<String, Sender> senders = new LinkedHashMap<>();
    private final Map<String, CallTally> tallies = new LinkedHashMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Hop> in = new ArrayList<>();
    private final List<Hop> back = new ArrayList<>();
    private final List<Hop> homeward = new ArrayList<>();
    private final @Nullable Callers callers;
    private final @Nullable Resends resends;
    private final @Nullable Keeping keeping;

    Delivery(
            Scenario scenario,
            Parts parts,
            Simulation simulation,
            Ledger ledger,
            Broker broker,
            Hop uplink,
            List<Subscriber> subscribers) {
        this.scenario = scenario;
        this.parts = parts;
        this.broker = broker;
        this.out = parts.stamped(broker);
        if (scenario.broker().delivery() instanceof RequestResponse calls) {
            Hop home = parts.ways.toBroker("network/from-broker");
            homeward.add(home);
            PolicyTally tally = parts.policy("producers", "delivery", calls);
            open(subscribers, calls.concurrency(), true);
            Sender unlimited =
                    new Sender(Integer.MAX_VALUE, null, List.of(), new CallTally(parts.span, 1, true), null, null);
            callers = new Callers(
                    simulation,
                    ledger,
                    calls.timeout(),
                    new Callers.Ways(uplink, in, back, home),
                    subscriptions,
                    origin -> senders.getOrDefault(origin.name(), unlimited),
                    tally);
            resends = null;
            broker.leaveLanesToServices();
        } else if (scenario.producers().values().stream().anyMatch(Delivery::triesAgain)) {
            open(subscribers, Integer.MAX_VALUE, false);
            Hop home = parts.ways.toBrokerLossless("network/from-broker");
            homeward.add(home);
            callers = null;
            resends = new Resends(simulation, broker, ledger, uplink, home, origin -> senders.get(origin.name()));
        } else {
            callers = null;
            resends = null;
        }
        keeping = Keeping.of(
                scenario,
                parts,
                simulation,
                ledger,
                broker,
                resends != null ? parts.stamped(resends) : out,
                subscribers);
        if (keeping != null) {
            homeward.add(keeping.home());
        }
    }

    private static boolean triesAgain(ProducerSpec producer) {
        return !(producer.retry() instanceof NoRetry);
    }

    private void open(List<Subscriber> subscribers, int concurrency, boolean waits) {
        scenario.producers().forEach((name, producer) -> {
            if (waits || triesAgain(producer)) {
                long instances = (long) producer.count()
                        * Math.max(1, producer.witnesses().size());
                CallTally tally = new CallTally(parts.span, instances, waits);
                Sender sender = sender(name, producer, subscribers, concurrency, tally);
                tallies.put(name, tally);
                senders.put(name, sender);
                producer.witnesses().keySet().forEach(witness -> senders.put(witness, sender));
            }
        });
    }

    private Sender sender(
            String name, ProducerSpec producer, List<Subscriber> subscribers, int concurrency, CallTally tally) {
        Retries retries = null;
        PolicyTally retried = null;
        if (triesAgain(producer)) {
            RetryPolicy policy = producer.retry();
            Draws draws = parts.streams.draws("producer/" + name + "/retry");
            retries = parts.lookout.retries(name, PolicyCatalog.nameOf((Record) policy), policy, draws);
            retried = parts.policy(name, "retry", (Record) producer.retry());
        }
        List<Breaker> breakers = new ArrayList<>();
        PolicyTally broken = null;
        if (!(producer.breaker() instanceof NoBreaker)) {
            PolicyTally books = parts.policy(name, "breaker", (Record) producer.breaker());
            for (int service = 0; service < subscribers.size(); service++) {
                String place =
                        name + " -> " + subscribers.get(service).account().name();
                String policy = PolicyCatalog.nameOf((Record) producer.breaker());
                BreakerPolicy breaker = parts.lookout.breaker(place, policy, producer.breaker());
                breakers.add(breaker.start((from, to, reason, now) -> {
                    if (to == Breaker.State.OPEN) {
                        books.figure("opened", 1);
                    }
                }));
            }
            broken = books;
        }
        return new Sender(concurrency, retries, breakers, tally, retried, broken);
    }

    /** Where services put what they publish. */
    Publisher effects() {
        return keeping != null && keeping.ofServices() ? keeping.outboxes() : out;
    }

    /** Where producers put what they report. */
    Publisher publisher() {
        if (keeping != null) {
            return keeping.outboxes();
        }
        return callers != null ? callers : resends != null ? parts.stamped(resends) : out;
    }

    /**
     * The way from a service's lanes to its workers, and then to whom it is: requests have come all the way when they wait in
     * the lanes, effects have not.
     *
     * @param there for what is published
     */
    Way fromLanes(Hop there) {
        return callers == null ? there : new PublishedOnly(there);
    }

    private record PublishedOnly(Way way) implements Way {
        @Override
        public long delay(Message message, int trip) {
            return message.called ? 0 : way.delay(message, trip);
        }
    }

    /** One more subscription, in the order of their accounts, with the way of what is published to it. */
    void add(Subscriber subscriber, Subscription subscription, Hop there, List<Leg> legs) {
        subscriptions.add(subscription);
        if (resends != null && scenario.broker().serviceTime() == null) {
            subscription.tell(resends);
        }
        if (callers != null) {
            Hop answers = parts.ways.toService(
                    "network/from-services/" + subscriber.account().name(), subscriber.service());
            in.add(there);
            back.add(answers);
            String name = subscriber.account().name();
            legs.add(new Leg(answers, Leg.Kind.FROM_SERVICE, subscriber.service(), name));
        }
    }

    /** The broker is open. */
    void opened() {
        if (resends != null) {
            broker.tell(resends);
        }
    }

    /** Lays its books beside those of the producers. */
    void report(Map<String, SourceTally> producers) {
        tallies.forEach((name, tally) -> {
            SourceTally producer = producers.get(name);
            if (producer != null) {
                producer.keep(tally);
            }
        });
        if (keeping != null) {
            keeping.report(producers);
        }
    }

    /** Producers that keep what they publish; null if there are none. */
    @Nullable
    Keeping keeping() {
        return keeping;
    }

    /** The ways back to producers, which break with those to the broker unless nothing is lost on them. */
    List<Leg> homeward() {
        return homeward.stream().map(Leg::toProducers).toList();
    }

    /** Tells somebody of every change of how many messages wait of which nobody has been told yet. */
    void tell(LengthWatcher watcher) {
        if (callers != null) {
            callers.tell(watcher);
        }
        if (resends != null) {
            resends.tell(watcher);
        }
        if (keeping != null) {
            keeping.outboxes().tell(watcher);
        }
    }

    /** Visits messages of which nobody has been told yet, or that some attempt may still deliver. */
    void forEachUpstream(Consumer<? super Message> visitor) {
        forEachUntold(visitor);
        if (keeping != null) {
            keeping.outboxes().forEach(visitor);
            keeping.outboxes().forEachEarly(visitor);
        }
    }

    /** Visits messages that wait for something before they come to the broker. */
    void forEachWaiting(Consumer<? super Message> visitor) {
        forEachUntold(visitor);
        if (keeping != null) {
            keeping.outboxes().forEachWaiting(visitor);
        }
    }

    private void forEachUntold(Consumer<? super Message> visitor) {
        if (callers != null) {
            callers.forEachWaiting(visitor);
        }
        if (resends != null) {
            resends.forEachPending(copy -> {
                if (copy.account.index() < 0) {
                    visitor.accept(copy.message);
                }
            });
        }
    }

    /** Visits copies between a producer and a service. */
    void forEachUnderWay(Consumer<? super Copy> visitor) {
        if (callers != null) {
            callers.forEachRequest(visitor);
        }
        if (resends != null) {
            resends.forEachPending(copy -> {
                if (copy.account.index() >= 0) {
                    visitor.accept(copy);
                }
            });
        }
    }

    /** Visits copies that are expected and nowhere; only after all others. */
    void forEachExpected(Consumer<? super Copy> visitor) {
        if (callers != null) {
            callers.forEachCalled(visitor);
        }
    }

    void finish(long end) {
        tallies.values().forEach(tally -> tally.finish(end));
        if (keeping != null) {
            keeping.finish(end);
        }
    }
}
