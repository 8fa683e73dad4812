package buzzville.broker;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Attempt;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Parcels;
import buzzville.message.Publisher;
import buzzville.message.Way;
import buzzville.metric.Fate;
import buzzville.metric.OutboxTally.Count;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Producers that keep what they publish until the broker's acknowledgement has come back, and publish it again until then.
 *
 * <p>Acknowledgements and refusals are events of their own even where the network takes no time, so that a full buffer is no
 * deep recursion.
 */
public final class Outboxes implements Publisher {
    private record Instance(Origin origin, int number) {}

    /** @param well whether the broker keeps it; else it refused */
    private record Answer(Sending sending, int attempt, boolean well) {}

    private final Simulation simulation;
    private final Ledger ledger;
    private final Publisher out;
    private final Publisher next;
    private final Way home;
    private final Function<Origin, @Nullable OutboxSender> senders;

    private final IdentityHashMap<Origin, @Nullable OutboxSender> known = new IdentityHashMap<>();
    private final Map<Instance, OutboxSender.Box> boxes = new HashMap<>();
    private final List<OutboxSender.Box> all = new ArrayList<>();
    private final Parcels<Sending> sendings = new Parcels<>();
    private final Parcels<Answer> answers = new Parcels<>();
    private final EventType timeout;
    private final EventType answer;
    /** How many faults keep a producer or a witness down, by name; nobody else is in it. */
    private final Map<String, Integer> down = new HashMap<>();

    private final Receipts receipts;
    private @Nullable LengthWatcher watcher;

    /**
     * Empty outboxes.
     *
     * @param out how what they keep leaves for the broker
     * @param next for those who keep nothing
     * @param home from the broker to producers
     * @param senders who an origin belongs to; null for one who keeps nothing
     */
    public Outboxes(
            Simulation simulation,
            Broker broker,
            Ledger ledger,
            Publisher out,
            Publisher next,
            Way home,
            Function<Origin, @Nullable OutboxSender> senders) {
        this.simulation = simulation;
        this.ledger = ledger;
        this.out = out;
        this.next = next;
        this.home = home;
        this.senders = senders;
        this.receipts = new Receipts(simulation, broker, ledger, this);
        this.timeout = simulation.eventType("outbox/timer", Rank.TIMER, (now, slot) -> {
            Sending sending = sendings.at((int) slot);
            sending.ticket = -1;
            onTimer(sending, now);
        });
        this.answer = simulation.eventType(
                "outbox/answer", Rank.NETWORK, (now, slot) -> answered(answers.take((int) slot), now));
    }

    /** Tells somebody of every change of how many messages are nowhere but in outboxes. */
    public void tell(LengthWatcher watcher) {
        this.watcher = watcher;
        receipts.tell(watcher);
    }

    /** What the broker knows of all this. */
    Receipts receipts() {
        return receipts;
    }

    List<OutboxSender.Box> boxes() {
        return all;
    }

    void forEachSending(Consumer<Sending> visitor) {
        sendings.forEach(visitor);
    }

    @Override
    public void happened(Message message) {
        next.happened(message);
    }

    @Override
    public void send(Message message, long now) {
        OutboxSender sender = known.computeIfAbsent(message.origin, senders);
        if (sender == null) {
            next.send(message, now);
            return;
        }
        OutboxSender.Box box = box(message);
        if (box.inFlight.size() < sender.policy().inFlight() && box.buffer.isEmpty()) {
            begin(keep(sender, box, message), now);
        } else if (box.buffer.size() < sender.policy().buffer()) {
            Sending sending = keep(sender, box, message);
            sending.bufferedAt = now;
            box.buffer.add(sending);
            sender.tally().buffer(1, now);
            tell(sending, Attempt.BUFFERED, 0, now);
            look(sending, now);
        } else {
            sender.tally().count(Count.BUFFER_FULL, message.occurredAt);
            ledger.lostUpstream(message, Fate.SOURCE_FULL, now);
        }
    }

    /** What an incident puts at the broker's door is kept and waited for like anything else. */
    @Override
    public void carry(Message message, long now, long arrival) {
        OutboxSender sender = known.computeIfAbsent(message.origin, senders);
        if (sender == null) {
            next.carry(message, now, arrival);
            return;
        }
        Sending sending = keep(sender, box(message), message);
        start(sending, now);
        arm(sending, sender.policy().timeout(), now);
        out.carry(message, now, arrival);
    }

    private OutboxSender.Box box(Message message) {
        return boxes.computeIfAbsent(new Instance(message.origin, message.instance), fresh -> {
            OutboxSender.Box box = new OutboxSender.Box(all.size());
            all.add(box);
            return box;
        });
    }

    private Sending keep(OutboxSender sender, OutboxSender.Box box, Message message) {
        Sending sending = new Sending(this, sender, box, message);
        sending.slot = sendings.put(sending);
        message.publication = sending.publication;
        return sending;
    }

    /** Sends a message for the first time. */
    private void begin(Sending sending, long now) {
        Message message = sending.message();
        if (sending.bufferedAt != Message.NEVER) {
            message.heldAtSource += now - sending.bufferedAt;
        }
        start(sending, now);
        transmit(sending, message, now);
    }

    private void start(Sending sending, long now) {
        sending.firstSentAt = now;
        sending.box.inFlight.add(sending);
        sending.attempts = 1;
        sending.publication.attempted();
        sending.sender.tally().count(Count.SENT, sending.message().occurredAt);
        tell(sending, Attempt.SENT, 1, now);
        look(sending, now);
    }

    private void again(Sending sending, long now) {
        Message first = sending.message();
        Message message = first.again(sending.attempts++);
        message.heldAtSource = first.heldAtSource + now - sending.firstSentAt;
        sending.publication.attempted();
        sending.sender.tally().count(Count.RETRIED, first.occurredAt);
        tell(sending, Attempt.SENT, sending.attempts, now);
        look(sending, now);
        transmit(sending, message, now);
    }

    private void transmit(Sending sending, Message message, long now) {
        arm(sending, sending.sender.policy().timeout(), now);
        out.send(message, now);
    }

    private void arm(Sending sending, long wait, long now) {
        disarm(sending);
        sending.ticket = timeout.timer(Math.min(now + wait, deadline(sending)), sending.slot);
    }

    private void disarm(Sending sending) {
        if (sending.ticket != -1) {
            simulation.cancel(sending.ticket);
            sending.ticket = -1;
        }
    }

    private static long deadline(Sending sending) {
        return sending.firstSentAt + sending.sender.policy().deliveryTimeout();
    }

    private void onTimer(Sending sending, long now) {
        if (isDown(sending)) {
            sending.overdue = true;
            return;
        }
        if (!sending.backsOff) {
            sending.sender.tally().count(Count.TIMEOUTS, sending.message().occurredAt);
            tell(sending, Attempt.TIMED_OUT, sending.attempts, now);
        }
        sending.backsOff = false;
        if (now < deadline(sending)) {
            again(sending, now);
        } else {
            sending.sender.tally().count(Count.GIVEN_UP, sending.message().occurredAt);
            tell(sending, Attempt.GIVEN_UP, sending.attempts, now);
            end(sending, now);
        }
    }

    /** Nobody waits for it any more; what stands in the buffer may go. */
    private void end(Sending sending, long now) {
        OutboxSender.Box box = sending.box;
        leave(sending, now);
        receipts.lookAgain(box, now);
        while (box.inFlight.size() < sending.sender.policy().inFlight() && !box.buffer.isEmpty()) {
            Sending first = box.buffer.remove();
            sending.sender.tally().buffer(-1, now);
            begin(first, now);
        }
    }

    private void leave(Sending sending, long now) {
        sending.done = true;
        disarm(sending);
        sendings.take(sending.slot);
        sending.box.inFlight.remove(sending);
        look(sending, now);
        ledger.publishing().closed(sending.publication, now);
    }

    /** The promise that the broker makes holds; the sender hears of it if the network lets it through. */
    void acknowledged(Sending sending, Message attempt, long now) {
        answer(sending, attempt, true, now);
    }

    /** An attempt ended before it came to the subscriptions. */
    void lost(Sending sending, Message attempt, boolean told, long now) {
        look(sending, now);
        if (told) {
            answer(sending, attempt, false, now);
        }
    }

    private void answer(Sending sending, Message attempt, boolean well, long now) {
        if (!sending.done) {
            long back = home.delay(attempt, attempt.retries);
            if (back != Way.LOST) {
                answer.at(now + back, answers.put(new Answer(sending, attempt.retries, well)));
            }
        }
    }

    private void answered(Answer answer, long now) {
        Sending sending = answer.sending();
        if (sending.done || isDown(sending)) {
            return; // nobody listens
        }
        Message message = sending.message();
        if (answer.well()) {
            sending.sender.tally().count(Count.ACKNOWLEDGED, message.occurredAt);
            tell(sending, Attempt.ACKNOWLEDGED, answer.attempt() + 1, now);
            end(sending, now);
        } else if (answer.attempt() == sending.attempts - 1) {
            sending.sender.tally().count(Count.REFUSED, message.occurredAt);
            tell(sending, Attempt.REFUSED, sending.attempts, now);
            sending.backsOff = true;
            sending.refusals++;
            arm(
                    sending,
                    sending.sender
                            .policy()
                            .backoff(sending.refusals, sending.sender.draws().of(message.identity, sending.refusals)),
                    now);
        }
    }

    /** Producers or witnesses of these names go down or come up again; what is due goes out then. */
    public void change(Set<String> who, int by, long now) {
        who.forEach(name -> down.merge(name, by, Integer::sum));
        if (by < 0) {
            for (Sending sending : meant(who)) {
                if (sending.overdue && !isDown(sending)) {
                    sending.overdue = false;
                    onTimer(sending, now);
                }
            }
        }
    }

    private boolean isDown(Sending sending) {
        return !down.isEmpty() && down.getOrDefault(sending.message().origin.name(), 0) > 0;
    }

    /** Producers or witnesses of these names lose what they keep. */
    public void crash(Set<String> who, long now) {
        for (Sending sending : meant(who)) {
            OutboxSender sender = sending.sender;
            sender.tally().count(Count.FORGOTTEN, sending.message().occurredAt);
            tell(sending, Attempt.FORGOTTEN, 0, now);
            if (sending.box.buffer.remove(sending)) {
                sender.tally().buffer(-1, now);
            }
            sending.publication.forgotten();
            leave(sending, now);
            receipts.lookAgain(sending.box, now);
        }
    }

    private List<Sending> meant(Set<String> who) {
        List<Sending> meant = new ArrayList<>();
        for (OutboxSender.Box box : all) {
            meant.addAll(box.inFlight);
            meant.addAll(box.buffer);
        }
        meant.removeIf(sending -> !who.contains(sending.message().origin.name()));
        return meant;
    }

    private void tell(Sending sending, Attempt what, int attempt, long now) {
        ledger.publishing().tell(sending.message(), what, attempt, now);
    }

    private void look(Sending sending, long now) {
        boolean waits = !sending.done && sending.publication.isNowhere();
        if (waits != sending.waits) {
            sending.waits = waits;
            if (watcher != null) {
                watcher.changed(waits ? 1 : -1, now);
            }
        }
    }

    /** Visits all that is kept. */
    public void forEach(Consumer<? super Message> visitor) {
        sendings.forEach(sending -> visitor.accept(sending.message()));
    }

    /** Visits attempts that the broker has put aside. */
    public void forEachEarly(Consumer<? super Message> visitor) {
        receipts.forEachEarly(visitor);
    }

    /** Visits what is nowhere but in an outbox, and attempts that the broker has put aside. */
    public void forEachWaiting(Consumer<? super Message> visitor) {
        sendings.forEach(sending -> {
            if (sending.waits) {
                visitor.accept(sending.message());
            }
        });
        receipts.forEachEarly(visitor);
    }
}
