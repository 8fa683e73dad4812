package buzzville.consumer.fetch;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** The broker sends a worker its next message as soon as it may have one more in hand. */
@Doc("The broker sends what a worker may have in hand ('prefetch').")
@Manual(
        rule = "A message is dispatched when some worker has fewer than `prefetch` unacknowledged messages in hand.",
        source = "RabbitMQ `basic.consume` with `basic.qos`; AMQP 1.0 link credit.",
        use = "Low latency, and the broker's order of priorities up to the last moment with a prefetch of 1.",
        hurts =
                "With prefetch 1 each message costs the turn-around t: rate = 1/(S + t). With more, what is in hand is first in,"
                        + " first out.",
        names = "Push, `basic.consume`.",
        example = "push")
public record Push() implements FetchPolicy {}
