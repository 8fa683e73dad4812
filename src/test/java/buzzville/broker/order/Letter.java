package buzzville.broker.order;

import buzzville.clock.HybridStamp;
import buzzville.clock.VectorStamp;
import org.jspecify.annotations.Nullable;

/** A message at the only subscription that there is, numbered 0. */
final class Letter extends Candidate {
    private Letter(Postmark mark) {
        super(mark, 0);
    }

    /** The how-manieth of its sender, who knows that so many of each process have been sent here. */
    static Letter of(int sender, int place, VectorStamp known) {
        return of(sender, place, known, null);
    }

    /** The how-manieth of its sender, with a stamp. */
    static Letter of(int sender, int place, HybridStamp stamp) {
        return of(sender, place, VectorStamp.NONE, stamp);
    }

    private static Letter of(int sender, int place, VectorStamp known, @Nullable HybridStamp stamp) {
        return new Letter(new Postmark(sender, new int[] {place}, new VectorStamp[] {known}, stamp));
    }

    /** A second copy of the same message. */
    Letter copy() {
        return new Letter(mark);
    }

    int sender() {
        return mark.sender;
    }

    VectorStamp known() {
        return mark.known(0);
    }

    /** Such as {@code 1/3}: the third of sender 1. */
    @Override
    public String toString() {
        return mark.sender + "/" + place;
    }
}
