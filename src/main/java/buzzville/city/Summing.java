package buzzville.city;

import buzzville.broker.backpressure.Throttle;
import buzzville.city.recovery.Aftermath;
import buzzville.city.recovery.RecoveryWatch;
import buzzville.city.time.ClockSeries;
import buzzville.city.time.Clocks;
import buzzville.consumer.Evaluation;
import buzzville.message.Account;
import buzzville.message.EventKind;
import buzzville.metric.Level;
import buzzville.metric.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the outcome of a run out of the parts that measured it. */
final class Summing {
    private final @Nullable AgeWatch ages;
    private final @Nullable SourceWatch sources;
    private final City.Wiring wiring;
    private final Span span;
    private final long end;

    /**
     * @param ages who noted how old the oldest messages are; null if nobody did
     * @param sources who noted who said how much; null if nobody did
     */
    Summing(City.Wiring wiring, @Nullable AgeWatch ages, @Nullable SourceWatch sources, long end) {
        this.wiring = wiring;
        this.ages = ages;
        this.sources = sources;
        this.end = end;
        this.span = wiring.parts().span;
    }

    Run run(Trail trail) {
        Map<String, StageSummary> services = new LinkedHashMap<>();
        Map<String, List<StageSummary>> instances = new LinkedHashMap<>();
        StageSummary broker = new StageSummary(span);
        broker.add(wiring.ledger().broker());
        List<StageSummary> partitions = new ArrayList<>();
        for (Stage stage : wiring.stages()) {
            StageSummary own = new StageSummary(span);
            own.add(stage, span.length(), end);
            if (stage.account().index() < 0) {
                broker.add(own);
                partitions.add(own);
            } else {
                own.add(stage.account());
                own.addCommits(wiring.ordering().commits(stage.account()));
                services.computeIfAbsent(stage.group(), name -> new StageSummary(span))
                        .add(own);
                instances
                        .computeIfAbsent(stage.group(), name -> new ArrayList<>())
                        .add(own);
            }
        }
        instances.values().removeIf(list -> list.size() == 1);
        LightsSummary lights = wiring.crossings().finish(end); // before anybody judges by it
        wiring.parts().policies.forEach(policy -> policy.tally().finish(end));
        RecoveryWatch recovery = wiring.recovery();
        Map<String, Aftermath> aftermaths = recovery == null ? Map.of() : recovery.finish(end);
        wiring.judge().recovered(aftermaths);
        Map<String, Exam> exams = wiring.judge().exams();
        Map<String, Judgement> verdicts = new LinkedHashMap<>();
        exams.forEach((name, exam) -> verdicts.put(name, exam.judge()));
        RunSummary summary = new RunSummary(
                wiring.strategy(),
                wiring.scenario().seed(),
                wiring.replication(),
                span,
                services,
                instances,
                broker,
                JournalSummary.of(wiring.broker().journal(), span.length(), end),
                partitions,
                events(),
                wiring.producers(),
                lights,
                wiring.incidents(),
                aftermaths,
                wiring.parts().policies,
                wiring.parts().aggregations,
                ScalingSummary.of(wiring.stages(), wiring.scenario(), wiring.parts().phases, span),
                verdicts,
                exams,
                wiring.judge().measures(),
                wiring.simulation().events(),
                wiring.occurrences(),
                wiring.ledger().messages(),
                wiring.simulation().fingerprint(),
                wiring.census().hash());
        Throttle throttle = wiring.throttle();
        return new Run(
                wiring.scenario(),
                summary,
                series(),
                sources == null ? List.of() : sources.all(),
                wiring.ledger(),
                wiring.broker().door().blockedSenders(),
                throttle == null ? null : throttle.throttledSenders(),
                evaluations(),
                clocks(),
                trail);
    }

    private List<ClockSeries> clocks() {
        Clocks clocks = wiring.parts().clocks;
        return clocks == null ? List.of() : clocks.series(wiring.scenario().duration());
    }

    private List<Evaluation> evaluations() {
        List<Evaluation> evaluations = new ArrayList<>();
        for (Stage stage : wiring.stages()) {
            if (stage.supervisor() != null) {
                evaluations.addAll(stage.supervisor().evaluations());
            }
        }
        evaluations.sort(Comparator.comparingLong(Evaluation::at)); // stable: within an instant in file order
        return evaluations;
    }

    private Map<String, EventSummary> events() {
        Map<String, EventSummary> events = new LinkedHashMap<>();
        for (EventKind kind : wiring.parts().kinds.values()) {
            events.put(
                    kind.name(),
                    new EventSummary(
                            kind.priority(),
                            wiring.ledger().wholes().handled(kind),
                            wiring.ledger().wholes().sinceHappening(kind)));
        }
        return events;
    }

    private List<StageSeries> series() {
        List<StageSeries> series = new ArrayList<>();
        Account broker = wiring.ledger().broker();
        boolean brokerSeen = false;
        for (Stage stage : wiring.stages()) {
            boolean partition = stage.account().index() < 0;
            if (partition && !brokerSeen) {
                series.add(
                        new StageSeries("broker", broker, List.of(), null, null, 0, null, null, List.of(), Map.of()));
                brokerSeen = true;
            }
            Level busy = stage.workers() == null || !stage.takesTime()
                    ? null
                    : stage.workers().busy();
            series.add(new StageSeries(
                    stage.name(),
                    partition ? null : stage.account(),
                    stage.lanes().lanes(),
                    busy,
                    stage.resilience() == null ? null : stage.resilience().state(),
                    stage.most(),
                    stage.headcount() == null ? null : stage.headcount().level(),
                    stage.lag() == null ? null : stage.lag().all(),
                    stage.lag() == null ? List.of() : stage.lag().partitions(),
                    ages == null ? Map.of() : ages.of(stage.account())));
        }
        if (!brokerSeen) {
            series.add(new StageSeries("broker", broker, List.of(), null, null, 0, null, null, List.of(), Map.of()));
        }
        return series;
    }
}
