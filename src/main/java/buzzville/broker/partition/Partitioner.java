package buzzville.broker.partition;

import buzzville.message.Message;

/** A partition policy at work. */
public interface Partitioner {
    /** The partition of a message that the broker admits, from 0. */
    int partition(Message message);
}
