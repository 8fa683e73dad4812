package buzzville.city.life;

import buzzville.broker.Lanes;
import buzzville.broker.Losses;
import buzzville.broker.admission.AdmissionPolicy;
import buzzville.broker.aggregation.AggregationPolicy;
import buzzville.broker.backpressure.BackpressurePolicy;
import buzzville.broker.dispatch.DispatchPolicy;
import buzzville.broker.order.CommitWait;
import buzzville.broker.order.Overseer;
import buzzville.broker.overflow.OverflowPolicy;
import buzzville.consumer.Group;
import buzzville.consumer.Supervisor;
import buzzville.consumer.Workers;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Copy;
import buzzville.message.Taker;
import buzzville.message.Work;
import buzzville.random.Draws;
import buzzville.retry.BreakerPolicy;
import buzzville.retry.Retries;
import buzzville.retry.RetryPolicy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Somebody who may stand between the parts of a city while it is wired; by default nobody does. */
public interface Lookout {
    /** Leaves every part as it is. */
    Lookout NOBODY = new Lookout() {};

    /** The kernel of the city, new: one that is looked at, perhaps. */
    default Simulation simulation() {
        return new Simulation();
    }

    default AdmissionPolicy admission(String place, String name, AdmissionPolicy policy) {
        return policy;
    }

    default AggregationPolicy aggregation(String place, String name, AggregationPolicy policy) {
        return policy;
    }

    default OverflowPolicy overflow(String place, String name, OverflowPolicy policy) {
        return policy;
    }

    default DispatchPolicy dispatch(String place, String name, DispatchPolicy policy) {
        return policy;
    }

    default BackpressurePolicy backpressure(String name, BackpressurePolicy policy) {
        return policy;
    }

    default BreakerPolicy breaker(String place, String name, BreakerPolicy policy) {
        return policy;
    }

    default Retries retries(String place, String name, RetryPolicy policy, Draws draws) {
        return policy.start(draws);
    }

    default Losses losses(String place, Losses losses) {
        return losses;
    }

    default Taker taker(String place, Taker taker) {
        return taker;
    }

    /** Who sees what is held back for the sake of order; null if nobody does. */
    default @Nullable Overseer order() {
        return null;
    }

    /** Who sees timestamps come and pass; null if nobody does. */
    default CommitWait.@Nullable Watcher commits() {
        return null;
    }

    /** The workers of a service form a group. */
    default void group(String place, Group group) {}

    /** @param place of a copy */
    default Work work(Function<Copy, String> place, Work work) {
        return work;
    }

    /** @param place of a copy */
    default Backlog backlog(Function<Copy, String> place, Backlog backlog) {
        return backlog;
    }

    /** A stage is wired. */
    default void stage(String place, Lanes lanes, Workers workers, @Nullable Supervisor supervisor) {}
}
