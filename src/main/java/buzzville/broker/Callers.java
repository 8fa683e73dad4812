package buzzville.broker;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Account;
import buzzville.message.Attendance;
import buzzville.message.Claim;
import buzzville.message.Copy;
import buzzville.message.Feeder;
import buzzville.message.Ledger;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Parcels;
import buzzville.message.Publisher;
import buzzville.message.Way;
import buzzville.metric.CallTally;
import buzzville.metric.CallTally.Count;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import buzzville.retry.Breaker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Producers that call: each instance tells what happened to all who expect it, one after the other, and waits for each answer.
 * A request waits in the service's lanes as any copy does; whoever called may have given up when it is served.
 *
 * <p>Requests and answers are events of their own even where the network takes no time, so that a long row of calls is no deep
 * recursion.
 */
public final class Callers implements Publisher, Feeder {
    /**
     * The network of calls.
     *
     * @param out from a producer to the city's middle
     * @param in from there to each service, by index of its account
     * @param back from each service to the middle, by index of its account
     * @param home from there to a producer
     */
    public record Ways(Way out, List<? extends Way> in, List<? extends Way> back, Way home) {}

    record Instance(Origin origin, int number) {}

    /** @param well whether the service did its work; else it refused */
    private record Answer(Call call, Copy request, boolean well) {}

    private final Simulation simulation;
    private final Ledger ledger;
    private final long timeout;
    private final Ways ways;
    private final List<Subscription> subscriptions;
    private final Function<Origin, Sender> senders;
    private final PolicyTally tally;

    private final Map<Instance, Caller> callers = new LinkedHashMap<>();
    private final Parcels<Call> calls = new Parcels<>();
    private final Parcels<Copy> requests = new Parcels<>();
    private final Parcels<Answer> answers = new Parcels<>();
    private final EventType request;
    private final EventType answer;
    private final EventType timeouts;
    private final EventType again;
    private @Nullable LengthWatcher watcher;

    /**
     * Nobody calls yet.
     *
     * @param timeout longest wait for an answer, nanoseconds
     * @param subscriptions by index of their account
     * @param senders who an origin belongs to
     * @param tally the books of this way to deliver: answered, refused, and waited for in vain
     */
    public Callers(
            Simulation simulation,
            Ledger ledger,
            long timeout,
            Ways ways,
            List<Subscription> subscriptions,
            Function<Origin, Sender> senders,
            PolicyTally tally) {
        this.simulation = simulation;
        this.ledger = ledger;
        this.timeout = timeout;
        this.ways = ways;
        this.subscriptions = subscriptions;
        this.senders = senders;
        this.tally = tally;
        this.request = simulation.eventType("call/request", Rank.NETWORK, (now, slot) -> {
            Copy copy = requests.take((int) slot);
            subscriptions.get(copy.account.index()).offer(copy, now);
        });
        this.answer = simulation.eventType(
                "call/answer", Rank.NETWORK, (now, slot) -> answered(answers.take((int) slot), now));
        this.timeouts = simulation.eventType("call/timeout", Rank.TIMER, (now, slot) -> onTimeout((int) slot, now));
        this.again = simulation.eventType("call/again", Rank.TIMER, (now, slot) -> onAgain((int) slot, now));
    }

    /** Tells somebody of every change of how many wait until their instance has finished calling. */
    public void tell(LengthWatcher watcher) {
        this.watcher = watcher;
    }

    private void change(int change, long now) {
        if (watcher != null) {
            watcher.changed(change, now);
        }
    }

    @Override
    public void happened(Message message) {
        ledger.occurred(message);
    }

    @Override
    public void carry(Message message, long now, long arrival) {
        throw new IllegalStateException("a call arrives when it arrives");
    }

    @Override
    public void send(Message message, long now) {
        message.called = true;
        message.publishedAt = now;
        message.arrivedAt = now;
        Instance instance = new Instance(message.origin, message.instance);
        Caller caller = callers.get(instance);
        if (caller == null) {
            caller = new Caller(instance, senders.apply(message.origin));
            callers.put(instance, caller);
            caller.sender.tally().busier(now, 1);
        }
        if (caller.isFree()) {
            begin(caller, message, now);
        } else {
            caller.waiting.add(message);
            change(1, now);
        }
    }

    /** A request was let in at last; its caller waits for the answer, not for that. */
    @Override
    public void released(Copy copy, long now) {}

    /** Visits what waits for its instance to have finished calling for what happened before. */
    public void forEachWaiting(Consumer<? super Message> visitor) {
        callers.values().forEach(caller -> caller.waiting.forEach(visitor));
    }

    /** Visits the requests on their way. */
    public void forEachRequest(Consumer<? super Copy> visitor) {
        requests.forEach(visitor);
    }

    /**
     * Visits a copy for each who is not called yet, and one for each who is being called; the latter's claim knows whether
     * that is needed.
     */
    public void forEachCalled(Consumer<? super Copy> visitor) {
        calls.forEach(call -> {
            for (int i = call.at; i < call.message.route.length; i++) {
                Copy copy = new Copy(call.message, call.message.route[i]);
                copy.claim = i == call.at ? call.claim : null;
                visitor.accept(copy);
            }
        });
    }

    /** Calls for a message, and for what waits behind it as long as nothing has to be waited for. */
    private void begin(Caller caller, Message first, long now) {
        Message message = first;
        while (message != null) {
            caller.calling++;
            Call call = new Call(this, caller, message);
            call.slot = calls.put(call);
            message.admittedAt = now;
            join(message);
            ledger.routed(message, 0, 0, now);
            if (now > message.arrivedAt) {
                tally.blocked(message.priority, message.occurredAt, now - message.arrivedAt);
            }
            message = next(call, now) ? null : end(call, now);
        }
        leaveIfIdle(caller, now);
    }

    /** Whoever listens at this moment and does not do so all the time is called too. */
    private void join(Message message) {
        ledger.complete(message);
        for (Account guest : ledger.guests(message)) {
            Attendance attendance = guest.attendance();
            if (attendance != null && attendance.present()) {
                attendance.handed(message);
            }
        }
    }

    /** Calls the next who expects it. @return false if there is none */
    private boolean next(Call call, long now) {
        while (++call.at < call.message.route.length) {
            Sender sender = call.caller.sender;
            call.claim = new Claim(call, sender.retries() != null);
            call.attempts = 0;
            sender.began(now);
            if (attempt(call, now)) {
                return true;
            }
        }
        return false;
    }

    /** All have been called. @return what its instance calls for next, or null */
    private @Nullable Message end(Call call, long now) {
        calls.take(call.slot);
        call.caller.calling--;
        Message behind = call.caller.waiting.poll();
        if (behind != null) {
            change(-1, now);
        }
        return behind;
    }

    private void goOn(Call call, long now) {
        if (!next(call, now)) {
            Message behind = end(call, now);
            if (behind != null) {
                begin(call.caller, behind, now);
            } else {
                leaveIfIdle(call.caller, now);
            }
        }
    }

    private void leaveIfIdle(Caller caller, long now) {
        if (caller.calling == 0) {
            callers.remove(caller.instance);
            caller.sender.tally().busier(now, -1);
        }
    }

    /** Sends a request. @return false if a breaker stops it, which ends the attempts at this one */
    private boolean attempt(Call call, long now) {
        Sender sender = call.caller.sender;
        Message message = call.message;
        Account account = call.called();
        Claim claim = call.claim();
        Copy copy = new Copy(message, account);
        copy.claim = claim;
        copy.retries = call.attempts;
        copy.sentAt = now;
        copy.feeder = this;
        Breaker breaker = sender.breaker(account.index());
        if (breaker != null && !breaker.allows(now)) {
            sender.stopped(message);
            claim.refrained(copy, Fate.SUPPRESSED);
            giveUp(call, now);
            return false;
        } else if (breaker != null) {
            breaker.called(now);
        }
        call.attempts++;
        call.awaited = copy;
        call.timer = timeouts.timer(now + timeout, call.slot);
        claim.attempted();
        sender.attempted(message, call.attempts);
        long out = ways.out().delay(message, trip(copy));
        long in = ways.in().get(account.index()).delay(message, copy.retries);
        if (out == Way.LOST || in == Way.LOST) {
            ledger.lost(copy, Fate.NETWORK, now);
        } else {
            copy.travelled = out + in;
            request.in(out + in, requests.put(copy));
        }
        return true;
    }

    /** A service has done the work of a request. */
    void served(Call call, Copy copy, boolean first, long now) {
        CallTally books = call.caller.sender.tally();
        if (!first) {
            books.wasted(copy.message.occurredAt, now - copy.startedAt);
        } else if (call.awaited != copy) {
            books.count(Count.LATE, copy.message.occurredAt);
        }
        answer(call, copy, true);
    }

    /** A request ended otherwise. */
    void lost(Call call, Copy copy, Fate fate, long now) {
        if (Sender.hearsOf(copy, fate)) {
            answer(call, copy, false);
        }
    }

    private void answer(Call call, Copy copy, boolean well) {
        if (call.awaited == copy) {
            long back = ways.back().get(copy.account.index()).delay(copy.message, copy.retries);
            long home = ways.home().delay(copy.message, trip(copy));
            if (back != Way.LOST && home != Way.LOST) {
                answer.in(back + home, answers.put(new Answer(call, copy, well)));
            }
        }
    }

    private void answered(Answer answer, long now) {
        Call call = answer.call();
        if (call.awaited != answer.request()) {
            return; // given up meanwhile
        }
        simulation.cancel(call.timer);
        call.awaited = null;
        Message message = call.message;
        tally.count(answer.well() ? Deed.ADMITTED : Deed.REJECTED, message.priority, message.occurredAt);
        Breaker breaker = call.caller.sender.breaker(call.called().index());
        long took = now - answer.request().sentAt;
        if (answer.well()) {
            if (breaker != null) {
                breaker.succeeded(now, took);
            }
            call.caller.sender.tally().count(Count.ANSWERED, message.occurredAt);
            ledger.givenUp(call.claim(), now);
            goOn(call, now);
        } else {
            failed(call, Count.REFUSED, took, now);
        }
    }

    private void onTimeout(int slot, long now) {
        Call call = calls.at(slot);
        call.awaited = null;
        tally.count(Deed.DROPPED, call.message.priority, call.message.occurredAt);
        failed(call, Count.TIMEOUTS, timeout, now);
    }

    private void failed(Call call, Count how, long took, long now) {
        Sender sender = call.caller.sender;
        sender.tally().count(how, call.message.occurredAt);
        Breaker breaker = sender.breaker(call.called().index());
        if (breaker != null) {
            breaker.failed(now, took);
        }
        long delay = sender.delay(call.message, call.attempts, now);
        if (delay >= 0) {
            again.in(delay, call.slot);
        } else {
            giveUp(call, now);
            goOn(call, now);
        }
    }

    private void onAgain(int slot, long now) {
        Call call = calls.at(slot);
        if (!attempt(call, now)) {
            goOn(call, now);
        }
    }

    private void giveUp(Call call, long now) {
        call.caller.sender.tally().count(Count.GIVEN_UP, call.message.occurredAt);
        ledger.givenUp(call.claim(), now);
    }

    /** Aims the draws of what is common to all services. */
    private int trip(Copy copy) {
        return copy.retries * subscriptions.size() + copy.account.index();
    }
}
