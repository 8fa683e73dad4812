package buzzville.broker.backpressure;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** Nobody is ever told to slow down: producers send whatever happens, when it happens. */
@Doc("Nobody is told to slow down.")
@Manual(
        rule = "Every message goes at once.",
        source = "UDP, MQTT with quality of service 0, any sender that never listens.",
        use = "As the baseline, and where a late message is worth no more than a lost one.",
        hurts =
                "Whatever the city cannot take piles up or is lost at the broker and the services, and no producer knows.")
public record None() implements BackpressurePolicy {
    private static final Valve OPEN = (message, now) -> now;

    @Override
    public Pressure start(Setting setting) {
        return sender -> OPEN;
    }

    @Override
    public boolean isNone() {
        return true;
    }
}
