package buzzville.city;

import buzzville.city.life.Lookout;
import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.message.Work;
import buzzville.metric.Fate;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run of which somebody notes who sent and received what in which order, and what happened before what by that alone. A message is
 * a number, in the order of sending.
 */
final class Witnessed implements Lookout, Recorder {
    /** What became of one message at one subscription. */
    record End(int message, Copy copy, @Nullable Fate fate, long at) {}

    final List<Message> messages = new ArrayList<>();
    /** By message, all that were sent before it as far as its sender could know. */
    final List<BitSet> past = new ArrayList<>();
    /** By service, what it began to work on, in order. */
    final Map<String, List<Integer>> received = new LinkedHashMap<>();
    /** By service, all that came to it or before it. */
    final Map<String, Map<Integer, End>> ends = new LinkedHashMap<>();

    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Map<String, BitSet> known = new HashMap<>();
    private final Map<Message, Integer> sequence = new HashMap<>();
    final Run run;

    Witnessed(Scenario scenario) {
        City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0, this);
        city.record(this);
        run = city.finish();
    }

    private static String sender(Message message) {
        String name = message.origin.name();
        return name.endsWith("]") || message.instance == 0 ? name : name + "[" + message.instance + "]";
    }

    private BitSet known(String process) {
        return known.computeIfAbsent(process, fresh -> new BitSet());
    }

    @Override
    public void occurred(Message message) {
        int number = messages.size();
        numbers.put(message.identity, number);
        sequence.put(message, number);
        messages.add(message);
        BitSet own = known(sender(message));
        past.add((BitSet) own.clone());
        own.set(number);
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        int number = number(message);
        if (copy != null) {
            ends.computeIfAbsent(account.name(), fresh -> new HashMap<>())
                    .put(number, new End(number, copy, fate, now));
        }
    }

    private int number(Message message) {
        return numbers.getOrDefault(message.identity, -1);
    }

    @Override
    public Work work(Function<Copy, String> place, Work work) {
        return new Work() {
            @Override
            public long serviceTime(Copy copy) {
                if (copy.account.index() >= 0) {
                    int number = number(copy.message);
                    BitSet own = known(copy.account.name());
                    own.or(past.get(number));
                    own.set(number);
                    received.computeIfAbsent(copy.account.name(), fresh -> new ArrayList<>())
                            .add(number);
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
        };
    }

    /** Whether one message was sent before another as far as the other's sender could know. */
    boolean isBefore(int one, int other) {
        return past.get(other).get(one);
    }

    /** Whether two messages have one sender, which sent the one first. */
    boolean isBeforeBySender(int one, int other) {
        return one < other && sender(messages.get(one)).equals(sender(messages.get(other)));
    }

    /** Whether a message was sent to a service, whatever became of it. */
    boolean goesTo(int message, String service) {
        for (Account account : messages.get(message).route) {
            if (account.name().equals(service)) {
                return true;
            }
        }
        return false;
    }
}
