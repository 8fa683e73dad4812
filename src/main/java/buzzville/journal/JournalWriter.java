package buzzville.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Writes a journal as it comes: blocks of records, each with its length and checksum, a snapshot of the state from time to time,
 * a footer at the end. Memory holds one block, the names, and what is not settled.
 *
 * <p>Entries must come in the order of their instants; a message must occur or be recalled before it is mentioned.
 */
public final class JournalWriter implements Closeable {
    /** Octets of records that make a block. */
    static final int BLOCK = 1 << 15;
    /** The least that lies between two snapshots. */
    static final long BETWEEN = 1 << 19;
    /** How many times a snapshot's own length lies between it and the next, at least. */
    static final int SPARING = 8;

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private final Tables tables = new Tables();
    private final CityState state;
    private final Octets records = new Octets();
    private final Octets frame = new Octets();
    private final Encoder encoder = new Encoder(tables, records);
    private final int block;
    private final long between;
    private long firstRecord;
    private long firstAt;
    private long earliest = Long.MAX_VALUE;
    private long sinceSnapshot;
    private long snapshotLength;
    private boolean closed;

    /**
     * Begins a journal.
     *
     * @param out is closed with it
     */
    public JournalWriter(OutputStream out, JournalHeader header) throws IOException {
        this(out, header, BLOCK, BETWEEN);
    }

    /**
     * @param block octets of records that make a block
     * @param between the least number of octets between two snapshots
     */
    JournalWriter(OutputStream out, JournalHeader header, int block, long between) throws IOException {
        this.out = out;
        this.block = block;
        this.state = new CityState(header.zoneNames());
        this.between = between;
        Octets preamble = new Octets();
        preamble.all(Frame.MAGIC);
        preamble.octet(Frame.VERSION);
        preamble.octet(Frame.VERSION >> 8);
        emit(preamble);
        byte[] text = header.json().getBytes(StandardCharsets.UTF_8);
        Octets body = new Octets();
        body.all(text);
        emit(Frame.HEADER, body);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The number that the next message gets. */
    public long nextNumber() {
        return tables.next;
    }

    /** The offset that the next message of a partition gets. */
    public long nextOffset(int partition) {
        return partition < tables.offsets.size() ? tables.offsets.get(partition) : 0;
    }

    /** Whether a message may be mentioned. */
    @SuppressWarnings("ReferenceEquality") // another message may say the same
    public boolean knows(Told message) {
        return tables.live.get(message.number()) == message;
    }

    /** How many records so far. */
    public long records() {
        return tables.records;
    }

    /**
     * Appends an entry.
     *
     * @throws UncheckedIOException if the disk fails
     */
    public void append(Entry entry) {
        encoder.write(entry);
        state.apply(entry);
        if (entry instanceof Entry.Admitted admitted) {
            tables.nextOffset(admitted.partition());
            earliest = Math.min(earliest, admitted.message().occurredAt());
        }
        if (records.size() >= block) {
            try {
                endBlock();
                if (sinceSnapshot >= Math.max(between, Math.min(between, SPARING) * snapshotLength)) {
                    snapshot();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void endBlock() throws IOException {
        if (records.size() == 0) {
            return;
        }
        Octets body = new Octets();
        body.number(firstRecord);
        body.number(tables.records - firstRecord);
        body.number(firstAt);
        body.number(earliest == Long.MAX_VALUE ? 0 : earliest + 1);
        body.all(records);
        emit(Frame.RECORDS, body);
        sinceSnapshot += body.size();
        records.clear();
        encoder.turnPage();
        firstRecord = tables.records;
        firstAt = tables.at;
        earliest = Long.MAX_VALUE;
    }

    private void snapshot() throws IOException {
        Octets body = new Octets();
        body.number(tables.records);
        body.number(tables.at);
        tables.write(body);
        Snapshot.write(state, body);
        emit(Frame.SNAPSHOT, body);
        snapshotLength = body.size();
        sinceSnapshot = 0;
    }

    private void emit(int kind, Octets body) throws IOException {
        frame.clear();
        frame.octet(kind);
        frame.half(body.size());
        frame.all(body);
        frame.half(frame.checksum());
        emit(frame);
    }

    private void emit(Octets octets) throws IOException {
        byte[] copy = octets.copy();
        digest.update(copy);
        out.write(copy);
    }

    /** Writes what is left and the footer. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            endBlock();
            Octets body = new Octets();
            body.number(tables.records);
            body.number(tables.next);
            body.number(tables.at);
            body.all(digest.digest());
            emit(Frame.FOOTER, body);
        }
    }
}
