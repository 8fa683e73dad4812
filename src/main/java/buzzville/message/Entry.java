package buzzville.message;

/**
 * Where a message stands in the log of its partition.
 *
 * <p>A message that was published twice stands there twice.
 */
public final class Entry {
    /** The how-manieth message of its log, from 0. */
    public final long offset;
    /** The how-manieth entry of its log, removals included, from 0. */
    public final long position;
    /** The how-manieth message of the whole broker, from 0. */
    public final long turn;
    /** Its producer was promised that it is kept. */
    public boolean acknowledged;
    /** The log does not hold it any more, and somebody lacks it. */
    public boolean lost;

    public Entry(long offset, long position, long turn) {
        this.offset = offset;
        this.position = position;
        this.turn = turn;
    }
}
