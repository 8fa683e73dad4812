package buzzville.broker;

import buzzville.message.Message;
import java.util.ArrayDeque;

/** One instance of a producer while it is calling: for how many messages, and which wait their turn. */
final class Caller {
    final Callers.Instance instance;
    final Sender sender;
    final ArrayDeque<Message> waiting = new ArrayDeque<>();
    int calling;

    Caller(Callers.Instance instance, Sender sender) {
        this.instance = instance;
        this.sender = sender;
    }

    boolean isFree() {
        return calling < sender.concurrency();
    }
}
