package buzzville.scenario;

import buzzville.producer.Trace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a warm-up that pilot runs are to find is likely to be there. */
final class WarmupCheck {
    private final Scenario scenario;
    private final Remarks remarks;

    WarmupCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void run() {
        if (!scenario.warmup().sought()) {
            return;
        }
        for (Map.Entry<String, ProducerSpec> producer : scenario.producers().entrySet()) {
            String why = change(producer.getValue());
            if (why != null) {
                remarks.warning(
                        "warmup",
                        "mser-5 looks for a steady state, but '" + producer.getKey() + "' " + why
                                + ", so there may be none; a duration such as 10min says what is meant");
                return;
            }
        }
    }

    private static @Nullable String change(ProducerSpec producer) {
        if (producer.profile() != null) {
            return "has a profile that varies";
        }
        return producer.arrivals() instanceof Trace ? "plays a recording" : null;
    }
}
