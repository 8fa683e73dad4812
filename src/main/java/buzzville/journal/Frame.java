package buzzville.journal;

/** The parts of a journal file: each has its kind, its length and a checksum. */
final class Frame {
    /** The first octets of every journal; a transfer as text would spoil them. */
    static final byte[] MAGIC = {(byte) 0x89, 'B', 'V', 'J', '\r', '\n', 0x1A, '\n'};

    /** Version of the format; two octets behind the magic. */
    static final int VERSION = 1;

    static final int PREAMBLE = MAGIC.length + 2;

    static final int HEADER = 'H';
    static final int RECORDS = 'R';
    static final int SNAPSHOT = 'S';
    static final int FOOTER = 'F';

    /** Octets before and behind the contents. */
    static final int BEFORE = 5;

    static final int BEHIND = 4;

    /** More than any writer puts into one frame. */
    static final int LARGEST = 1 << 28;

    private Frame() {}
}
