package buzzville.scenario;

import buzzville.producer.At;
import buzzville.producer.ClosedLoop;
import buzzville.producer.Cycle;
import buzzville.producer.Every;
import buzzville.producer.Never;
import buzzville.producer.Renewal;
import buzzville.producer.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether each producer can report what it is asked to, when it is asked to. */
final class ProducerCheck {
    /** A producer's place fits into 13 bits of an arrival's order; the last is kept free. */
    static final int MOST_PRODUCERS = 8191;

    private final Scenario scenario;
    private final Remarks remarks;

    ProducerCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void run() {
        if (scenario.producers().size() > MOST_PRODUCERS) {
            remarks.keyError(
                    "producers",
                    "expected at most " + MOST_PRODUCERS + " producers, but found "
                            + scenario.producers().size() + "; one producer may have many instances ('count')");
        }
        scenario.producers().forEach((name, producer) -> check(Remarks.path("producers", name), producer));
    }

    private void check(String path, ProducerSpec producer) {
        String arrivals = Remarks.under(path, "arrivals");
        if (producer.profile() != null && !producer.arrivals().poisson()) {
            remarks.error(
                    Remarks.under(path, "profile"),
                    "a profile shapes poisson arrivals only, but these are '" + Remarks.word(producer.arrivals())
                            + "'");
        }
        if (producer.batch() != null && producer.batch().mean() == 0) {
            remarks.error(Remarks.under(path, "batch"), "batch is always 0, so nothing would ever be reported");
        }
        if (producer.arrivals() instanceof Trace) {
            recording(path, producer);
        } else if (producer.arrivals() instanceof Cycle) {
            lights(path, producer);
        } else if (producer.arrivals() instanceof Renewal renewal
                && !(renewal.gap().mean() >= 1)) {
            remarks.error(arrivals, "gap must be at least 1ns on average, or time would never pass");
        } else if (producer.arrivals() instanceof ClosedLoop loop
                && !(loop.think().mean() >= 1)) {
            remarks.error(arrivals, "think must be at least 1ns on average, or time would never pass");
        }
        if (producer.arrivals() instanceof Never && !isScripted(producer)) {
            remarks.warning(arrivals, "never reports anything, and no incident sends anything in its name");
        }
        if (!isNoticed(producer)) {
            remarks.error(
                    Remarks.under(path, "witnesses"),
                    "none of them ever notices anything; expected a probability above 0%");
        }
        if (producer.from() >= scenario.duration()) {
            remarks.warning(
                    Remarks.under(path, "from"),
                    "starts at " + Remarks.duration(producer.from()) + ", but the run ends at "
                            + Remarks.duration(scenario.duration()));
        } else {
            late(arrivals, producer);
        }
    }

    private boolean isScripted(ProducerSpec producer) {
        return scenario.incidents().values().stream()
                .anyMatch(incident -> incident.send() != null
                        && producer.equals(scenario.producerOf(incident.send().from())));
    }

    private static boolean isNoticed(ProducerSpec producer) {
        return producer.witnesses().isEmpty()
                || producer.witnesses().values().stream().anyMatch(witness -> witness.probability() > 0);
    }

    private void recording(String path, ProducerSpec producer) {
        if (producer.count() > 1) {
            remarks.error(
                    Remarks.under(path, "count"),
                    "a recording is played once, so count must be 1, but is " + producer.count());
        }
        if (producer.batch() != null) {
            remarks.error(Remarks.under(path, "batch"), "a recording has one message in each line; remove 'batch'");
        }
    }

    private void lights(String path, ProducerSpec producer) {
        if (producer.emits().mix() != null) {
            remarks.error(
                    Remarks.under(path, "emits"),
                    "a cycle reports each change of state, so expected one event, but found a mix");
        }
        if (producer.batch() != null) {
            remarks.error(Remarks.under(path, "batch"), "a cycle reports each change of state once; remove 'batch'");
        }
        if (!producer.witnesses().isEmpty()) {
            remarks.keyError(
                    Remarks.under(path, "witnesses"),
                    "a cycle reports each change of state itself, so nobody else notices it; remove 'witnesses'");
        }
    }

    private void late(String path, ProducerSpec producer) {
        List<Long> instants = instants(producer, scenario);
        if (instants == null) {
            return;
        }
        long end = end(producer, scenario.duration());
        long late = instants.stream()
                .filter(instant -> !isBefore(producer, instant, end))
                .count();
        boolean refused = producer.arrivals() instanceof Trace trace
                && trace.isWire()
                && !trace.wire().mistakes().isEmpty();
        if (instants.isEmpty() && refused) {
            return; // what is wrong with it is told elsewhere
        } else if (instants.isEmpty()) {
            remarks.warning(path, "has no instants, so it never reports");
        } else if (late > 0) {
            String few = instants.size() == 1 ? "its instant is" : late + " of " + instants.size() + " instants are";
            remarks.warning(path, few + " not before " + Remarks.duration(end) + ", when it ends");
        }
    }

    /** Whether a producer may report anything at all before the run ends. */
    static boolean reports(ProducerSpec producer, Scenario scenario) {
        List<Long> instants = instants(producer, scenario);
        long end = end(producer, scenario.duration());
        return producer.from() < end
                && !(producer.arrivals() instanceof Never)
                && isNoticed(producer)
                && (producer.batch() == null || producer.batch().mean() > 0)
                && (producer.profile() == null || producer.profile().peak() > 0)
                && (instants == null || instants.stream().anyMatch(instant -> isBefore(producer, instant, end)));
    }

    private static long end(ProducerSpec producer, long duration) {
        return producer.until() == null ? duration : Math.min(producer.until(), duration);
    }

    private static boolean isBefore(ProducerSpec producer, long instant, long end) {
        return instant < end - producer.from();
    }

    /** The instants at which it reports since it starts, if they are known; for a known phase, the first. */
    private static @Nullable List<Long> instants(ProducerSpec producer, Scenario scenario) {
        if (producer.arrivals() instanceof At at) {
            return at.times();
        } else if (producer.arrivals() instanceof Trace trace) {
            return Recordings.rows(trace, scenario).stream().map(Trace.Row::at).toList();
        } else if (producer.arrivals() instanceof Every every && every.phase() != null) {
            return List.of(every.phase());
        }
        return null;
    }
}
