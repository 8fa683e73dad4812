package buzzville.consumer;

import buzzville.message.Owners;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The roster of workers that acknowledge messages when they receive them. Such a worker may have more in hand than it has
 * yet to acknowledge, so the one with the fewest in hand is chosen among those that may be sent one more.
 */
final class ReceiptRoster extends Roster {
    private final BitSet away = new BitSet();
    private int[] inHand = new int[16];

    ReceiptRoster(int workers, int prefetch) {
        super(workers, prefetch);
    }

    @Override
    int choose() {
        int chosen = find();
        if (chosen < 0) {
            chosen = hire();
        } else {
            send(chosen);
        }
        count(chosen);
        return chosen;
    }

    @Override
    boolean mayTake(int worker) {
        return worker != Owners.NOBODY && maySend(worker) && !away.get(worker) && employs(worker);
    }

    @Override
    void give(int worker) {
        send(worker);
        count(worker);
    }

    private void count(int worker) {
        if (worker >= inHand.length) {
            inHand = Arrays.copyOf(inHand, Math.max(worker + 1, 2 * inHand.length));
        }
        inHand[worker]++;
    }

    @Override
    int least() {
        return hands(find());
    }

    /** The one with the fewest in hand among those that may be sent one more, or -1. */
    private int find() {
        int chosen = -1;
        for (int worker = 0; worker < known() && (chosen < 0 || hands(chosen) > 0); worker++) {
            boolean may =
                    maySend(worker) && !away.get(worker) && employs(worker) && (hands(worker) == 0 || !unlimited());
            if (may && (chosen < 0 || hands(worker) < hands(chosen))) {
                chosen = worker;
            }
        }
        return chosen;
    }

    @Override
    void handedBack(int worker) {
        inHand[worker]--;
        mayBeDone(worker);
    }

    @Override
    boolean isIdle(int worker) {
        return super.isIdle(worker) && hands(worker) == 0;
    }

    @Override
    void leaves(int worker) {
        away.set(worker);
        super.leaves(worker);
    }

    @Override
    void comes(int worker) {
        away.clear(worker);
        super.comes(worker);
    }

    private int hands(int worker) {
        return worker < inHand.length ? inHand[worker] : 0;
    }
}
