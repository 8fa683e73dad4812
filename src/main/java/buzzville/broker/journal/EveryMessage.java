package buzzville.broker.journal;

import buzzville.unit.Doc;
import buzzville.unit.Manual;

/** Everything is flushed before it counts as appended; what arrives during a flush shares the next one. */
@Doc("Flushed before it counts as appended.")
@Manual(
        rule =
                "An entry counts as appended when a flush that began at or after its arrival has ended. One flush runs at a"
                        + " time; all that arrived during one share the next (group commit).",
        source = "Kafka `log.flush.interval.messages` = 1; RabbitMQ's persistent messages with publisher confirms;"
                + " a database's synchronous commit.",
        use = "Where one host is all there is and nothing acknowledged may be lost when it loses its power.",
        hurts = "Every answer waits for the disk, up to two flushes.",
        names = "fsync=always (Redis), synchronous commit, Kafka `flush.messages=1`.",
        example = "every-message")
public record EveryMessage() implements FlushPolicy {
    @Override
    public boolean beforeAnswering() {
        return true;
    }

    @Override
    public Flusher start(Disk disk) {
        return new Flusher() {
            @Override
            public void appended(long at) {
                flushed.add(disk.flush(at));
            }
        };
    }
}
