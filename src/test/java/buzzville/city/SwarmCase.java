package buzzville.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A random little city of one service whose every number is a few milliseconds, so that nearly everything happens at the
 * same instant as something else: what the engine and the reference are both asked to run.
 *
 * @param seed that it was drawn from
 * @param kinds one producer for each type of event, in file order
 * @param lanes of the service
 * @param shared capacity of all lanes together, or {@link #NONE}
 * @param dispatch policy
 * @param borrow whether lanes with workers of their own use the common ones too
 * @param classTtl by priority, or {@link #NONE}
 * @param lateExpiry whether expired messages leave at dispatch only
 * @param attempts all of which fail; 0 when none ever fails
 * @param outages in file order
 * @param delay between two attempts
 */
record SwarmCase(
        long seed,
        int duration,
        List<Kind> kinds,
        List<LanePlan> lanes,
        int shared,
        String dispatch,
        boolean borrow,
        int[] classTtl,
        boolean lateExpiry,
        int workers,
        int prefetch,
        int attempts,
        List<Outage> outages,
        int delay) {
    static final int NONE = -1;
    static final List<String> PRIORITIES = List.of("critical", "high", "normal", "info");

    /** A type of event, how long it takes and when it comes. */
    record Kind(int priority, int service, int ttl, int size, List<Integer> arrivals) {}

    /** A lane that accepts a range of priorities; its weight is also its quantum, in units of 250 bytes. */
    record LanePlan(
            String name,
            int first,
            int last,
            int capacity,
            String overflow,
            int ttl,
            boolean byPriority,
            int weight,
            int owned) {
        boolean accepts(int priority) {
            return first <= priority && priority <= last;
        }
    }

    /** Some workers, or all of them, are away for a while. */
    record Outage(int at, int lasting, int workers, String inService) {}

    /**
     * Draws a case.
     *
     * @param whole whether it lasts until all work is done; otherwise it is cut short
     */
    static SwarmCase draw(long seed, boolean whole) {
        Random random = new Random(seed);
        int workers = 1 + random.nextInt(3);
        boolean failing = random.nextInt(5) == 0;
        int horizon = 10 + random.nextInt(30);
        List<Kind> kinds = new ArrayList<>();
        for (int k = 1 + random.nextInt(5); k > 0; k--) {
            List<Integer> arrivals = new ArrayList<>();
            for (int n = 1 + random.nextInt(12); n > 0; n--) {
                arrivals.add(random.nextInt(horizon));
            }
            arrivals.sort(null);
            kinds.add(new Kind(
                    random.nextInt(4),
                    random.nextInt(7),
                    random.nextInt(3) == 0 ? random.nextInt(15) : NONE,
                    50 * (1 + random.nextInt(20)),
                    arrivals));
        }
        String dispatch = List.of(
                        "fifo",
                        "strict-priority",
                        "weighted-fair",
                        "earliest-deadline",
                        "lifo",
                        "deficit-round-robin",
                        "bulkhead")
                .get(random.nextInt(7));
        boolean ordered = dispatch.equals("lifo") || dispatch.equals("earliest-deadline");
        boolean sharing = random.nextInt(3) == 0;
        List<LanePlan> lanes = lanes(random, sharing, !ordered);
        boolean borrow = random.nextBoolean();
        if (dispatch.equals("bulkhead")) {
            int owned = lanes.stream().mapToInt(LanePlan::owned).sum();
            boolean allOwn = lanes.stream().allMatch(lane -> lane.owned() > 0);
            int common = allOwn ? random.nextInt(3) : 1 + random.nextInt(2);
            dispatch = owned == 0 ? "fifo" : dispatch;
            borrow |= allOwn && common > 0;
            workers = owned + common;
        }
        int[] classTtl = new int[4];
        for (int p = 0; p < 4; p++) {
            classTtl[p] = random.nextInt(8) == 0 ? random.nextInt(15) : NONE;
        }
        List<Outage> outages = new ArrayList<>();
        for (int n = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0; n > 0; n--) {
            outages.add(new Outage(
                    random.nextInt(horizon),
                    1 + random.nextInt(15),
                    random.nextBoolean() ? workers : 1 + random.nextInt(workers),
                    List.of("finish", "freeze", "abort").get(random.nextInt(3))));
        }
        return new SwarmCase(
                seed,
                whole ? 2_000 : 40,
                kinds,
                lanes,
                sharing ? 1 + random.nextInt(5) : NONE,
                dispatch,
                borrow,
                classTtl,
                random.nextInt(4) == 0,
                workers,
                random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1,
                failing ? 1 + random.nextInt(3) : 0,
                outages,
                random.nextBoolean() ? 1 + random.nextInt(8) : 0);
    }

    private static List<LanePlan> lanes(Random random, boolean sharing, boolean mayOrder) {
        List<String> policies = new ArrayList<>(List.of("reject", "drop-newest", "drop-oldest", "block"));
        if (sharing) {
            policies.add("push-out");
            policies.add("push-out");
        }
        List<LanePlan> lanes = new ArrayList<>();
        for (int first = 0; first < 4; ) {
            int last = Math.min(3, first + random.nextInt(4));
            lanes.add(new LanePlan(
                    "lane" + lanes.size(),
                    first,
                    last,
                    random.nextInt(3) == 0 ? NONE : random.nextInt(4),
                    policies.get(random.nextInt(policies.size())),
                    random.nextInt(5) == 0 ? random.nextInt(12) : NONE,
                    mayOrder && random.nextInt(4) == 0,
                    1 << random.nextInt(3),
                    random.nextInt(3)));
            first = last + 1;
        }
        return lanes;
    }

    /** Several cases as one scenario: cities within a city that never meet. All last as long as the first. */
    static String yaml(List<SwarmCase> cases) {
        StringBuilder yaml = new StringBuilder("duration: %dms\n".formatted(cases.get(0).duration));
        section(yaml, "events", cases, SwarmCase::events);
        section(yaml, "producers", cases, SwarmCase::producers);
        section(yaml, "services", cases, SwarmCase::service);
        section(yaml, "incidents", cases, SwarmCase::incidents);
        return yaml.toString();
    }

    private static void section(
            StringBuilder yaml, String name, List<SwarmCase> cases, Function<SwarmCase, String> part) {
        String text = String.join("", cases.stream().map(part).toList());
        yaml.append(name).append(text.isEmpty() ? ": {}\n" : ":\n" + text);
    }

    /** The name of a producer. */
    String producer(int kind) {
        return "p" + seed + "_" + kind;
    }

    private String event(int kind) {
        return "e" + seed + "_" + kind;
    }

    private String events() {
        StringBuilder yaml = new StringBuilder();
        for (int k = 0; k < kinds.size(); k++) {
            Kind kind = kinds.get(k);
            yaml.append("  %s: {priority: %s, size: %dB%s}\n"
                    .formatted(event(k), PRIORITIES.get(kind.priority()), kind.size(), ttl(kind.ttl())));
        }
        return yaml.toString();
    }

    private String producers() {
        StringBuilder yaml = new StringBuilder();
        for (int k = 0; k < kinds.size(); k++) {
            List<String> times =
                    kinds.get(k).arrivals().stream().map(t -> t + "ms").toList();
            yaml.append("  %s: {emits: %s, arrivals: {kind: at, times: %s}}\n".formatted(producer(k), event(k), times));
        }
        return yaml.toString();
    }

    private String service() {
        List<String> names = new ArrayList<>();
        List<String> times = new ArrayList<>();
        for (int k = 0; k < kinds.size(); k++) {
            names.add(event(k));
            times.add(event(k) + ": " + kinds.get(k).service() + "ms");
        }
        String service = """
                  s%d:
                    subscribes: %s
                    workers: %d
                    prefetch: %d
                    service-times: {%s}
                    failure: %d%%
                    %s
                    shared-capacity: %s
                    expiry: %s
                    lanes:
                """.formatted(
                seed,
                names,
                workers,
                prefetch,
                String.join(", ", times),
                attempts > 0 ? 100 : 0,
                delay == 0
                        ? "attempts: " + Math.max(1, attempts)
                        : "retry: {kind: fixed, attempts: %d, delay: %dms}".formatted(Math.max(1, attempts), delay),
                shared == NONE ? "unlimited" : shared,
                lateExpiry ? "at-dispatch" : "at-deadline");
        return service + queue();
    }

    private String queue() {
        StringBuilder yaml = new StringBuilder();
        List<String> weights = new ArrayList<>();
        List<String> quanta = new ArrayList<>();
        List<String> owned = new ArrayList<>();
        for (LanePlan lane : lanes) {
            yaml.append("      %s: {accepts: %s, overflow: %s, order: %s, capacity: %s%s}\n"
                    .formatted(
                            lane.name(),
                            PRIORITIES.subList(lane.first(), lane.last() + 1),
                            lane.overflow(),
                            lane.byPriority() ? "priority" : "arrival",
                            lane.capacity() == NONE ? "unlimited" : lane.capacity(),
                            ttl(lane.ttl())));
            weights.add(lane.name() + ": " + lane.weight());
            quanta.add(lane.name() + ": " + 250 * lane.weight() + "B");
            if (lane.owned() > 0) {
                owned.add(lane.name() + ": " + lane.owned());
            }
        }
        List<String> ttls = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            if (classTtl[p] != NONE) {
                ttls.add(PRIORITIES.get(p) + ": " + classTtl[p] + "ms");
            }
        }
        String kind = switch (dispatch) {
            case "weighted-fair" -> "{kind: weighted-fair, weights: {" + String.join(", ", weights) + "}}";
            case "deficit-round-robin" -> "{kind: deficit-round-robin, quanta: {" + String.join(", ", quanta) + "}}";
            case "bulkhead" -> "{kind: bulkhead, borrow: " + borrow + ", workers: {" + String.join(", ", owned) + "}}";
            default -> dispatch;
        };
        yaml.append("    dispatch: ").append(kind).append('\n');
        return yaml.append("    ttl: {")
                .append(String.join(", ", ttls))
                .append("}\n")
                .toString();
    }

    private String incidents() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < outages.size(); i++) {
            Outage outage = outages.get(i);
            String victims = outage.workers() == workers
                    ? "services: [s%d]".formatted(seed)
                    : "workers: {s%d: %d}".formatted(seed, outage.workers());
            yaml.append("  i%d_%d: {at: %dms, for: %dms, in-service: %s, outage: {%s}}\n"
                    .formatted(seed, i, outage.at(), outage.lasting(), outage.inService(), victims));
        }
        return yaml.toString();
    }

    private static String ttl(int ttl) {
        return ttl == NONE ? "" : ", ttl: " + ttl + "ms";
    }
}
