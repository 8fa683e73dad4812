package buzzville.broker.batching;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** Every message is sent at once and alone. */
@Doc("Every message is sent at once and alone.")
@Manual(
        rule = "A message leaves when it is published, in a request of its own.",
        source = "RabbitMQ `basic.publish`; Kafka `linger.ms=0` on an idle connection.",
        use = "Where latency counts and requests are cheap.",
        hurts = "Each message pays for a request: at high rates that is what brokers are busy with.",
        names = "Kafka `linger.ms=0`.",
        example = "none")
public record None() implements BatchingPolicy {
    @Override
    public long after() {
        return 0;
    }

    @Override
    public long size() {
        return 1;
    }

    @Override
    public boolean isNone() {
        return true;
    }
}
