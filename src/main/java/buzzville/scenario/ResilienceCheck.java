package buzzville.scenario;

import buzzville.message.DeadLetters;
import buzzville.retry.CircuitBreaker;
import buzzville.retry.Exponential;
import buzzville.retry.Fixed;
import buzzville.retry.NoRetry;
import buzzville.retry.RetryPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether what a service does about failures makes sense: its retries, its breaker, what it puts aside. */
final class ResilienceCheck {
    private final Scenario scenario;
    private final Stages stages;
    private final Remarks remarks;

    ResilienceCheck(Scenario scenario, Stages stages, Remarks remarks) {
        this.scenario = scenario;
        this.stages = stages;
        this.remarks = remarks;
    }

    void run() {
        scenario.services().forEach((name, service) -> {
            String path = Remarks.path("services", name);
            RetryPolicy retry = service.retry();
            if (retry != null) {
                retry(Remarks.under(path, "retry"), name, service, retry);
            }
            if (service.breaks() instanceof CircuitBreaker breaker) {
                breaker(Remarks.under(path, "breaker"), name, service, breaker);
            }
            deadLetters(Remarks.under(path, "dead-letter"), name, service);
        });
    }

    private void retry(String path, String name, ServiceSpec service, RetryPolicy retry) {
        if (service.attempts() > 1) {
            remarks.error(path, "'attempts' and 'retry' both say how often a message is tried; expected one of them");
        } else if (retry instanceof NoRetry) {
            return;
        } else if (retry.attempts() == 1) {
            remarks.warning(path, "with one attempt nothing is tried again; expected 2 or more, or 'none'");
        } else if (service.acknowledge() == ServiceSpec.Acknowledge.ON_RECEIPT) {
            remarks.error(
                    path,
                    "a message that is acknowledged on receipt cannot be given back for another attempt; expected 'none',"
                            + " or 'acknowledge: on-finish'");
        } else if (!stages.mayFail(name, service)) {
            remarks.warning(path, "no attempt fails without 'failure' or an incident that makes it 'fail'");
        } else if (shortest(retry) >= scenario.duration()) {
            remarks.warning(
                    path,
                    "the run ends at " + Remarks.duration(scenario.duration())
                            + ", so nothing comes to its second attempt");
        }
    }

    private static long shortest(RetryPolicy retry) {
        return retry instanceof Fixed fixed
                ? fixed.delay()
                : retry instanceof Exponential growing && growing.jitter() == Exponential.Jitter.NONE
                        ? growing.base()
                        : 0;
    }

    private void breaker(String path, String name, ServiceSpec service, CircuitBreaker breaker) {
        if (stages.knowsServiceTime(name) && !Stages.hasServiceTime(service)) {
            remarks.error(path, "only work that takes time can fail or be slow; expected a 'service-time'");
        } else if (!stages.mayFail(name, service) && breaker.slowAfter() == null) {
            remarks.warning(
                    path,
                    "it never opens: no attempt fails without 'failure' or an incident that makes it 'fail', and without"
                            + " 'slow-after' none is slow");
        } else if (breaker.open() >= scenario.duration()) {
            remarks.warning(
                    path,
                    "the run ends at " + Remarks.duration(scenario.duration())
                            + ", so once it is open nothing is dispatched any more");
        }
    }

    private void deadLetters(String path, String name, ServiceSpec service) {
        List<DeadLetters.Why> wanted = service.deadLetter();
        Set<DeadLetters.Why> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            DeadLetters.Why why = wanted.get(i);
            String where = Remarks.under(path, i);
            if (!seen.add(why)) {
                remarks.error(where, "stands in this list twice");
            } else if (why == DeadLetters.Why.OVERFLOW && !overflows(name, service)) {
                remarks.warning(where, "no lane of this service is bounded, so nothing finds it full");
            } else if (why == DeadLetters.Why.EXPIRED && !expires(name, service)) {
                remarks.warning(where, "nothing that this service subscribes to has a time to live");
            }
        }
    }

    private boolean overflows(String name, ServiceSpec service) {
        return service.sharedCapacity() != Integer.MAX_VALUE
                || !remarks.knows(
                        Remarks.path("services", name, "lanes"), Remarks.path("services", name, "shared-capacity"))
                || service.stage().lanesOrAll().values().stream()
                        .anyMatch(lane -> lane.capacity() != Integer.MAX_VALUE);
    }

    private boolean expires(String name, ServiceSpec service) {
        return !service.ttl().isEmpty()
                || !remarks.knows(
                        "events",
                        Remarks.path("services", name, "lanes"),
                        Remarks.path("services", name, "ttl"),
                        Remarks.path("services", name, "subscribes"))
                || service.stage().lanesOrAll().values().stream().anyMatch(lane -> lane.ttl() != null)
                || service.subscribes().stream().anyMatch(event -> {
                    EventSpec spec = scenario.events().get(event);
                    return spec == null || spec.ttl() != null;
                });
    }
}
