package buzzville.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has clocks in a city, by name: each instance of a producer, of a witness and of a service, and the broker.
 *
 * <p>The only instance is called as the whole is, such as {@code light}; of several, each has its number: {@code light[0]}.
 */
public final class Processes {
    /** The broker, as a process. */
    public static final String BROKER = "broker";

    private static final Pattern INSTANCE = Pattern.compile("(.+)\\[(0|[1-9][0-9]{0,8})]");

    private final Map<String, Integer> counts;

    /** The processes of a city. */
    public Processes(Scenario scenario) {
        this.counts = counts(scenario);
    }

    /** How many instances there are of each producer, witness and service, in file order. */
    static Map<String, Integer> counts(Scenario scenario) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        scenario.producers().forEach((name, producer) -> {
            counts.put(name, producer.count());
            producer.witnesses().keySet().forEach(witness -> counts.put(witness, producer.count()));
        });
        scenario.services().forEach((name, service) -> counts.merge(name, service.instances(), Math::max));
        return Collections.unmodifiableMap(counts);
    }

    /** Whether a name is that of one of several instances, such as {@code light[3]}. */
    static boolean isInstance(String name, Map<String, Integer> counts) {
        Matcher instance = INSTANCE.matcher(name);
        return instance.matches()
                && counts.getOrDefault(instance.group(1), 1) > 1
                && Integer.parseInt(instance.group(2)) < counts.getOrDefault(instance.group(1), 0);
    }

    /** How many instances there are of each producer, witness and service, in file order. */
    public Map<String, Integer> counts() {
        return counts;
    }

    /**
     * The name of a process.
     *
     * @param whole name of a producer, a witness or a service; or of an instance of a service, as it is
     * @param instance from 0
     */
    public String name(String whole, int instance) {
        return counts.getOrDefault(whole, 1) == 1 ? whole : whole + "[" + instance + "]";
    }

    /** Whether there is a process of this name. */
    public boolean has(String process) {
        return process.equals(BROKER) || counts.containsKey(whole(process));
    }

    /** Whose instance a process is: the name without its number. */
    public String whole(String process) {
        int bracket = process.lastIndexOf('[');
        return counts.containsKey(process) || bracket < 0 ? process : process.substring(0, bracket);
    }
}
