package buzzville.broker.order;

import buzzville.clock.HybridStamp;

/** A process says that it is still there, what time it has, and how many messages it has sent to each subscription. */
final class Sign {
    final int sender;
    final HybridStamp stamp;
    private final int[] sent;

    Sign(int sender, HybridStamp stamp, int[] sent) {
        this.sender = sender;
        this.stamp = stamp;
        this.sent = sent;
    }

    int sent(int subscription) {
        return sent[subscription];
    }
}
