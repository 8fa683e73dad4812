package buzzville.broker;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Message;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds what a recovery delivers again that reads the last messages whoever has had them. */
final class Repetitions {
    private final Collection<Message> recent;
    private final Account broker;
    private final IdentityHashMap<Message, Set<Account>> known = new IdentityHashMap<>();

    /** @param broker the account of copies that wait for the broker itself, and stand for everybody's */
    Repetitions(Collection<Message> recent, Account broker) {
        this.recent = recent;
        this.broker = broker;
    }

    /** It has not come to its subscriptions yet. */
    void leaveOut(Message message) {
        accounts(message).add(broker);
    }

    /** It is delivered anyway. */
    void leaveOut(Copy copy) {
        accounts(copy.message).add(copy.account);
    }

    private Set<Account> accounts(Message message) {
        return known.computeIfAbsent(message, fresh -> Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** All others of a partition, in the order in which they were appended. */
    void addTo(List<Copy> again, int partition) {
        for (Message message : recent) {
            Set<Account> left = accounts(message);
            if (message.partition == partition && !left.contains(broker)) {
                for (Account account : message.route) {
                    if (!left.contains(account)) {
                        again.add(new Copy(message, account));
                    }
                }
            }
        }
    }
}
