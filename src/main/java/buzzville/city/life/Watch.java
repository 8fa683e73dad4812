package buzzville.city.life;

import buzzville.broker.Lanes;
import buzzville.broker.Losses;
import buzzville.broker.admission.AdmissionPolicy;
import buzzville.broker.aggregation.AggregationPolicy;
import buzzville.broker.aggregation.FilterPolicy;
import buzzville.broker.backpressure.BackpressurePolicy;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.order.CommitWait;
import buzzville.broker.order.Overseer;
import buzzville.broker.overflow.OverflowPolicy;
import buzzville.consumer.Group;
import buzzville.consumer.Supervisor;
import buzzville.consumer.Workers;
import buzzville.kernel.Simulation;
import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Attempt;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Keys;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.message.Taker;
import buzzville.message.Work;
import buzzville.metric.Fate;
import buzzville.metric.Reading;
import buzzville.metric.Readings;
import buzzville.random.Draws;
import buzzville.random.Identity;
import buzzville.random.Mix;
import buzzville.retry.BreakerPolicy;
import buzzville.retry.Retries;
import buzzville.retry.RetryPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Watches some messages of one run: it stands between the parts of the city while it is wired, and records while it runs.
 *
 * <p>It changes nothing: every part gets the same calls in the same order, and no events are added, so that the fingerprint
 * stays what it was.
 */
public final class Watch implements Lookout, Recorder {
    private final Predicate<Message> wanted;
    private final Set<Long> mentioned;
    private final Keys keys;
    private final Map<Long, Story> stories = new LinkedHashMap<>();
    private final Map<Long, Mention> mentions = new HashMap<>();
    private final Map<String, Post> posts = new HashMap<>();
    private final Map<Long, Long> sent = new HashMap<>();
    private final Map<Long, Judging> valves = new HashMap<>();
    private final SeenOrder orders = new SeenOrder(this);
    private @Nullable Simulation simulation;

    private @Nullable Copy chosen;
    private List<Reading> choice = List.of();
    private Story.@Nullable Verdict refrained;

    /** Says what is behind the refusal of a message at its source. */
    interface Judging {
        Story.Verdict of(Message message, long now);
    }

    private Watch(Predicate<Message> wanted, Collection<Long> mentioned, List<String> zones) {
        this.wanted = wanted;
        this.mentioned = new HashSet<>(mentioned);
        this.keys = new Keys(zones);
    }

    /**
     * Watches single messages, and the aggregates that they become part of.
     *
     * @param ids of those to be watched
     * @param mentioned ids of those of which it is enough to know what they are
     * @param zones of the scenario, in file order
     */
    public static Watch of(Collection<Long> ids, Collection<Long> mentioned, List<String> zones) {
        Set<Long> all = new HashSet<>(ids);
        return new Watch(message -> all.contains(message.identity), mentioned, zones);
    }

    /** Watches all messages that a condition holds for when they occur. */
    public static Watch where(Predicate<Message> condition, List<String> zones) {
        return new Watch(condition, List.of(), zones);
    }

    @Override
    public Overseer order() {
        return orders;
    }

    @Override
    public CommitWait.Watcher commits() {
        return orders;
    }

    /** Names the clock, before anything happens. */
    public void clock(Simulation simulation) {
        this.simulation = simulation;
    }

    /** The lives of those that were watched, in the order in which they occurred; after the run. */
    public List<Life> lives() {
        Telling telling = new Telling(keys, mentions);
        return stories.values().stream().map(telling::life).toList();
    }

    long now() {
        return simulation == null ? 0 : simulation.now();
    }

    @Nullable
    Story story(Message message) {
        return stories.isEmpty() ? null : stories.get(message.identity);
    }

    @Nullable
    Story story(long identity) {
        return stories.get(identity);
    }

    Post post(String place) {
        return posts.computeIfAbsent(place, Post::new);
    }

    /** A dispatch policy chose a watched copy, as far as it is up to it. */
    void chosen(Copy copy, List<Reading> readings) {
        chosen = copy;
        choice = readings;
    }

    @Nullable
    List<Reading> choiceOf(Copy copy) {
        return chosen == copy ? choice : null;
    }

    /** A breaker let somebody refrain from a call. */
    void refrained(Story.Verdict verdict) {
        refrained = verdict;
    }

    void valve(long sender, Judging valve) {
        valves.put(sender, valve);
    }

    long sent(long sender) {
        return sent.getOrDefault(sender, 0L);
    }

    void oneMoreSent(long sender) {
        sent.merge(sender, 1L, Long::sum);
    }

    /** A watched copy comes to stand in a queue. */
    void stand(Story story, Copy copy, What what, String place, long now) {
        Detail.Queue queue = post(place).found(copy);
        Moment moment = Moment.of(now, what, place);
        story.track(copy).add(queue == null ? moment : moment.with(queue));
    }

    @Override
    public AdmissionPolicy admission(String place, String name, AdmissionPolicy policy) {
        return new SeenAdmission(this, place, name, policy);
    }

    @Override
    public AggregationPolicy aggregation(String place, String name, AggregationPolicy policy) {
        return policy instanceof FilterPolicy filter ? new SeenFilter(this, place, name, filter) : policy;
    }

    @Override
    public OverflowPolicy overflow(String place, String name, OverflowPolicy policy) {
        return new SeenOverflow(this, place, name, policy);
    }

    @Override
    public DispatchPolicy dispatch(String place, String name, DispatchPolicy policy) {
        return new SeenDispatch(this, place, name, policy);
    }

    @Override
    public BackpressurePolicy backpressure(String name, BackpressurePolicy policy) {
        return new SeenBackpressure(this, name, policy);
    }

    @Override
    public BreakerPolicy breaker(String place, String name, BreakerPolicy policy) {
        return new SeenBreaker(this, place, name, policy);
    }

    @Override
    public Retries retries(String place, String name, RetryPolicy policy, Draws draws) {
        return new SeenRetries(this, place, name, policy, draws);
    }

    @Override
    public Losses losses(String place, Losses losses) {
        return (copy, fate, now) -> {
            Story story = story(copy.message);
            if (story != null) {
                Track track = story.track(copy);
                post(place).left(copy, now);
                story.lost(track, place, fate, SeenWork.usual(copy, now), now);
            }
            losses.lost(copy, fate, now);
        };
    }

    @Override
    public Taker taker(String place, Taker taker) {
        return new SeenTaker(this, place, taker);
    }

    @Override
    public void group(String place, Group group) {
        post(place).group = group;
    }

    @Override
    public Work work(Function<Copy, String> place, Work work) {
        return new SeenWork(this, place, work);
    }

    @Override
    public Backlog backlog(Function<Copy, String> place, Backlog backlog) {
        return new SeenBacklog(this, place, backlog);
    }

    @Override
    public void stage(String place, Lanes lanes, Workers workers, @Nullable Supervisor supervisor) {
        post(place).wired(lanes, workers, supervisor);
        lanes.watchEntrance(copy -> {
            Story story = story(copy.message);
            if (story != null) {
                boolean again = story.track(copy).over;
                stand(story, copy, again ? What.REDELIVERED : What.ENTERED, place, copy.enteredAt);
            }
        });
    }

    @Override
    public void occurred(Message message) {
        if (mentioned.contains(message.identity)) {
            mentions.put(message.identity, Mention.of(message));
        }
        Story parent = message.cause == 0 || message instanceof Aggregate ? null : stories.get(message.cause);
        if (parent != null) {
            parent.effectCount++;
            if (parent.effects.size() < Life.MOST_EFFECTS) {
                parent.effects.add(Mention.of(message));
            }
            mentions.putIfAbsent(message.cause, Mention.of(parent.message));
        }
        if (wanted.test(message)) {
            begin(message);
        }
        if (message instanceof Aggregate aggregate) {
            aggregated(aggregate);
        }
    }

    private void begin(Message message) {
        Story story = new Story(message);
        story.sentBefore = sent(source(message));
        stories.put(message.identity, story);
    }

    private static long source(Message message) {
        return Identity.source(Mix.hash(message.origin.name()), message.instance);
    }

    private void aggregated(Aggregate aggregate) {
        long now = now();
        for (Message part : aggregate.parts()) {
            Story story = story(part);
            if (story != null) {
                story.catchUp();
                story.into = aggregate;
                Track track = aggregate.isBySubscription() ? story.track(aggregate.account()) : story.upstream;
                String by = aggregate.maker().name();
                List<Reading> size =
                        new Readings().number("originals", aggregate.size()).all();
                track.add(Moment.of(aggregate.joinedAt(part), What.GATHERED, track.name, by, List.of()));
                track.add(Moment.of(now, What.MERGED, track.name, by, size).about(Mention.of(aggregate)));
                if (!stories.containsKey(aggregate.identity)) {
                    begin(aggregate);
                }
            }
        }
    }

    @Override
    public void admitted(Message attempt) {
        Story story = story(attempt);
        if (story != null && attempt.entry != null) {
            Attempts.written(story, attempt, attempt.entry, now());
        }
    }

    @Override
    public void serves(int partition, boolean served) {
        stories.values().forEach(story -> Attempts.serves(story, partition, served, now()));
    }

    @Override
    public void published(Message message, Attempt what, int attempt, @Nullable Fate fate, long now) {
        Story story = story(message);
        if (story != null) {
            Attempts.published(story, message, what, attempt, fate, now);
        }
    }

    @Override
    public void repeated(Copy copy, long now) {
        Story story = story(copy.message);
        if (story != null) {
            story.track(copy).add(Moment.of(now, What.SERVED_AGAIN, copy.account.name()));
        }
    }

    @Override
    public void routed(Message message) {
        Story story = story(message);
        if (story != null) {
            story.catchUp();
            if (!message.called) {
                story.upstream.add(Moment.of(message.routedAt, What.ROUTED, "broker"));
            }
        }
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        Story story = story(message);
        if (story == null) {
            return;
        }
        story.catchUp();
        Track track = story.track(account);
        Track end = account.index() < 0 ? story.upstream : track;
        Moment last = copy == null ? story.upstream.last() : track.last();
        boolean told = last != null && last.what() == What.LOST && last.at() == now && last.fate() == fate;
        told |= copy != null && copy.claim != null && track.lost(fate); // its sender gave up only now
        if (fate != null && fate != Fate.DELIVERED && fate != Fate.MERGED && !told) {
            lost(story, copy == null ? story.upstream : end, copy, fate, now);
        }
        end.end(fate, now);
    }

    private void lost(Story story, Track track, @Nullable Copy copy, Fate fate, long now) {
        Story.Verdict last = refrained;
        if (fate == Fate.SUPPRESSED && story.verdict == null && last != null && last.at() == now) {
            story.verdict = last;
        }
        Judging valve = valves.get(source(story.message));
        if (copy == null && story.message.publishedAt < 0 && story.verdict == null && valve != null) {
            story.verdict = valve.of(story.message, now);
        }
        Readings readings = new Readings().duration("age", now - story.message.occurredAt);
        List<Reading> usual = copy == null ? readings.all() : SeenWork.usual(copy, now);
        story.lost(track, where(story.message, copy, fate), fate, usual, now);
    }

    private static String where(Message message, @Nullable Copy copy, Fate fate) {
        if (copy != null) {
            return copy.account.name();
        }
        return fate == Fate.NETWORK ? "network" : message.publishedAt < 0 ? message.origin.name() : "broker";
    }
}
