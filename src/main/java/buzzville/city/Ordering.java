package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.HoldBack;
import buzzville.broker.Subscription;
import buzzville.broker.order.Arrival;
import buzzville.broker.order.Candidate;
import buzzville.broker.order.Causal;
import buzzville.broker.order.CausalTurns;
import buzzville.broker.order.CommitWait;
import buzzville.broker.order.DeliveryOrder;
import buzzville.broker.order.Fifo;
import buzzville.broker.order.Heartbeats;
import buzzville.broker.order.Marked;
import buzzville.broker.order.Overseer;
import buzzville.broker.order.Postmarks;
import buzzville.broker.order.Timepieces;
import buzzville.broker.order.Total;
import buzzville.broker.order.TotalTurns;
import buzzville.broker.order.Turns;
import buzzville.city.time.Clocks;
import buzzville.consumer.Service;
import buzzville.kernel.Simulation;
import buzzville.message.Account;
import buzzville.message.Books;
import buzzville.message.Copy;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Publisher;
import buzzville.message.Work;
import buzzville.metric.CommitTally;
import buzzville.metric.Fate;
import buzzville.metric.SourceTally;
import buzzville.metric.TurnTally;
import buzzville.network.Hop;
import buzzville.scenario.Processes;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What it takes in a city to keep orders of delivery, and to let timestamps pass before others may see what has them. */
final class Ordering {
    private static final String SERVICE = " (service)";

    private final Scenario scenario;
    private final Parts parts;
    private final Simulation simulation;
    private final List<Subscriber> subscribers;
    private final Timepieces timepieces;
    private final Processes processes;
    /** What senders write on messages; null where no order is kept. */
    private final @Nullable Postmarks marks;

    private final Map<Account, HoldBack> holds = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final List<CommitWait> commits = new ArrayList<>();
    private final Map<String, Books<CommitTally>> reporting = new LinkedHashMap<>();
    private final Map<Account, CommitTally> committed = new LinkedHashMap<>();
    private final List<OrderWitnesses.Committer> committers = new ArrayList<>();

    Ordering(Scenario scenario, Parts parts, Simulation simulation, List<Subscriber> subscribers, Ledger ledger) {
        this.scenario = scenario;
        this.parts = parts;
        this.simulation = simulation;
        this.subscribers = subscribers;
        this.timepieces = timepieces(parts.clocks);
        this.processes = new Processes(scenario);
        List<Postmarks.@Nullable Need> needs = new ArrayList<>();
        subscribers.forEach(subscriber -> needs.add(need(subscriber.spec().order())));
        boolean kept = needs.stream().anyMatch(need -> need != null);
        this.marks = kept ? new Postmarks(needs, names(), ledger::guests, this::name, timepieces) : null;
        Overseer overseer = parts.lookout.order();
        if (marks != null && overseer != null) {
            marks.tell(overseer);
        }
    }

    private static Timepieces timepieces(@Nullable Clocks clocks) {
        return clocks == null
                ? Timepieces.RIGHT
                : new Timepieces() {
                    @Override
                    public long read(String process, long now) {
                        return clocks.read(whose(process), now);
                    }

                    @Override
                    public long bound(String process, long now) {
                        return clocks.bound(whose(process), now);
                    }
                };
    }

    /** A producer and a service of one name have one clock. */
    private static String whose(String process) {
        return process.endsWith(SERVICE) ? process.substring(0, process.length() - SERVICE.length()) : process;
    }

    private static Postmarks.@Nullable Need need(DeliveryOrder order) {
        return order instanceof Fifo
                ? Postmarks.Need.PLACES
                : order instanceof Causal
                        ? Postmarks.Need.KNOWLEDGE
                        : order instanceof Total ? Postmarks.Need.STAMPS : null;
    }

    private String name(Origin origin, int instance) {
        return origin instanceof Service ? service(origin.name()) : processes.name(origin.name(), instance);
    }

    /** A producer and a service of one name are two processes. */
    private String service(String name) {
        return scenario.placeOf(processes.whole(name)) == null ? name : name + SERVICE;
    }

    /** All processes: producers and their witnesses, and then services, in file order. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        scenario.producers().forEach((name, producer) -> {
            addAll(name, producer.count(), names);
            producer.witnesses().keySet().forEach(witness -> addAll(witness, producer.count(), names));
        });
        subscribers.forEach(subscriber -> names.add(service(subscriber.account().name())));
        return names;
    }

    private void addAll(String name, int count, List<String> names) {
        for (int instance = 0; instance < count; instance++) {
            names.add(processes.name(name, instance));
        }
    }

    /** Writes on what leaves what it must carry, if any order is kept. */
    Publisher mark(Publisher next) {
        return marks == null ? next : new Marked(next, marks);
    }

    /** Lets timestamps pass before what producers publish, if any of them wait. */
    Publisher beforeProducers(Publisher next) {
        scenario.producers().forEach((name, producer) -> {
            if (waits(name)) {
                Books<CommitTally> books = new Books<>(new CommitTally(parts.span));
                List<String> names = new ArrayList<>(producer.witnesses().keySet());
                names.add(name);
                names.forEach(each -> reporting.put(each, books));
                committers.add(new OrderWitnesses.Committer(name, List.copyOf(names), books));
            }
        });
        return before(next, reporting);
    }

    /** Lays its books beside those of the producers. */
    void report(Map<String, SourceTally> producers) {
        reporting.forEach((name, books) -> {
            SourceTally producer = producers.get(name);
            if (producer != null) {
                producer.keep(books.all());
            }
        });
    }

    /** Lets timestamps pass before what services publish, if any of them wait. */
    Publisher beforeServices(Publisher next) {
        Map<String, Books<CommitTally>> books = new LinkedHashMap<>();
        for (Subscriber subscriber : subscribers) {
            if (waits(subscriber.service())) {
                Books<CommitTally> own = new Books<>(new CommitTally(parts.span));
                String name = subscriber.account().name();
                committed.put(subscriber.account(), own.all());
                books.put(name, own);
                committers.add(
                        new OrderWitnesses.Committer(subscriber.service(), List.of(subscriber.service(), name), own));
            }
        }
        return before(next, books);
    }

    private boolean waits(String name) {
        return scenario.clocks() != null && scenario.clocks().commitWait().contains(name);
    }

    /** Those who wait, with their books. */
    List<OrderWitnesses.Committer> committers() {
        return committers;
    }

    private Publisher before(Publisher next, Map<String, Books<CommitTally>> books) {
        if (books.isEmpty()) {
            return next;
        }
        CommitWait wait = new CommitWait(next, simulation, timepieces, origin -> books.get(origin.name()), this::name);
        if (parts.stamping != null) {
            wait.watch(parts.stamping.commits());
        }
        CommitWait.Watcher watcher = parts.lookout.commits();
        if (watcher != null) {
            wait.watch(watcher);
        }
        commits.add(wait);
        return wait;
    }

    /** Lets a service learn from what it receives. */
    Work before(Work work, Service service, int instance, Account account) {
        services.put(service(service.name()), service);
        HoldBack hold = holds.get(account);
        return marks == null || !marks.learns() && hold == null
                ? work
                : new Learning(work, service, instance, marks, hold);
    }

    /** Holds back before a subscription what comes too early, if it keeps an order. */
    void hold(Subscriber subscriber, Subscription subscription, Broker broker) {
        DeliveryOrder order = subscriber.spec().order();
        if (marks == null || order instanceof Arrival) {
            return;
        }
        Books<TurnTally> books = new Books<>(new TurnTally(parts.span));
        subscriber.account().keep(books);
        Long patience = order.patience();
        HoldBack hold = new HoldBack(
                simulation,
                subscription,
                broker,
                marks,
                patience == null ? HoldBack.FOREVER : patience,
                new HoldBack.TurnsOf() {
                    @Override
                    public <C extends Candidate> Turns<C> start(int number, Turns.Exit<C> exit) {
                        return order instanceof Total
                                ? new TotalTurns<>(number, senders(subscriber, marks), exit)
                                : new CausalTurns<>(number, order instanceof Causal, exit);
                    }
                },
                books,
                parts.span);
        holds.put(subscriber.account(), hold);
        Overseer overseer = parts.lookout.order();
        if (overseer != null) {
            hold.tell(overseer);
        }
    }

    /** Numbers of all who may send something to a subscriber. */
    private List<Integer> senders(Subscriber to, Postmarks known) {
        return new Senders(scenario, parts, subscribers, this::service)
                .to(to).stream().map(known::number).toList();
    }

    /** Everybody is there: those begin to say so whom somebody must hear. */
    void open(Broker broker, Hop uplink, @Nullable Silence silence) {
        Postmarks known = marks;
        if (known == null
                || subscribers.stream()
                        .noneMatch(subscriber -> subscriber.spec().order() instanceof Total)) {
            return;
        }
        Heartbeats heartbeats = new Heartbeats(simulation, known, uplink, broker::isDown, scenario.duration());
        Map<String, Integer> hearts = new LinkedHashMap<>();
        Senders senders = new Senders(scenario, parts, subscribers, this::service);
        for (Subscriber subscriber : subscribers) {
            HoldBack hold = holds.get(subscriber.account());
            if (hold != null && subscriber.spec().order() instanceof Total total) {
                hold.listen(heartbeats);
                for (String name : senders.to(subscriber)) {
                    int heart = hearts.computeIfAbsent(name, fresh -> {
                        Pulse pulse = senders.pulse(name, services.get(name));
                        return heartbeats.add(
                                known.number(name),
                                pulse::beat,
                                () -> silence != null
                                        && silence.isDown(pulse.origin().name()));
                    });
                    heartbeats.listen(heart, known.subscription(subscriber.account()), total.heartbeat(), hold);
                }
            }
        }
    }

    /** Visits messages whose timestamps are not past yet. */
    void forEachWaiting(Consumer<? super Message> visitor) {
        commits.forEach(wait -> wait.forEach(visitor));
    }

    /** Tells somebody of every change of how many of them there are. */
    void tell(LengthWatcher watcher) {
        commits.forEach(wait -> wait.tell(watcher));
    }

    /** How long what a service publishes waited until its timestamps were past; null where nothing does. */
    @Nullable
    CommitTally commits(Account account) {
        return committed.get(account);
    }

    void finish(long end) {
        holds.values().forEach(hold -> hold.finish(end));
        commits.forEach(wait -> wait.finish(end));
    }

    /**
     * Work from which its service learns what was sent to others.
     *
     * @param hold null where messages are taken as they come
     */
    private record Learning(
            Work work,
            Service service,
            int instance,
            Postmarks marks,
            @Nullable HoldBack hold) implements Work {
        @Override
        public long serviceTime(Copy copy) {
            marks.received(service, instance, copy.message);
            if (hold != null) {
                hold.begins(copy);
            }
            return work.serviceTime(copy);
        }

        @Override
        public Ending finished(Copy copy, long now) {
            return work.finished(copy, now);
        }

        @Override
        public void after(Copy copy, long now) {
            work.after(copy, now);
        }

        @Override
        public void lost(Copy copy, Fate fate, long now) {
            work.lost(copy, fate, now);
        }
    }
}
