package buzzville.producer;

import java.util.Arrays;

/** The next arrival of each member of a crowd, the earliest first, the lowest member among equals. */
final class MemberHeap implements Arrivals {
    /** Says when a member comes next, given when it came last. */
    interface Gaps {
        /** The instant of the member's next arrival, or {@link Arrivals#NEVER}. */
        long after(int member, long last);
    }

    private final Gaps gaps;
    private long[] at;
    private int[] members;
    private int size;

    /** A heap whose members first come at {@code first}, by member; {@link Arrivals#NEVER} for those that wait. */
    MemberHeap(long[] first, Gaps gaps) {
        this.gaps = gaps;
        this.at = new long[first.length];
        this.members = new int[first.length];
        for (int member = 0; member < first.length; member++) {
            if (first[member] != NEVER) {
                add(member, first[member]);
            }
        }
    }

    /** A member that had no next arrival has one now. */
    void add(int member, long time) {
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            members = Arrays.copyOf(members, 2 * size);
        }
        int i = size++;
        while (i > 0) {
            int parent = (i - 1) >> 1;
            if (!before(time, member, parent)) {
                break;
            }
            move(parent, i);
            i = parent;
        }
        at[i] = time;
        members[i] = member;
    }

    @Override
    public long next() {
        return size == 0 ? NEVER : at[0];
    }

    @Override
    public int member() {
        return members[0];
    }

    @Override
    public void advance() {
        int member = members[0];
        long time = gaps.after(member, at[0]);
        if (time == NEVER) {
            size--;
            if (size > 0) {
                sink(at[size], members[size]);
            }
        } else {
            sink(time, member);
        }
    }

    private void sink(long time, int member) {
        int i = 0;
        for (int child = 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && before(at[child + 1], members[child + 1], child)) {
                child++;
            }
            if (before(time, member, child)) {
                break;
            }
            move(child, i);
            i = child;
        }
        at[i] = time;
        members[i] = member;
    }

    private boolean before(long time, int member, int other) {
        return time < at[other] || time == at[other] && member < members[other];
    }

    private void move(int from, int to) {
        at[to] = at[from];
        members[to] = members[from];
    }
}
