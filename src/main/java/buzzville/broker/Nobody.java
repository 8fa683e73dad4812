package buzzville.broker;

import buzzville.message.Copy;
import buzzville.message.Taker;

/** Who serves a stage before it is said who does. */
enum Nobody implements Taker {
    HERE;

    @Override
    public boolean ready() {
        return false;
    }

    @Override
    public void take(Copy copy, long now) {
        throw new IllegalStateException("nobody serves this stage");
    }

    @Override
    public void release(Copy copy, long now) {
        throw new IllegalStateException("nobody serves this stage");
    }
}
