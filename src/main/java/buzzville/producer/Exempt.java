package buzzville.producer;

import buzzville.metric.Fate;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** Sends anyway: no signal holds it back, and it counts against no credit, quota or rate. */
@Doc("Sends anyway.")
@Manual(
        rule = "Every message goes at once, whatever the broker says.",
        source = "Emergency calls; RabbitMQ connections that an alarm does not block because they only consume.",
        use = "For alarms: few, and never to be late.",
        hurts = "What the exempt send nobody can slow; if they are many, backpressure protects nothing.")
public record Exempt() implements Restraint {
    @Override
    public int room() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Fate beyond() {
        return Fate.SOURCE_FULL;
    }

    @Override
    public boolean isExempt() {
        return true;
    }
}
