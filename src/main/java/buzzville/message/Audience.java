package buzzville.message;

import buzzville.metric.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Who expects a message: those who listen all the time from its occurrence on, the others once it is routed. */
final class Audience {
    private final Course[][] courses;
    /** Who expects an event only while it listens; null if everybody listens all the time. */
    private final Account @Nullable [][][] guests;

    private final Wholes wholes;

    /** @param routes who expects an event, by index of the event and index of the zone plus one, in file order */
    Audience(Account broker, Account[][][] routes, Wholes wholes, Span span) {
        boolean steady = Routes.all(routes).allMatch(account -> account.attendance() == null);
        Account[][][] residents = steady ? routes : Routes.only(routes, false);
        this.courses = new Course[routes.length][];
        for (EventKind kind : broker.kinds()) {
            courses[kind.index()] = Arrays.stream(residents[kind.index()])
                    .map(accounts -> new Course(broker, accounts, kind, wholes, span))
                    .toArray(Course[]::new);
        }
        this.guests = steady ? null : Routes.only(routes, true);
        this.wholes = wholes;
    }

    /** A message occurred: those are told who expect it whenever it is routed. */
    void expect(Message message) {
        Course course = courses[message.kind.index()][message.zone + 1];
        message.course = course;
        message.route = course.accounts;
        message.unsettled = course.accounts.length;
        course.occurred(message);
    }

    /** Those who would expect this message if they listened, in file order; empty if everybody listens all the time. */
    Account[] guests(Message message) {
        if (guests == null) {
            return Message.NOBODY;
        }
        return message instanceof Aggregate aggregate
                ? guests(aggregate.last())
                : guests[message.kind.index()][message.zone + 1];
    }

    /** Whoever listens now expects a message too; of several attempts to publish it, the first that comes so far decides. */
    void complete(Message message) {
        if (message.publication == null) {
            add(message);
        } else {
            Message first = message.first();
            if (message.publication.complete()) {
                add(first);
            }
            message.route = first.route;
        }
    }

    /** Somebody who was not there when the message was routed gets it after all, once whatever the number of attempts. */
    void offeredLate(Message message, Account guest) {
        if (message instanceof Aggregate aggregate) {
            aggregate.forEachOriginal(guest::offered);
        } else if (message.publication == null || message.publication.offeredLate(guest)) {
            guest.offered(message);
        }
    }

    private void add(Message message) {
        for (Account guest : guests(message)) {
            Attendance attendance = guest.attendance();
            if (attendance != null && attendance.present()) {
                if (message.route.length == 0) {
                    wholes.offered(message);
                }
                message.route = Arrays.copyOf(message.route, message.route.length + 1);
                message.route[message.route.length - 1] = guest;
                message.unsettled++;
                guest.offered(message);
            }
        }
    }
}
