package buzzville.message;

import buzzville.metric.Handled;
import buzzville.metric.Span;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Where all messages of one type from one zone go: who expects them, and how many there were.
 *
 * <p>Each is counted once here and not in every account that expects it; the accounts hear of the sum when a stretch of time ends
 * of which all instants are the same to their books, and when somebody reads them.
 */
final class Course {
    /** Who expects them all the time, in file order. */
    final Account[] accounts;

    private final Span span;
    private final KindBooks broker;
    /** Those of the broker and of all accounts. */
    private final KindBooks[] all;
    /** Those among them that others look into. */
    private KindBooks[] watched = {};

    private final Wholes wholes;
    private final int kind;
    private Handled[] handled = {};

    private long since;
    private long until;
    private long occurred;
    private long passed;

    Course(Account broker, Account[] accounts, EventKind kind, Wholes wholes, Span span) {
        this.accounts = accounts;
        this.span = span;
        this.broker = broker.books(kind);
        this.all = Stream.concat(Stream.of(broker), Arrays.stream(accounts))
                .map(account -> account.books(kind))
                .toArray(KindBooks[]::new);
        this.wholes = wholes;
        this.kind = kind.index();
        broker.follow(this);
        Arrays.stream(accounts).forEach(account -> account.follow(this));
    }

    /** A message occurred that goes this way. */
    void occurred(Message message) {
        reach(message.occurredAt);
        occurred++;
        for (KindBooks books : watched) {
            books.offeredToOthers(message);
        }
        for (Handled each : handled) {
            each.offered(message.occurredAt);
        }
    }

    /** The broker handed one over at the instant of its occurrence. */
    void passed(Message message) {
        reach(message.occurredAt);
        if (broker.isWatched()) {
            broker.passed(message);
        } else {
            passed++;
        }
    }

    /** Tells the accounts of all that was counted. */
    void tell() {
        if (occurred > 0) {
            for (KindBooks books : all) {
                books.offered(since, occurred);
            }
            occurred = 0;
        }
        if (passed > 0) {
            broker.passed(since, passed);
            passed = 0;
        }
    }

    private void reach(long instant) {
        if (instant < since || instant >= until) {
            enter(instant);
        }
    }

    private void enter(long instant) {
        tell();
        since = instant;
        until = span.edgeAfter(instant);
        watched = Arrays.stream(all).filter(KindBooks::isWatched).toArray(KindBooks[]::new);
        handled = accounts.length == 0 ? new Handled[0] : wholes.open(kind);
    }
}
