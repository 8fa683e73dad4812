package buzzville.broker.order;

import buzzville.clock.HybridClock;
import buzzville.clock.VectorStamp;
import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Message;
import buzzville.message.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Knows of each process what it has sent to subscriptions that keep an order, and what it knows that others have sent there; and
 * writes that on every message. Messages of which nothing is left are forgotten with what they carried.
 */
public final class Postmarks {
    private static final class Process {
        final int number;
        final String name;
        /** How many messages it has sent, by subscription. */
        final int[] sent;
        /** What it knows to have been sent, by subscription; nothing of those whose order is not causal. */
        final VectorStamp[] known;

        final HybridClock clock = new HybridClock(HybridClock.Rule.COUNT);

        Process(int number, String name, int subscriptions) {
            this.number = number;
            this.name = name;
            this.sent = new int[subscriptions];
            this.known = new VectorStamp[subscriptions];
            Arrays.fill(known, VectorStamp.NONE);
        }
    }

    /** What order a subscription keeps, as far as senders must know. */
    public enum Need {
        /** That of each sender. */
        PLACES,
        /** That of causality. */
        KNOWLEDGE,
        /** One for all. */
        STAMPS
    }

    /** By index of the account, the number of the subscription among those that keep an order; -1 for the others. */
    private final int[] subscription;

    private final Need[] needs;
    private final boolean stamped;
    /** Whether what a process receives changes what it sends. */
    private final boolean learns;

    private final Timepieces timepieces;
    private final Function<Message, Account[]> guests;
    private final BiFunction<Origin, Integer, String> names;
    private @Nullable Overseer overseer;
    private final List<Process> processes = new ArrayList<>();
    private final Map<String, Process> byName = new HashMap<>();
    private final Map<Origin, List<@Nullable Process>> byOrigin = new HashMap<>();
    private final Map<Message, Postmark> marks = new WeakHashMap<>();

    /**
     * Nobody has sent anything yet.
     *
     * @param needs by index of the account; null where no order is kept
     * @param known names of all processes, whose numbers are their places here
     * @param guests finds those to whom a message may go besides those who expect it already
     * @param names finds the name of a process by its origin and the number of the instance
     */
    public Postmarks(
            List<@Nullable Need> needs,
            List<String> known,
            Function<Message, Account[]> guests,
            BiFunction<Origin, Integer, String> names,
            Timepieces timepieces) {
        this.subscription = new int[needs.size()];
        List<Need> kept = new ArrayList<>();
        for (int i = 0; i < subscription.length; i++) {
            Need need = needs.get(i);
            subscription[i] = need == null ? -1 : kept.size();
            if (need != null) {
                kept.add(need);
            }
        }
        this.needs = kept.toArray(new Need[0]);
        this.stamped = kept.contains(Need.STAMPS);
        this.learns = stamped || kept.contains(Need.KNOWLEDGE);
        this.guests = guests;
        this.names = names;
        this.timepieces = timepieces;
        known.forEach(this::process);
    }

    /** Lets somebody see what is sent; before anything happens. */
    public void tell(Overseer who) {
        overseer = who;
    }

    /** The number of a subscription among those that keep an order; -1 if it keeps none. */
    public int subscription(Account account) {
        return subscription[account.index()];
    }

    /** The number of a process. */
    public int number(String name) {
        return process(name).number;
    }

    /** Whether anybody must be told what it receives. */
    public boolean learns() {
        return learns;
    }

    private Process process(String name) {
        return byName.computeIfAbsent(name, fresh -> {
            Process process = new Process(processes.size(), fresh, needs.length);
            processes.add(process);
            return process;
        });
    }

    private Process process(Origin origin, int instance) {
        List<@Nullable Process> instances = byOrigin.computeIfAbsent(origin, fresh -> new ArrayList<>());
        while (instances.size() <= instance) {
            instances.add(null);
        }
        Process known = instances.get(instance);
        if (known == null) {
            known = process(names.apply(origin, instance));
            instances.set(instance, known);
        }
        return known;
    }

    /** A message leaves its sender, and it is settled who expects it. */
    void sent(Message message, long now) {
        Process sender = process(message.origin, message.instance);
        int[] places = new int[needs.length];
        goes(message.route, sender, places);
        goes(guests.apply(message), sender, places);
        Postmark mark = new Postmark(
                sender.number,
                places,
                sender.known.clone(),
                stamped ? sender.clock.tick(timepieces.read(sender.name, now)) : null);
        marks.put(message.first(), mark);
        if (overseer != null) {
            overseer.sent(message, sender.number, sender.name, mark);
        }
    }

    private void goes(Account[] to, Process sender, int[] places) {
        for (Account account : to) {
            int number = subscription[account.index()];
            if (number >= 0) {
                places[number] = ++sender.sent[number];
                if (needs[number] == Need.KNOWLEDGE) {
                    sender.known[number] = sender.known[number].with(sender.number, places[number]);
                }
            }
        }
    }

    /** A process begins to work on a message: what its sender knew, it knows. */
    public void received(Origin process, int instance, Message message) {
        if (message instanceof Aggregate aggregate) {
            aggregate.parts().forEach(part -> received(process, instance, part));
            return;
        }
        Postmark mark = of(message);
        if (mark == null) {
            return;
        }
        Process who = process(process, instance);
        for (int i = 0; i < needs.length; i++) {
            if (needs[i] == Need.KNOWLEDGE) {
                who.known[i] = who.known[i].merge(mark.known(i));
            }
        }
        if (stamped) {
            who.clock.hear(mark.hybrid());
        }
    }

    /** What a message carries; null if nobody saw it leave. */
    public @Nullable Postmark of(Message message) {
        return marks.get(message.first());
    }

    /** What a process says of itself when it has nothing else to say. */
    Sign sign(int number, long now) {
        Process process = processes.get(number);
        return new Sign(process.number, process.clock.tick(timepieces.read(process.name, now)), process.sent.clone());
    }
}
