package buzzville.city.clock;

import buzzville.causality.HappensBefore;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.ClockRules.Granularity;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.Timeline;
import buzzville.city.life.Lookout;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import buzzville.clock.VectorStamp;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A run whose events were stamped, and what tests ask of its log. */
public record Stamped(Run run, EventLog log) {
    public static final ClockRules STEP = rules(Granularity.STEP, false);
    public static final ClockRules BROKER = rules(Granularity.SEPARATE, true);

    public static ClockRules rules(Granularity granularity, boolean brokerTakesPart) {
        return new ClockRules(
                granularity, brokerTakesPart, LamportClock.Rule.MAX, VectorClock.Rule.MAX, 0, HybridClock.Rule.COUNT);
    }

    public static Stamped of(String scenario, ClockRules rules) {
        return of(Timeline.scenario(scenario), rules, Sampling.USUAL, Set.of(), any -> LocalClock.PERFECT);
    }

    public static Stamped of(
            Scenario scenario,
            ClockRules rules,
            Sampling sampling,
            Set<String> hidden,
            Function<String, LocalClock> clocks) {
        Stamping stamping = new Stamping(scenario, rules, sampling, hidden, Map.of());
        stamping.read(clocks);
        City city = CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0, Lookout.NOBODY, stamping);
        Run run = city.finish();
        return new Stamped(run, city.eventLog("test", "0"));
    }

    public List<LoggedEvent> events() {
        return log.events();
    }

    /** A line for each event, such as {@code police receive fire m1 [1,1,0]}, processes of the vector in the order of the log. */
    public String table() {
        return events().stream().map(this::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(LoggedEvent event) {
        String messages = String.join(",", event.received())
                + (event.sent().isEmpty() ? "" : ">")
                + String.join(",", event.sent());
        return "%s %s %s %s %s"
                .formatted(
                        log.who(event),
                        event.kind().name().toLowerCase(java.util.Locale.ROOT),
                        event.what(),
                        messages.isEmpty() ? "-" : messages,
                        vector(event.stamps().vector()));
    }

    private String vector(VectorStamp stamp) {
        int[] counts = new int[log.processes().size()];
        Arrays.setAll(counts, stamp::count);
        return Arrays.toString(counts).replace(" ", "");
    }

    /** Happened-before as the log tells it: messages, and what is known through what was left out. */
    public HappensBefore causality() {
        return causality(log);
    }

    public static HappensBefore causality(EventLog log) {
        Map<String, Integer> senders = new HashMap<>();
        int[] process = new int[log.events().size()];
        List<int[]> heardOf = new ArrayList<>();
        for (LoggedEvent event : log.events()) {
            process[event.id() - 1] = event.process();
            event.sent().forEach(message -> senders.put(message, event.id() - 1));
        }
        for (LoggedEvent event : log.events()) {
            List<Integer> heard = new ArrayList<>();
            event.received().forEach(message -> {
                if (senders.containsKey(message)) {
                    heard.add(senders.get(message));
                }
            });
            event.circumstances().after().forEach(before -> heard.add(before - 1));
            heardOf.add(heard.stream().mapToInt(Integer::intValue).toArray());
        }
        return HappensBefore.of(log.processes().size(), process, heardOf);
    }
}
