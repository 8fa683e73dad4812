package buzzville.theory;

import buzzville.broker.backpressure.None;
import buzzville.broker.delivery.RequestResponse;
import buzzville.broker.dispatch.Bulkhead;
import buzzville.broker.dispatch.DeficitRoundRobin;
import buzzville.broker.dispatch.WeightedFair;
import buzzville.consumer.scaling.Autoscaling;
import buzzville.retry.NoRetry;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.StageSpec;
import java.util.Set;

/** Finds what the arithmetic leaves out of a scenario, so that it can be said. */
final class Assuming {
    private final Scenario scenario;
    private final Set<Assumption> found;

    /** @param found where assumptions are put, beside those that are there already */
    Assuming(Scenario scenario, Set<Assumption> found) {
        this.scenario = scenario;
        this.found = found;
    }

    void find() {
        found.add(Assumption.NOTHING_IS_HELD_UP);
        when(!(scenario.broker().backpressure() instanceof None), Assumption.WITHOUT_BACKPRESSURE);
        when(scenario.broker().delivery() instanceof RequestResponse, Assumption.CALLS_AT_ONCE);
        for (ProducerSpec producer : scenario.producers().values()) {
            when(!(producer.retry() instanceof NoRetry) || producer.outbox().keeps(), Assumption.WITHOUT_RETRIES);
        }
        when(new Trouble(scenario).exists(), Assumption.WITHOUT_TROUBLE);
        stage(scenario.broker().stage());
        scenario.events().values().forEach(event -> when(event.ttl() != null, Assumption.NOTHING_EXPIRES));
        boolean failing = scenario.incidents().values().stream().anyMatch(incident -> incident.fail() != null);
        for (ServiceSpec service : scenario.services().values()) {
            stage(service.stage());
            when((service.failure() > 0 || failing) && service.mostAttempts() > 1, Assumption.INDEPENDENT_FAILURES);
            when(service.breaks() != null, Assumption.WITHOUT_BREAKERS);
            when(service.scaling() instanceof Autoscaling, Assumption.FEWEST_WORKERS);
            when(service.controls() != null, Assumption.LIGHTS_UNCOMMANDED);
            when(service.from() == ServiceSpec.From.EARLIEST && service.joins() != null, Assumption.WITHOUT_REPLAY);
        }
    }

    private void stage(StageSpec stage) {
        when(!stage.admissionPolicies().isEmpty(), Assumption.WITHOUT_ADMISSION);
        when(!stage.aggregation().isEmpty(), Assumption.WITHOUT_AGGREGATION);
        boolean shares = stage.dispatch() instanceof WeightedFair
                || stage.dispatch() instanceof DeficitRoundRobin
                || stage.dispatch() instanceof Bulkhead bulkhead && bulkhead.borrow();
        when(shares, Assumption.LANES_TOGETHER);
        when(stage.sharedCapacity() < Integer.MAX_VALUE && stage.lanesOrAll().size() > 1, Assumption.UNBOUNDED_SHARED);
        boolean expires =
                !stage.ttl().isEmpty() || stage.lanesOrAll().values().stream().anyMatch(lane -> lane.ttl() != null);
        when(expires, Assumption.NOTHING_EXPIRES);
    }

    private void when(boolean so, Assumption assumption) {
        if (so) {
            found.add(assumption);
        }
    }
}
