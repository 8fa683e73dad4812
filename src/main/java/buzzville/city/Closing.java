package buzzville.city;

import buzzville.broker.Broker;
import buzzville.broker.Journal;
import buzzville.broker.Lane;
import buzzville.broker.Partition;
import buzzville.broker.backpressure.Throttle;
import buzzville.consumer.Workers;
import buzzville.kernel.InvariantException;
import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Ledger;
import buzzville.message.Message;
import buzzville.message.Priority;
import buzzville.metric.Tally;

/**
 * The end of a run: finds every message that is still somewhere, wherever that is, and checks that the books then close.
 *
 * <p>The messages in flight are counted where they stand and not by subtraction, so that a lost one cannot hide.
 */
final class Closing {
    private final City.Wiring wiring;
    private final Ledger ledger;
    private final Broker broker;

    Closing(City.Wiring wiring) {
        this.wiring = wiring;
        this.ledger = wiring.ledger();
        this.broker = wiring.broker();
    }

    void close(long end) {
        findUpstream(end);
        for (Stage stage : wiring.stages()) {
            if (isService(stage)) {
                findAtService(stage, end);
            }
        }
        wiring.delivery().forEachExpected(copy -> ledger.inFlight(copy, end));
        finishLevels(end);
        check(end);
    }

    private static boolean isService(Stage stage) {
        return stage.account().index() >= 0;
    }

    private void findUpstream(long end) {
        broker.forEachUnread(copy -> ledger.inFlight(copy, end));
        wiring.sources().forEachPending(message -> ledger.inFlightUpstream(message, end));
        wiring.ordering().forEachWaiting(message -> ledger.inFlightUpstream(message, end));
        Throttle throttle = wiring.throttle();
        if (throttle != null) {
            throttle.forEachWaiting(message -> ledger.inFlightUpstream(message, end));
            throttle.throttledSenders().finish(end);
        }
        broker.forEachUnderWay(message -> ledger.inFlightUpstream(message, end));
        broker.forEachPutOff(message -> ledger.inFlightUpstream(message, end));
        broker.finishWindows(message -> ledger.inFlightUpstream(message, end));
        broker.forEachHanding(message -> ledger.inFlightHanding(message, end));
        wiring.delivery().forEachUpstream(message -> ledger.inFlightUpstream(message, end));
        wiring.delivery().forEachUnderWay(copy -> ledger.inFlight(copy, end));
        broker.door().forEachBehind(message -> ledger.inFlightUpstream(message, end));
        boolean passing = broker.partitions().isEmpty();
        findInJournal(passing, end);
        broker.door().forEachHanding(message -> handing(message, passing, end));
        for (Partition partition : broker.partitions()) {
            partition.lanes().forEachPutOff(copy -> ledger.inFlightUpstream(copy.message, end));
            partition.lanes().forEachHeld(copy -> {
                if (copy.feeder != broker.door() && !Journal.feeds(copy)) { // these two find their own
                    ledger.inFlightUpstream(copy.message, end);
                }
            });
            partition.lanes().forEachWaiting(copy -> {
                partition.lanes().presence().stillHere(copy, end);
                ledger.inFlightUpstream(copy.message, end);
            });
        }
        for (Workers threads : wiring.threads()) {
            threads.forEach(copy -> {
                Partition partition = broker.partitions().get(copy.message.partition);
                partition.lanes().presence().stillHere(copy, end);
                handing(copy.message, partition.isHanding(copy.message), end);
            });
        }
    }

    private void findInJournal(boolean passing, long end) {
        Journal journal = broker.journal();
        if (journal == null) {
            return;
        }
        journal.forEachPending(message -> ledger.inFlightUpstream(message, end));
        journal.forEachHanding(message -> handing(message, passing, end));
        journal.forEachKept(copy -> {
            if (copy.account.index() < 0) {
                if (copy.enteredAt != Message.NEVER) {
                    broker.partitions()
                            .get(copy.message.partition)
                            .lanes()
                            .presence()
                            .stillHere(copy, end);
                }
                ledger.inFlightUpstream(copy.message, end);
            }
        });
    }

    /** @param atSubscriptions whether it has come as far as the subscriptions, which then know of their copies */
    private void handing(Message message, boolean atSubscriptions, long end) {
        if (atSubscriptions) {
            ledger.inFlightHanding(message, end);
        } else {
            ledger.inFlightUpstream(message, end);
        }
    }

    private void findAtService(Stage stage, long end) {
        stage.lanes().forEachPutOff(copy -> ledger.inFlight(copy, end));
        stage.lanes().forEachHeld(copy -> ledger.inFlight(copy, end));
        stage.lanes().forEachWaiting(copy -> present(stage, copy, end));
        if (broker.journal() != null) {
            broker.journal().forEachKept(copy -> {
                if (copy.account == stage.account() && copy.enteredAt != Message.NEVER) {
                    present(stage, copy, end);
                } else if (copy.account == stage.account()) {
                    ledger.inFlight(copy, end);
                }
            });
        }
        if (stage.workers() != null) {
            stage.workers().forEach(copy -> present(stage, copy, end));
        }
        if (stage.resilience() != null) {
            stage.resilience().forEachParked(copy -> present(stage, copy, end));
        }
    }

    private void present(Stage stage, Copy copy, long end) {
        stage.lanes().presence().stillHere(copy, end);
        ledger.inFlight(copy, end);
    }

    private void finishLevels(long end) {
        for (Stage stage : wiring.stages()) {
            stage.lanes().total().finish(end);
            for (Lane lane : stage.lanes().lanes()) {
                lane.length().finish(end);
                lane.full().finish(end);
            }
            if (stage.workers() != null) {
                stage.workers().busy().finish(end);
            }
            if (stage.resilience() != null) {
                stage.resilience().finish(end);
            }
            if (stage.lag() != null) {
                stage.lag().finish(end);
            }
            if (stage.members() != null) {
                stage.members().pausing().finish(end);
            }
            if (stage.headcount() != null) {
                stage.headcount().level().finish(end);
            }
            if (stage.supervisor() != null) {
                stage.supervisor().starting().level().finish(end);
            }
        }
        broker.door().blockedSenders().finish(end);
        wiring.delivery().finish(end);
        wiring.ordering().finish(end);
        wiring.watched().forEach(level -> level.finish(end));
    }

    private void check(long end) {
        for (Stage stage : wiring.stages()) {
            stage.lanes().presence().check(end);
            check(stage.account());
        }
        check(ledger.broker());
    }

    private static void check(Account account) {
        for (Priority priority : Priority.values()) {
            Tally tally = account.tally(priority);
            if (tally.imbalance() != 0) {
                throw new InvariantException(
                        "the ledger of '%s' does not close: of %d %s messages offered, %d are missing"
                                .formatted(account.name(), tally.offered(), priority.label(), tally.imbalance()));
            }
        }
    }
}
