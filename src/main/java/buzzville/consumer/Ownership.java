package buzzville.consumer;

import java.util.List;

/**
 * Which workers of a pool belong to whom. The lowest numbers belong to the first group, and so on; those with the highest are
 * common.
 *
 * @param owned workers of each group, which may be 0
 * @param groups the group of each priority, by ordinal
 * @param borrows whether a group with workers of its own may use the common ones too; one without always does
 */
public record Ownership(List<Integer> owned, List<Integer> groups, boolean borrows) {}
