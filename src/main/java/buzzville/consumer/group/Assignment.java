package buzzville.consumer.group;

import java.util.Arrays;

/** How partitions are given out to the members of a group. */
public enum Assignment {
    /** In runs: the first P mod M members get one more than the others. */
    RANGE,
    /** In turn. */
    ROUND_ROBIN;

    /** Nobody owns it. */
    public static final int NOBODY = -1;

    /** Who owns each of so many partitions. */
    int[] of(int partitions, int[] members) {
        int[] owners = new int[partitions];
        int each = partitions / members.length;
        int more = partitions % members.length;
        int next = 0;
        for (int member = 0; member < members.length; member++) {
            int share = each + (member < more ? 1 : 0);
            for (int i = 0; i < share; i++) {
                owners[next++] = members[member];
            }
        }
        if (this == ROUND_ROBIN) {
            Arrays.setAll(owners, partition -> members[partition % members.length]);
        }
        return owners;
    }

    /**
     * As few partitions change hands as leave every member with P/M of them, rounded down or up. Those who own most keep the
     * larger shares; of several the lower numbers.
     */
    static int[] sticky(int[] before, int[] members) {
        int[] quota = quotas(before, members);
        int[] owners = before.clone();
        int[] has = new int[members.length];
        for (int partition = 0; partition < owners.length; partition++) {
            int member = Arrays.binarySearch(members, owners[partition]);
            if (member < 0 || has[member] == quota[member]) {
                owners[partition] = NOBODY;
            } else {
                has[member]++;
            }
        }
        int next = 0;
        for (int partition = 0; partition < owners.length; partition++) {
            if (owners[partition] == NOBODY) {
                while (has[next] == quota[next]) {
                    next++;
                }
                owners[partition] = members[next];
                has[next]++;
            }
        }
        return owners;
    }

    private static int[] quotas(int[] before, int[] members) {
        int[] has = new int[members.length];
        for (int owner : before) {
            int member = Arrays.binarySearch(members, owner);
            if (member >= 0) {
                has[member]++;
            }
        }
        int[] quota = new int[members.length];
        Arrays.fill(quota, before.length / members.length);
        for (int more = before.length % members.length; more > 0; more--) {
            int most = -1;
            for (int member = 0; member < members.length; member++) {
                boolean may = quota[member] == before.length / members.length;
                if (may && (most < 0 || has[member] > has[most])) {
                    most = member;
                }
            }
            quota[most]++;
        }
        return quota;
    }

    static void check(long pause, long detect) {
        if (!(pause >= 0)) {
            throw new IllegalArgumentException("pause must be at least 0s");
        }
        if (!(detect >= 0)) {
            throw new IllegalArgumentException("detect must be at least 0s");
        }
    }
}
