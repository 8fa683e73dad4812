package buzzville.city.life;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Looks for messages whose id begins with some hexadecimal digits, and for those whose id comes nearest to them. */
public final class ById implements Recorder {
    private static final int HEX_DIGITS = 16;
    private static final int BITS = 4;
    /** Most that are handed back. */
    public static final int MOST = 5;

    private final int shift;
    private final long prefix;
    private final List<Found> found = new ArrayList<>();
    private long matches;
    /** The farthest first. */
    private final PriorityQueue<Found> nearest;

    /** @param digits one to sixteen hexadecimal digits in lower case */
    public ById(String digits) {
        this.shift = BITS * (HEX_DIGITS - digits.length());
        this.prefix = Long.parseUnsignedLong(digits, HEX_DIGITS);
        this.nearest = new PriorityQueue<>(Comparator.comparingInt(this::common)
                .thenComparing(each -> each.mention().id(), Comparator.reverseOrder()));
    }

    @Override
    public void occurred(Message message) {
        Found one = Found.of(message);
        if (message.identity >>> shift == prefix) {
            matches++;
            if (found.size() < MOST) {
                found.add(one);
            }
        } else {
            nearest.add(one);
            if (nearest.size() > MOST) {
                nearest.remove();
            }
        }
    }

    /** How many digits it has in common with what is sought, from the left. */
    private int common(Found one) {
        long difference = (one.mention().id() >>> shift ^ prefix) << shift;
        return Long.numberOfLeadingZeros(difference) / BITS;
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {}

    /** The first of those that begin so. */
    public List<Found> found() {
        return List.copyOf(found);
    }

    /** How many begin so. */
    public long matches() {
        return matches;
    }

    /** Ids that share most of their first digits with what is sought, the nearest first. */
    public List<Found> nearest() {
        List<Found> all = new ArrayList<>(nearest);
        all.sort(Comparator.comparingInt(this::common)
                .reversed()
                .thenComparing(each -> each.mention().id()));
        return all;
    }
}
