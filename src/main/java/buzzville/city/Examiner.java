package buzzville.city;

import buzzville.city.recovery.Aftermath;
import buzzville.metric.ArrivalOrder;
import buzzville.metric.BeliefTally;
import buzzville.metric.CommitTally;
import buzzville.metric.Fate;
import buzzville.metric.Handled;
import buzzville.metric.HeldTally;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Tally;
import buzzville.metric.TurnTally;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;

/**
 * Reads the figure of one objective off what was measured, and says whether the promise is kept.
 *
 * <p>Losses and unfinished messages count as infinitely late: a percentile that they could push over its limit is not met.
 * Where nothing was delivered nothing is met, or a dead city would pass.
 */
final class Examiner {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Of how many messages a figure is that has no other value: enough for any percentile. */
    private static final long ANY_NUMBER = 1_000_000_000;

    private final Objective objective;
    private final Metric metric;

    Examiner(Objective objective) {
        this.objective = objective;
        this.metric = objective.metric();
    }

    /** The deadline that a tally needs to count for this objective, or none. */
    static long deadline(Objective objective) {
        Metric metric = objective.metric();
        if (metric.quantity() == Metric.Quantity.ON_TIME) {
            return metric.deadline();
        }
        // messages in flight that are younger than a maximum's limit have not broken it
        boolean timed = metric.isLatency() || metric.quantity() == Metric.Quantity.RESPONSE;
        return timed && metric.statistic() == Metric.Statistic.MAX ? (long) objective.value() : Tally.NO_DEADLINE;
    }

    Evidence look(Observed observed) {
        if (observed instanceof Observed.Messages messages) {
            return tally(messages.tally(), messages.time());
        } else if (observed instanceof Observed.Whole whole) {
            return handled(whole.handled());
        } else if (observed instanceof Observed.Order arrivals) {
            ArrivalOrder order = arrivals.order();
            return order.arrivals() == 0 ? Evidence.MISSING : plain((double) order.inversions());
        } else if (observed instanceof Observed.Obedience obedience) {
            return response(obedience.commands().response(), obedience.orders());
        } else if (observed instanceof Observed.Delay delay) {
            return held(delay.held());
        } else if (observed instanceof Observed.Hearsay hearsay) {
            return belief(hearsay.belief());
        }
        if (observed instanceof Observed.Turns order) {
            return turns(order.turns(), order.unordered());
        } else if (observed instanceof Observed.Commits published) {
            return published.waits() ? commits(published.commits()) : found(0, ANY_NUMBER);
        } else if (observed instanceof Observed.Recovered recovered) {
            return recovery(recovered);
        }
        return level((Observed.Height) observed);
    }

    private Evidence tally(Tally tally, double time) {
        if (tally.offered() == 0) {
            return Evidence.MISSING;
        }
        Evidence evidence = switch (metric.quantity()) {
            case LOSS -> share(tally.lost(), tally.offered());
            case FATE -> share(fate(tally), tally.offered());
            case ON_TIME -> onTime(tally);
            case ACKNOWLEDGED_LOST -> plain((double) tally.promisesBroken());
            case SERVED_TWICE -> plain((double) tally.duplicated());
            case OFFERED -> plain((double) tally.offered());
            case DELIVERED -> plain((double) tally.delivered());
            case IN_FLIGHT -> plain((double) tally.inFlight());
            case THROUGHPUT -> plain(tally.delivered() / (time / NANOS_PER_SECOND));
            default -> latency(tally);
        };
        // what was merged has arrived as part of another
        long arrived = tally.delivered() + tally.count(Fate.MERGED);
        if (arrived == 0 && evidence.holds() && metric.quantity() != Metric.Quantity.OFFERED) {
            return new Evidence(evidence.actual(), false, evidence.basis(), new Reason.NothingDelivered());
        }
        return evidence;
    }

    private Evidence handled(Handled handled) {
        if (handled.offered() == 0) {
            return Evidence.MISSING;
        }
        LatencyHistogram figure = metric.quantity() == Metric.Quantity.SPREAD ? handled.spread() : handled.latency();
        return latency(figure, handled.offered(), handled.missed(), handled.unfinished(), 0);
    }

    private Evidence response(LatencyHistogram response, Tally orders) {
        long missed = orders.lost() + orders.inFlight();
        if (response.count() + missed == 0) {
            return Evidence.MISSING;
        }
        return latency(response, orders.offered(), orders.lost(), orders.inFlight(), orders.undecided());
    }

    private Evidence held(HeldTally held) {
        if (held.due() == 0) {
            return Evidence.MISSING;
        }
        boolean max = metric.statistic() == Metric.Statistic.MAX;
        long undecided = max ? held.waitingLessThan((long) objective.value()) : 0;
        return latency(held.waits(), held.due(), 0, held.waiting(), undecided);
    }

    private Evidence belief(BeliefTally belief) {
        return metric.quantity() == Metric.Quantity.BELIEF_WRONG
                ? plain(belief.wrongShare())
                : belief.updates() == 0 ? Evidence.MISSING : plain((double) belief.leftWrong());
    }

    /** Where messages are taken as they come nobody is held back, and nobody knows what comes late. */
    private Evidence turns(TurnTally turns, Tally unordered) {
        if (unordered.offered() > 0) {
            return metric.quantity() == Metric.Quantity.OVERTAKEN ? Evidence.MISSING : found(0, unordered.offered());
        } else if (turns.came() == 0) {
            return Evidence.MISSING;
        }
        return switch (metric.quantity()) {
            case HELD_BACK -> share(turns.heldBack(), turns.came());
            case MOST_HELD_BACK -> plain((double) turns.most());
            case GIVEN_UP -> plain((double) turns.givenUp());
            case OVERTAKEN -> plain((double) turns.late());
            default ->
                latency(turns.delays(), turns.came(), turns.lost(), turns.waiting(), turns.waitingLessThan((long)
                        objective.value()));
        };
    }

    private Evidence commits(CommitTally commits) {
        return commits.began() == 0
                ? Evidence.MISSING
                : latency(commits.waits(), commits.began(), 0, commits.waiting(), commits.waitingLessThan((long)
                        objective.value()));
    }

    private Evidence recovery(Observed.Recovered recovered) {
        Aftermath.Figure figure = Recoveries.figure(metric);
        double actual = recovered.mean(figure);
        boolean endless = figure == Aftermath.Figure.RTO || figure == Aftermath.Figure.TIME_TO_DRAIN;
        if (Double.isNaN(actual) && endless && recovered.happened()) {
            return new Evidence(Double.NaN, false, 0, new Reason.NotRecovered());
        }
        return Double.isNaN(actual) ? Evidence.MISSING : plain(actual);
    }

    private Evidence level(Observed.Height level) {
        return switch (metric.quantity()) {
            case WORKER_HOURS -> plain(level.workerHours());
            case QUEUE -> plain(metric.statistic() == Metric.Statistic.MAX ? level.max() : level.mean());
            default -> plain(level.share());
        };
    }

    private Evidence share(long part, long all) {
        return found((double) part / all, all);
    }

    private Evidence plain(double actual) {
        return found(actual, 0);
    }

    private Evidence found(double actual, long basis) {
        return new Evidence(actual, objective.comparison().holds(actual, objective.value()), basis, null);
    }

    private long fate(Tally tally) {
        Fate fate = metric.fate();
        return fate == null ? 0 : tally.count(fate);
    }

    private Evidence onTime(Tally tally) {
        long decided = tally.offered() - tally.undecided();
        return decided == 0 ? Evidence.MISSING : share(tally.onTime(), decided);
    }

    private Evidence latency(Tally tally) {
        Latency which = switch (metric.quantity()) {
            case WAIT -> Latency.WAIT;
            case SOJOURN -> Latency.SOJOURN;
            case BLOCKED -> Latency.BLOCKED;
            case NETWORK -> Latency.NETWORK;
            case SINCE_HAPPENING -> Latency.SINCE_HAPPENING;
            default -> Latency.END_TO_END;
        };
        return latency(tally.latency(which), tally.offered(), tally.lost(), tally.inFlight(), tally.undecided());
    }

    private Evidence latency(LatencyHistogram histogram, long offered, long lost, long unfinished, long undecided) {
        if (histogram.count() == 0) {
            return new Evidence(Double.NaN, false, lost + unfinished, new Reason.NothingDelivered());
        }
        if (metric.statistic() == Metric.Statistic.MEAN) {
            return plain(histogram.mean());
        }
        boolean max = metric.statistic() == Metric.Statistic.MAX;
        double actual = max ? histogram.max() : histogram.percentile(metric.percentile());
        if (!objective.comparison().wantsLittle()) {
            return found(actual, histogram.count());
        }
        long late = lost + unfinished - (max ? undecided : 0);
        long all = histogram.count() + late;
        long rank = max ? all : LatencyHistogram.rank(metric.percentile(), all);
        if (rank > histogram.count()) {
            return new Evidence(actual, false, all, new Reason.Missing(lost, unfinished, offered));
        }
        return found(max ? actual : histogram.valueAtRank(rank), all);
    }
}
