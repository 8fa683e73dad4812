package buzzville.city.life;

import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks for the happenings that messages of some kind are about, in the order in which they happened. */
public final class First implements Recorder {
    private static final int MOST = 10_000;

    private final Predicate<Message> condition;
    private final Set<Long> roots = new LinkedHashSet<>();

    /** @param condition of the messages; asked once for each, in the order in which they occur */
    public First(Predicate<Message> condition) {
        this.condition = condition;
    }

    @Override
    public void occurred(Message message) {
        if (!(message instanceof Aggregate) && condition.test(message) && roots.size() < MOST) {
            roots.add(message.incident);
        }
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {}

    /** Their identities, each once. */
    public List<Long> roots() {
        return new ArrayList<>(roots);
    }
}
