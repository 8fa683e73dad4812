package buzzville.city.recovery;

import buzzville.message.Priority;

/** What became of copies in one window, or in all windows of an incident, where each copy counts once. */
final class Count {
    final long[] delayed = new long[Priority.count()];
    final long[] lost = new long[Priority.count()];
    final long[] duplicated = new long[Priority.count()];

    private long last;

    /**
     * Counts a copy unless it was the last to be counted.
     *
     * @param story number of what happened to the copy, above 0
     */
    void once(long[] counts, int priority, long story) {
        if (last != story) {
            last = story;
            counts[priority]++;
        }
    }
}
