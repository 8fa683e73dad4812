package buzzville.journal;

/**
 * A part of the file.
 *
 * @param position of its contents
 * @param length of its contents, as far as they are there
 * @param whole whether all of it is there, the checksum too
 * @param first number of its first record, or of those before a snapshot
 * @param count of its records
 * @param at the instant of the last record before
 * @param earliest occurrence of a message that was let in here; {@link Long#MAX_VALUE} if none was
 */
record Part(int kind, long position, int length, boolean whole, long first, long count, long at, long earliest) {}
