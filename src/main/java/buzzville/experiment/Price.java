package buzzville.experiment;

import buzzville.city.AggregationSummary;
import buzzville.city.ResilienceSummary;
import buzzville.city.RunSummary;
import buzzville.city.ScalingSummary;
import buzzville.city.StageSummary;
import buzzville.metric.CallTally;
import buzzville.metric.Fate;
import buzzville.metric.OutboxTally;
import buzzville.metric.SourceTally;
import buzzville.metric.Sum128;
import buzzville.metric.TurnTally;
import java.util.function.ToDoubleFunction;

/** What a strategy costs in a run, in money, time or information. Less is always better. */
public enum Price {
    /** Hours of workers that are paid for, those of starting ones included. */
    WORKER_HOURS("worker-hours", Yardstick.Unit.HOURS),
    /** What these cost, by the scenario's prices. */
    COST("cost", Yardstick.Unit.MONEY),
    /** Hours in which threads of the broker were busy. */
    BROKER_HOURS("broker-hours", Yardstick.Unit.HOURS),
    /** How long messages were kept at their sources, blocked or throttled, all of them together. */
    HELD_BACK("held back", Yardstick.Unit.HOURS),
    /** Samples that throttled sources did not take. */
    SUPPRESSED("suppressed", Yardstick.Unit.COUNT),
    /** Messages that admission turned away, at each service that expected them. */
    SHED("shed", Yardstick.Unit.COUNT),
    /** Messages that became part of an aggregate, at each service that expected them. */
    MERGED("merged", Yardstick.Unit.COUNT),
    /** Messages that sampling left out, at each service that expected them. */
    SAMPLED("sampled", Yardstick.Unit.COUNT),
    /** Messages that were recognised as repetitions, at each service that expected them. */
    DEDUPLICATED("deduplicated", Yardstick.Unit.COUNT),
    /** Messages that nobody downstream of an aggregation will ever see one by one. */
    INFORMATION_LOST("information lost", Yardstick.Unit.COUNT),
    /** Attempts after the first, of services and of senders. */
    RETRIES("retries", Yardstick.Unit.COUNT),
    /** Hours that services worked on attempts that failed or that nobody needed. */
    WASTED("wasted service", Yardstick.Unit.HOURS),
    /** Messages that services held back for the sake of order. */
    ORDER_HELD("held back for order", Yardstick.Unit.COUNT),
    /** How long these were held back, all of them together. */
    ORDER_DELAY("delay for order", Yardstick.Unit.HOURS),
    /** Messages that say nothing but that somebody is there, for one order for all. */
    HEARTBEATS("heartbeats", Yardstick.Unit.COUNT),
    /** The 95th percentile of the end-to-end latency of the least urgent messages; there if there are more urgent ones. */
    LEAST_URGENT_P95("least urgent p95", Yardstick.Unit.DURATION);

    private static final double NANOS_PER_HOUR = 3600e9;

    private final String label;
    private final Yardstick.Unit unit;

    Price(String label, Yardstick.Unit unit) {
        this.label = label;
        this.unit = unit;
    }

    /** Its name. */
    public String label() {
        return label;
    }

    public Yardstick.Unit unit() {
        return unit;
    }

    /** What it was in a run; NaN for {@link #LEAST_URGENT_P95}, which is a figure of messages. */
    double of(RunSummary run) {
        return switch (this) {
            case WORKER_HOURS -> workers(run, ScalingSummary::workerHours);
            case COST -> workers(run, ScalingSummary::cost);
            case BROKER_HOURS -> hours(run.broker().busy());
            case HELD_BACK -> hours(heldBack(run));
            case SUPPRESSED -> sources(run, SourceTally::suppressed);
            case SHED -> copies(run, Fate.SHED);
            case MERGED -> copies(run, Fate.MERGED);
            case SAMPLED -> copies(run, Fate.SAMPLED);
            case DEDUPLICATED -> copies(run, Fate.DEDUPLICATED);
            case INFORMATION_LOST -> informationLost(run);
            case RETRIES -> retries(run);
            case WASTED -> hours(wasted(run));
            case ORDER_HELD -> orders(run, TurnTally::heldBack);
            case ORDER_DELAY -> orders(run, turns -> turns.delays().sum().toDouble() / NANOS_PER_HOUR);
            case HEARTBEATS -> orders(run, TurnTally::heartbeats);
            case LEAST_URGENT_P95 -> Double.NaN;
        };
    }

    private static double workers(RunSummary run, ToDoubleFunction<ScalingSummary> figure) {
        double sum = 0;
        for (ScalingSummary scaling : run.scaling().values()) {
            sum += figure.applyAsDouble(scaling);
        }
        return sum;
    }

    /** A figure of all services that receive in an order. */
    private static double orders(RunSummary run, ToDoubleFunction<TurnTally> figure) {
        double sum = 0;
        for (StageSummary stage : run.services().values()) {
            TurnTally turns = stage.turns();
            sum += turns == null ? 0 : figure.applyAsDouble(turns);
        }
        return sum;
    }

    private static double hours(Sum128 nanos) {
        return nanos.toDouble() / NANOS_PER_HOUR;
    }

    private static Sum128 heldBack(RunSummary run) {
        Sum128 sum = new Sum128();
        run.producers().values().forEach(producer -> {
            sum.add(producer.heldFor());
            producer.witnesses().values().forEach(witness -> sum.add(witness.heldFor()));
        });
        return sum;
    }

    private static double sources(RunSummary run, ToDoubleFunction<SourceTally> figure) {
        double sum = 0;
        for (SourceTally producer : run.producers().values()) {
            sum += figure.applyAsDouble(producer);
            for (SourceTally witness : producer.witnesses().values()) {
                sum += figure.applyAsDouble(witness);
            }
        }
        return sum;
    }

    private static double copies(RunSummary run, Fate fate) {
        double sum = 0;
        for (StageSummary stage : run.receivers()) {
            sum += stage.count(fate);
        }
        return sum;
    }

    private static double informationLost(RunSummary run) {
        double sum = 0;
        for (AggregationSummary aggregation : run.aggregations()) {
            sum += aggregation.tally().lostInformation();
        }
        return sum;
    }

    private static double retries(RunSummary run) {
        double sum = sources(run, producer -> {
            CallTally calls = producer.calls();
            OutboxTally outbox = producer.outbox();
            return (calls == null ? 0 : calls.count(CallTally.Count.RETRIES))
                    + (outbox == null ? 0 : outbox.count(OutboxTally.Count.RETRIED));
        });
        for (StageSummary stage : run.services().values()) {
            ResilienceSummary resilience = stage.resilience();
            sum += resilience == null ? 0 : resilience.attempts().retries();
        }
        return sum;
    }

    private static Sum128 wasted(RunSummary run) {
        Sum128 sum = new Sum128();
        run.services().values().forEach(stage -> {
            ResilienceSummary resilience = stage.resilience();
            if (resilience != null) {
                sum.add(resilience.attempts().wasted());
            }
        });
        run.producers().values().forEach(producer -> {
            CallTally calls = producer.calls();
            if (calls != null) {
                sum.add(calls.wastedTime());
            }
        });
        return sum;
    }
}
