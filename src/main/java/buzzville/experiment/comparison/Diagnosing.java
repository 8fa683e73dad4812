package buzzville.experiment.comparison;

import buzzville.broker.Lane;
import buzzville.city.Judgement;
import buzzville.city.LaneSummary;
import buzzville.city.PolicySummary;
import buzzville.city.ResilienceSummary;
import buzzville.city.Run;
import buzzville.city.RunSummary;
import buzzville.experiment.Findings;
import buzzville.experiment.comparison.Diagnosis.Harm;
import buzzville.experiment.comparison.Diagnosis.Kind;
import buzzville.experiment.comparison.Diagnosis.Sign;
import buzzville.experiment.comparison.Diagnosis.Spot;
import buzzville.experiment.comparison.Diagnosis.Stretch;
import buzzville.message.Account;
import buzzville.message.Priority;
import buzzville.metric.CallTally;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally.Deed;
import buzzville.metric.SourceTally;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows what fails worst back to where it fails, to what was measured there and to what set it off. */
final class Diagnosing {
    /** The broker loses what a service misses if it lost at least so much of it. */
    private static final double MOST = 0.5;

    private final Findings findings;
    private final RunSummary summary;
    private final Scenario scenario;
    private final Run first;
    private final List<Site> sites;
    private final Fares fares;

    Diagnosing(Findings findings, Run first) {
        this.findings = findings;
        this.summary = findings.summary();
        this.scenario = findings.scenario();
        this.first = first;
        this.sites = Site.all(scenario, summary, first);
        this.fares = new Fares(summary);
    }

    Diagnosis diagnosis() {
        Priority lost = fares.worst(Fares::lostShare);
        Priority open = fares.worst(Fares::inFlightShare);
        if (lost == null || open == null) {
            return new Diagnosis(new Harm.Nothing(), null, List.of(), null, null, List.of(), findings.replications());
        }
        double lostShare = fares.lostShare(lost);
        double openShare = fares.inFlightShare(open);
        Diagnosis unfinished = openShare >= Fares.FEW && openShare > lostShare ? unfinished(open) : null;
        return unfinished != null ? unfinished : lostShare > 0 ? lost(lost) : delayed();
    }

    private Diagnosis lost(Priority priority) {
        Fate reason = fares.reason(priority);
        String service = fares.most(stage -> stage.tally(priority).count(reason));
        long there = fares.receiver(service).tally(priority).count(reason);
        long upstream = summary.broker().tally(priority).count(reason);
        boolean before = !summary.services().isEmpty() && upstream >= MOST * there;
        String group = before || summary.services().isEmpty() ? Site.BROKER : service;
        Harm harm = new Harm.Lost(
                priority,
                group.equals(Site.BROKER) ? "" : service,
                reason,
                fares.count(priority, reason),
                fares.lost(priority),
                fares.offered(priority));
        return switch (reason) {
            case SUPPRESSED, SOURCE_FULL -> atSource(harm, priority, reason);
            case NETWORK -> onTheWay(harm, group, priority);
            default -> atStage(harm, group, priority, reason);
        };
    }

    /** Lost at a stage: in a full lane, before its door, waiting too long, or at work. */
    private Diagnosis atStage(Harm harm, String group, Priority priority, Fate reason) {
        PolicySummary policy = policy(group, family(reason), priority);
        Site site = policy == null ? longest(group) : site(policy.place().replaceFirst("/.*", ""), group);
        Lane lane = policy != null && policy.place().contains("/")
                ? site.lane(policy.place().replaceFirst("[^/]*/", ""))
                : site.lane(priority);
        List<Sign> signs = new ArrayList<>();
        Stretch when = losses(group, priority, reason).bulk();
        if (isOverflow(reason)) {
            LaneSummary full = lane == null ? null : site.lane(lane);
            if (lane != null && full != null && full.shareOfTimeFull() > 0) {
                Course course = Course.of(summary.span(), lane.full());
                Stretch inFirst = course.bulk();
                when = inFirst == null ? when : inFirst;
                double within = inFirst == null ? Double.NaN : course.within(inFirst) / inFirst.length();
                signs.add(new Sign.Full(within, full.shareOfTimeFull()));
            } else if (site.spec().sharedCapacity() != Integer.MAX_VALUE) {
                signs.add(new Sign.Shared(
                        site.spec().sharedCapacity(), site.summary().maxWaiting()));
            }
        } else if (reason == Fate.SHED && policy != null) {
            signs.add(new Sign.Policy(policy.family(), policy.name(), turnedAway(policy, priority)));
        } else if (reason == Fate.EXPIRED && lane != null) {
            signs.add(new Sign.Queue(length(site, lane)));
        }
        String named = lane == null || reason == Fate.SHED || reason == Fate.DEAD_LETTERED ? null : lane.name();
        return at(harm, new Spot(Kind.STAGE, site.name(), named, site.zone(), when), site, signs);
    }

    private static long length(Site site, Lane lane) {
        LaneSummary pooled = site.lane(lane);
        return pooled == null ? lane.length().max() : pooled.maxLength();
    }

    private static boolean isOverflow(Fate reason) {
        return family(reason).equals("overflow");
    }

    private static String family(Fate reason) {
        return switch (reason) {
            case SHED -> "admission";
            case EXPIRED -> "expiry";
            case REJECTED, DROPPED_NEWEST, DROPPED_OLDEST, EVICTED -> "overflow";
            default -> "";
        };
    }

    /** The policy of this family that turned most messages of a priority away at a stage or at one of its instances. */
    private @Nullable PolicySummary policy(String group, String family, Priority priority) {
        return summary.policies().stream()
                .filter(policy -> policy.family().equals(family)
                        && policy.place().replaceFirst("(\\[\\d+])?(/.*)?$", "").equals(group)
                        && turnedAway(policy, priority) > 0)
                .reduce((one, other) -> turnedAway(other, priority) > turnedAway(one, priority) ? other : one)
                .orElse(null);
    }

    private static long turnedAway(PolicySummary policy, Priority priority) {
        int index = priority.ordinal();
        return policy.tally().count(Deed.REJECTED, index)
                + policy.tally().count(Deed.DROPPED, index)
                + policy.tally().count(Deed.EXPIRED, index);
    }

    /** When messages of a priority were lost for a reason. */
    private Course losses(String group, Priority priority, Fate reason) {
        return Course.ofCounts(summary.span(), bucket -> {
            long sum = 0;
            for (Site site : sites) {
                Account account = site.series().account();
                if (account != null
                        && site.group().equals(group)
                        && account.fatesMet(priority).contains(reason)) {
                    sum += account.lostSeries(priority, reason).count(bucket);
                }
            }
            return sum;
        });
    }

    private Diagnosis onTheWay(Harm harm, String group, Priority priority) {
        Stretch when = losses(group, priority, Fate.NETWORK).bulk();
        String way = group.equals(Site.BROKER) ? "to-broker" : "to-services";
        Spot spot = new Spot(Kind.NETWORK, way, null, null, when);
        return at(harm, spot, null, new ArrayList<>());
    }

    /** Never sent, because backpressure held the source back: what is behind it is the busiest stage meanwhile. */
    private Diagnosis atSource(Harm harm, Priority priority, Fate reason) {
        String producer = "";
        long most = 0;
        for (Map.Entry<String, SourceTally> source : summary.producers().entrySet()) {
            SourceTally tally = source.getValue();
            CallTally calls = tally.calls();
            long stopped = calls == null ? 0 : calls.count(CallTally.Count.STOPPED);
            long count = reason == Fate.SUPPRESSED
                    ? Math.max(tally.suppressed(), stopped)
                    : tally.throttle() == null ? 0 : tally.throttle().sourceFull();
            PolicySummary policy = policyOf(source.getKey());
            boolean ofPriority = policy == null || turnedAway(policy, priority) > 0;
            if (count > most && ofPriority) {
                producer = source.getKey();
                most = count;
            }
        }
        Course course = losses(Site.BROKER, priority, reason);
        // what a breaker does not let go is no message to the broker
        String loser = fares.most(stage -> stage.tally(priority).count(reason));
        Stretch when = (course.total() > 0 ? course : losses(loser, priority, reason)).bulk();
        List<Sign> signs = new ArrayList<>();
        PolicySummary policy = policyOf(producer);
        if (policy != null) {
            signs.add(new Sign.Policy(policy.family(), policy.name(), most));
        }
        return at(harm, new Spot(Kind.SOURCE, producer, null, null, when), busiest(when), signs);
    }

    private @Nullable PolicySummary policyOf(String producer) {
        return summary.policies().stream()
                .filter(policy -> policy.place().equals(producer))
                .filter(policy -> policy.family().equals("backpressure")
                        || policy.family().equals("breaker"))
                .findFirst()
                .orElse(null);
    }

    /** Messages that wait at the end; null if they do not wait but are worked on or on their way, as some always are. */
    private @Nullable Diagnosis unfinished(Priority priority) {
        String service = fares.most(stage -> stage.tally(priority).inFlight());
        long there = fares.receiver(service).tally(priority).inFlight();
        boolean before = !summary.services().isEmpty()
                && summary.broker().tally(priority).inFlight() >= MOST * there;
        String group = before || summary.services().isEmpty() ? Site.BROKER : service;
        Harm harm = new Harm.Unfinished(
                priority, group.equals(Site.BROKER) ? "" : service, fares.inFlight(priority), fares.offered(priority));
        long waiting = 0;
        for (Site site : sites) {
            waiting += site.group().equals(group) ? site.waitingAtEnd() : 0;
        }
        Site site = longest(group);
        Stretch when = site.waiting().aroundPeak();
        boolean goesOn = when != null && when.until() >= summary.span().to();
        if (goesOn && waiting * findings.replications() >= MOST * there) {
            return waiting(harm, site, site.lane(priority));
        }
        return before && new Sources(first).areHeldAtEnd() ? heldBack(harm) : null;
    }

    private Diagnosis waiting(Harm harm, Site site, @Nullable Lane lane) {
        List<Sign> signs = new ArrayList<>();
        if (site.summary().maxWaiting() > 0) {
            signs.add(new Sign.Queue(site.summary().maxWaiting()));
        }
        Stretch when = site.waiting().aroundPeak();
        String named = lane == null ? null : lane.name();
        return at(harm, new Spot(Kind.STAGE, site.name(), named, site.zone(), when), site, signs);
    }

    /** Nothing is lost and almost nothing unfinished: this is where messages wait longest. */
    private Diagnosis delayed() {
        Fares.Longest wait = fares.longestDelay();
        List<String> broken = findings.promises().entrySet().stream()
                .filter(promise -> promise.getValue().verdict() != Judgement.Verdict.PASS)
                .map(Map.Entry::getKey)
                .toList();
        Harm harm = new Harm.Delayed(wait.priority(), wait.at(), wait.delay(), wait.cause(), broken);
        if (wait.cause() == Diagnosis.Cause.SOURCE) {
            return heldBack(harm);
        } else if (wait.cause() == Diagnosis.Cause.NETWORK) {
            Spot spot = new Spot(Kind.NETWORK, wait.at(), null, null, null);
            return at(harm, spot, busiest(null), new ArrayList<>());
        } else if (!(wait.delay().nanos() > 0)) {
            Site busiest = busiest(null);
            Spot spot = busiest == null ? null : new Spot(Kind.STAGE, busiest.name(), null, busiest.zone(), null);
            return at(harm, spot, busiest, new ArrayList<>());
        }
        Site site = longest(wait.at());
        return waiting(harm, site, site.lane(wait.priority()));
    }

    /** Messages wait where they come from. */
    private Diagnosis heldBack(Harm harm) {
        Stretch when = new Sources(first).held().aroundPeak();
        String producer = summary.producers().entrySet().stream()
                .max(Comparator.comparingDouble(
                        source -> source.getValue().heldFor().toDouble()))
                .map(Map.Entry::getKey)
                .orElse("");
        return at(harm, new Spot(Kind.SOURCE, producer, null, null, when), busiest(when), new ArrayList<>());
    }

    private Diagnosis at(Harm harm, @Nullable Spot spot, @Nullable Site worker, List<Sign> signs) {
        Stretch when = spot == null ? null : spot.when();
        if (worker != null) {
            addFailing(worker, signs);
            Sign busy = worker.busy(when);
            if (busy == null && worker.group().equals(Site.BROKER)) {
                Site together = busiest(when, Site.BROKER);
                busy = together == null ? null : together.busy(when);
            }
            if (busy != null) {
                signs.add(busy);
            }
        }
        double wasted = fares.wastedShare();
        if (wasted >= Fares.MUCH) {
            signs.add(new Sign.Wasted(wasted));
        }
        String trigger = spot == null ? null : new Trigger(scenario, summary.incidents(), spot, summary.span()).name();
        Priority worst = harm instanceof Harm.Lost lost
                ? lost.priority()
                : harm instanceof Harm.Unfinished open
                        ? open.priority()
                        : harm instanceof Harm.Delayed late ? late.priority() : null;
        Site lanes = spot != null && spot.lane() != null ? worker : null;
        return new Diagnosis(
                harm,
                spot,
                List.copyOf(signs),
                trigger,
                fares.urgent(worst, lanes, spot == null ? null : spot.lane()),
                Tolls.of(findings, harm),
                findings.replications());
    }

    private static void addFailing(Site site, List<Sign> signs) {
        ResilienceSummary resilience = site.summary().resilience();
        if (resilience == null) {
            return;
        }
        double failing =
                (double) resilience.attempts().failed() / resilience.attempts().attempts();
        if (failing >= Fares.FEW) {
            signs.add(new Sign.Failing(failing));
        }
        ResilienceSummary.Breakers breakers = resilience.breakers();
        if (breakers != null && breakers.opened() > 0) {
            signs.add(
                    new Sign.Open(breakers.open().toDouble() / resilience.time().toDouble()));
        }
    }

    private Site site(String name, String group) {
        return sites.stream()
                .filter(site -> site.name().equals(name))
                .findFirst()
                .orElseGet(() -> longest(group));
    }

    /** The instance or partition where most waits. */
    private Site longest(String group) {
        Site longest = null;
        double most = -1;
        for (Site site : sites) {
            // the broker as a whole only where it has no partitions
            double waiting = site.hasLanes() ? site.waiting().total() : -0.5;
            if (site.group().equals(group) && waiting > most) {
                longest = site;
                most = waiting;
            }
        }
        if (longest == null) {
            throw new IllegalStateException("no stage of '" + group + "'");
        }
        return longest;
    }

    private @Nullable Site busiest(@Nullable Stretch when) {
        return busiest(when, "");
    }

    /** @param group empty for any */
    private @Nullable Site busiest(@Nullable Stretch when, String group) {
        Site busiest = null;
        double most = -1;
        for (Site site : sites) {
            Sign sign = group.isEmpty() || site.group().equals(group) ? site.busy(when) : null;
            if (sign instanceof Sign.Busy busy) {
                double share = Double.isNaN(busy.within()) ? busy.whole() : busy.within();
                if (share > most) {
                    busiest = site;
                    most = share;
                }
            }
        }
        return busiest;
    }
}
