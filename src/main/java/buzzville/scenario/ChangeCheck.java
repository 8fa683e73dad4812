package buzzville.scenario;

import buzzville.broker.dispatch.Bulkhead;
import buzzville.consumer.scaling.Autoscaling;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a city can become another one while it runs: every difference between the two has to be one that it can take on. */
final class ChangeCheck {
    private static final String REFUSED = "cannot change while the city runs: ";
    private static final String ARRIVALS = "what happens by itself has to be the same with the change and without it";
    private static final String WHOLE = "it holds for the whole run";
    private static final String ROUTES = "who is told of what is settled for the whole run";
    private static final String ATTENDANCE = "when it joins and leaves is settled for the whole run";
    private static final String EFFECTS = "what follows from its work is settled for the whole run";
    private static final String MEMORY = "it remembers what it did with messages that are still there";

    /** What a running city can become, if nothing else speaks against it. */
    private static final Set<String> FREE = Set.of(
            "network",
            "prices",
            "promises",
            "measures",
            "label",
            "description",
            "admission",
            "aggregation",
            "lanes",
            "sharedCapacity",
            "dispatch",
            "ttl",
            "expiry",
            "threads",
            "workers",
            "prefetch",
            "serviceTime",
            "serviceTimes",
            "failure",
            "attempts",
            "scaling",
            "retry",
            "breaker",
            "backpressure",
            "rate");

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("zones", ARRIVALS),
            Map.entry("events", ARRIVALS),
            Map.entry("producers", ARRIVALS),
            Map.entry("load", ARRIVALS),
            Map.entry("seed", ARRIVALS),
            Map.entry("start", ARRIVALS),
            Map.entry("timezone", ARRIVALS),
            Map.entry("location", ARRIVALS),
            Map.entry("delivery", "messages are under way by the old rule"),
            Map.entry("partitions", "messages wait where the old rule has put them"),
            Map.entry("threadsOf", "threads have messages in hand by the old rule"),
            Map.entry("journal", "senders have been told what is safe by the old rule"),
            Map.entry("batching", "messages wait at their senders by the old rule"),
            Map.entry("fetch", "workers have asked for messages by the old rule"),
            Map.entry("deadLetter", MEMORY),
            Map.entry("order", "what is held back waits by the old rule"),
            Map.entry("acknowledge", "workers have messages in hand by the old rule"),
            Map.entry("subscribes", ROUTES),
            Map.entry("zones of a service", ROUTES),
            Map.entry("priorities", ROUTES),
            Map.entry("instances", ROUTES + "; expected 'workers'"),
            Map.entry("joins", ATTENDANCE),
            Map.entry("leaves", ATTENDANCE),
            Map.entry("from", ATTENDANCE),
            Map.entry("retention", ATTENDANCE),
            Map.entry("emits", EFFECTS),
            Map.entry("controls", EFFECTS),
            Map.entry("believes", EFFECTS),
            Map.entry("correlates", EFFECTS));

    private final Scenario before;
    private final Scenario after;
    private final long at;
    private final String place;
    private final Remarks remarks;

    /**
     * A check that has found nothing yet.
     *
     * @param at when the one becomes the other
     * @param place path of the patch that says so
     */
    ChangeCheck(Scenario before, Scenario after, long at, String place, Remarks remarks) {
        this.before = before;
        this.after = after;
        this.at = at;
        this.place = place;
        this.remarks = remarks;
    }

    void run() {
        Set<String> all = differences(before, after);
        if (all.isEmpty()) {
            remarks.warning(place, "this change changes nothing");
        }
        for (String key : all) {
            switch (key) {
                case "services" -> services();
                case "broker" -> broker();
                case "incidents" -> incidents();
                case "producers" -> byName(key, before.producers(), after.producers());
                case "events" -> byName(key, before.events(), after.events());
                default -> refuseUnlessFree(key);
            }
        }
    }

    /** The components in which two records of a class differ, by their names in Java. */
    static Set<String> differences(Record one, Record other) {
        Set<String> different = new LinkedHashSet<>();
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            if (!Objects.equals(value(component, one), value(component, other))) {
                different.add(component.getName());
            }
        }
        return different;
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record hides its " + component.getName(), e);
        }
    }

    private void byName(String key, Map<String, ?> then, Map<String, ?> now) {
        Set<String> names = new LinkedHashSet<>(then.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(then.get(name), now.get(name)));
        names.forEach(name -> refuse(ARRIVALS, key, name));
    }

    private void incidents() {
        Set<String> names = new LinkedHashSet<>(before.incidents().keySet());
        names.addAll(after.incidents().keySet());
        for (String name : names) {
            IncidentSpec then = before.incidents().get(name);
            IncidentSpec now = after.incidents().get(name);
            boolean changes = !Objects.equals(then, now);
            if (changes && then != null && then.at() <= at) {
                refuse("it has begun by then, at " + Remarks.duration(then.at()), "incidents", name);
            } else if (changes && now != null && now.at() < at) {
                refuse(
                        "it would begin at " + Remarks.duration(now.at()) + ", and it is " + Remarks.duration(at)
                                + " by then",
                        "incidents",
                        name);
            }
        }
    }

    private void broker() {
        BrokerSpec then = before.broker();
        BrokerSpec now = after.broker();
        Set<String> different = differences(then, now);
        if ((then.serviceTime() == null) != (now.serviceTime() == null)) {
            refuse(
                    "with a service time it has threads and lanes, and without one it has none",
                    "broker",
                    "service-time");
            return;
        }
        different.forEach(key -> refuseUnlessFree(key, "broker", kebab(key)));
        lanes(then.stage(), now.stage(), different, "broker");
        if (different.contains("threads") && then.dispatch() instanceof Bulkhead) {
            refuse("they belong to lanes", "broker", "threads");
        }
    }

    private void services() {
        Set<String> names = new LinkedHashSet<>(before.services().keySet());
        names.addAll(after.services().keySet());
        for (String name : names) {
            ServiceSpec then = before.services().get(name);
            ServiceSpec now = after.services().get(name);
            if (then == null) {
                refuse(
                        "who is there is settled for the whole run; expected 'joins' of a service that comes later",
                        "services",
                        name);
            } else if (now == null) {
                refuse(
                        "who is there is settled for the whole run; expected 'leaves' of a service that goes",
                        "services",
                        name);
            } else if (!then.equals(now)) {
                service(name, then, now);
            }
        }
        if (before.services().keySet().equals(after.services().keySet())
                && !order(before).equals(order(after))) {
            refuse(WHOLE, "services");
        }
    }

    private static String order(Scenario scenario) {
        return String.join("\n", scenario.services().keySet());
    }

    private void service(String name, ServiceSpec then, ServiceSpec now) {
        Set<String> different = differences(then, now);
        for (String key : different) {
            refuseUnlessFree(key.equals("zones") ? "zones of a service" : key, "services", name, kebab(key));
        }
        if (Stages.hasServiceTime(then) != Stages.hasServiceTime(now)) {
            refuse(
                    "with a service time it has workers, and without one messages just pass",
                    "services",
                    name,
                    "service-time");
        }
        boolean owned = then.dispatch() instanceof Bulkhead;
        boolean unlimited = then.workers() == Integer.MAX_VALUE;
        if (different.contains("workers")) {
            if (now.scaling() instanceof Autoscaling && !different.contains("scaling")) {
                refuse("they are its number at the beginning, and it scales by itself", "services", name, "workers");
            } else if (unlimited || now.workers() == Integer.MAX_VALUE) {
                refuse("an unlimited number has no workers of its own", "services", name, "workers");
            } else if (owned) {
                refuse("they belong to lanes", "services", name, "workers");
            }
        }
        if (different.contains("prefetch") && owned) {
            refuse("its workers belong to lanes", "services", name, "prefetch");
        }
        lanes(then.stage(), now.stage(), different, "services", name);
    }

    private void lanes(StageSpec then, StageSpec now, Set<String> different, Object... where) {
        boolean owns = then.dispatch() instanceof Bulkhead || now.dispatch() instanceof Bulkhead;
        if (owns && different.contains("dispatch")) {
            refuse("'bulkhead' gives lanes workers of their own for the whole run", and(where, "dispatch"));
        } else if (owns && different.contains("lanes")) {
            refuse("they have workers of their own", and(where, "lanes"));
        }
    }

    private static Object[] and(Object[] where, String key) {
        Object[] path = Arrays.copyOf(where, where.length + 1);
        path[where.length] = key;
        return path;
    }

    private void refuseUnlessFree(String key, Object... path) {
        if (!FREE.contains(key)) {
            refuse(REASONS.getOrDefault(key, WHOLE), path.length == 0 ? new Object[] {kebab(key)} : path);
        }
    }

    private void refuse(String reason, Object... path) {
        remarks.error(Remarks.under(place, path), REFUSED + reason);
    }

    private static String kebab(String javaName) {
        return javaName.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
