package buzzville.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal. A file that ends too early, or whose octets have changed, is read up to the last record that is whole; what
 * is wrong with it then stands in {@link #damage}.
 *
 * <p>Opening it looks at the beginning of each block only, so that what is asked about late in a big file is found soon.
 */
public final class JournalReader implements Closeable {
    private static final int CHUNK = 1 << 20;

    /**
     * What is wrong with a file.
     *
     * @param what as a sentence without a subject, such as {@code ends in the middle of a block}
     * @param records how many were read before it
     * @param at the instant of the last of them, virtual nanoseconds
     */
    public record Damage(String what, long records, long at) {}

    private final SeekableByteChannel channel;
    private final Parts file;
    private final JournalHeader header;
    private final List<Part> parts = new ArrayList<>();
    /** The earliest occurrence of a message that was let in in this part or later. */
    private final long[] earliestFrom;

    private final @Nullable Damage shape;
    private @Nullable Damage damage;
    private boolean footer;

    private JournalReader(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.file = new Parts(channel);
        this.header = header();
        this.shape = walk();
        this.damage = shape;
        this.earliestFrom = new long[parts.size() + 1];
        Arrays.fill(earliestFrom, Long.MAX_VALUE);
        for (int i = parts.size() - 1; i >= 0; i--) {
            earliestFrom[i] = Math.min(parts.get(i).earliest(), earliestFrom[i + 1]);
        }
    }

    /**
     * Opens a file.
     *
     * @throws UnreadableJournal if nothing of it can be read as a journal
     */
    public static JournalReader open(Path file) throws IOException {
        return of(Files.newByteChannel(file));
    }

    /** The same of anything that holds octets, which is closed with it. */
    public static JournalReader of(SeekableByteChannel channel) throws IOException {
        try {
            return new JournalReader(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The same of what a journal's file would hold. */
    public static JournalReader of(byte[] octets) throws IOException {
        return of(new Memory(octets));
    }

    private JournalHeader header() throws IOException {
        byte[] preamble = file.octets(0, (int) Math.min(Frame.PREAMBLE, channel.size()));
        if (preamble.length == 0) {
            throw new UnreadableJournal("is empty");
        } else if (!Arrays.equals(
                preamble,
                0,
                Math.min(preamble.length, Frame.MAGIC.length),
                Frame.MAGIC,
                0,
                Math.min(preamble.length, Frame.MAGIC.length))) {
            throw new UnreadableJournal("is no journal of a run");
        } else if (preamble.length < Frame.PREAMBLE) {
            throw new UnreadableJournal("ends before its header");
        }
        int version = preamble[Frame.MAGIC.length] & 0xFF | (preamble[Frame.MAGIC.length + 1] & 0xFF) << 8;
        if (version > Frame.VERSION) {
            throw new UnreadableJournal("has version %d of the format, but this program reads only up to version %d"
                    .formatted(version, Frame.VERSION));
        } else if (version < 1) {
            throw new UnreadableJournal("has version 0 of the format, which there never was: it is damaged");
        }
        Part part = file.part(Frame.PREAMBLE);
        if (part == null || part.kind() != Frame.HEADER || !part.whole()) {
            throw new UnreadableJournal("ends before its header, or the header is damaged");
        }
        try {
            return JournalHeader.of(new String(file.contents(part), StandardCharsets.UTF_8));
        } catch (Nonsense e) {
            throw new UnreadableJournal("has a header that is damaged");
        }
    }

    /** Finds all parts. @return what is wrong with their shape, if anything */
    private @Nullable Damage walk() throws IOException {
        Part head = file.part(Frame.PREAMBLE);
        long position = end(Objects.requireNonNull(head));
        while (position < channel.size()) {
            Part part;
            try {
                part = file.part(position);
            } catch (Nonsense | OctetReader.TooShort e) {
                part = null;
            }
            if (part == null) {
                return broken(
                        position + Frame.BEFORE > channel.size() ? "ends in the middle of a block" : "is damaged");
            }
            parts.add(part);
            if (!part.whole()) {
                return broken("ends in the middle of a block");
            }
            position = end(part);
            if (part.kind() == Frame.FOOTER) {
                footer = true;
                return position < channel.size() ? broken("goes on behind its end") : null;
            }
        }
        return broken("has no end: whoever wrote it was stopped");
    }

    private static Damage broken(String what) {
        return new Damage(what, -1, -1);
    }

    private static long end(Part part) {
        return part.position() + part.length() + Frame.BEHIND;
    }

    /** Which run it is of. */
    public JournalHeader head() {
        return header;
    }

    /** How long the file is, octets. */
    public long size() throws IOException {
        return channel.size();
    }

    /** How much of it is snapshots, octets. */
    public long snapshotOctets() {
        return parts.stream()
                .filter(part -> part.kind() == Frame.SNAPSHOT)
                .mapToLong(part -> Frame.BEFORE + part.length() + Frame.BEHIND)
                .sum();
    }

    /** How many snapshots it has. */
    public int snapshots() {
        return (int)
                parts.stream().filter(part -> part.kind() == Frame.SNAPSHOT).count();
    }

    /** The latest instant that is known without reading all: that of the end, if the file has one; virtual nanoseconds. */
    public long lastKnown() throws IOException {
        if (footer && shape == null) {
            try {
                OctetReader in = new OctetReader(file.contents(parts.get(parts.size() - 1)));
                in.number();
                in.number();
                return in.number();
            } catch (Nonsense | OctetReader.TooShort e) {
                damage = new Damage("has a footer that is damaged", -1, -1);
            }
        }
        return parts.stream().mapToLong(Part::at).max().orElse(0);
    }

    /**
     * Whether the octets are those that were written, by the hash in the footer: reads the whole file.
     *
     * @return the hash, 64 hexadecimal digits, or null if there is no footer or another hash in it
     */
    public @Nullable String verifiedHash() throws IOException {
        if (!footer || shape != null) {
            return null;
        }
        Part last = parts.get(parts.size() - 1);
        MessageDigest digest = JournalWriter.sha256();
        long end = last.position() - Frame.BEFORE;
        for (long at = 0; at < end; at += CHUNK) {
            digest.update(file.octets(at, (int) Math.min(CHUNK, end - at)));
        }
        byte[] hash = digest.digest();
        try {
            byte[] contents = file.contents(last);
            boolean same = contents.length >= hash.length
                    && Arrays.equals(contents, contents.length - hash.length, contents.length, hash, 0, hash.length);
            return same ? HexFormat.of().formatHex(hash) : null;
        } catch (Nonsense e) {
            return null;
        }
    }

    /** What was found wrong so far, or null: what is not read is not checked. */
    public @Nullable Damage damage() {
        return damage;
    }

    /** All entries from the beginning. */
    public Entries entries() {
        return new Entries(new Tables(), 0);
    }

    /** Visits all entries from the beginning, as far as they can be read. */
    public void forEach(Consumer<? super Entry> visitor) {
        Entries entries = entries();
        for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
            visitor.accept(entry);
        }
    }

    /**
     * The state of the city at an instant: after everything that was handled until then, and with what had happened until then,
     * but was let in later, as far as the order of occurrence goes.
     *
     * @param instant virtual nanoseconds; {@link Long#MAX_VALUE} for the end
     */
    public CityState stateAt(long instant) {
        return stateAt(instant, true);
    }

    /** @param quick whether to begin at a snapshot, which changes nothing but the time that it takes */
    CityState stateAt(long instant, boolean quick) {
        CityState state = new CityState(header.zoneNames());
        Entries entries = entries();
        boolean found = !quick;
        for (int i = parts.size() - 1; !found && i >= 0; i--) {
            Part part = parts.get(i);
            if (part.kind() == Frame.SNAPSHOT && part.whole() && part.at() <= instant) {
                try {
                    OctetReader in = new OctetReader(file.contents(part));
                    in.number();
                    in.number();
                    Tables tables = Tables.read(in);
                    state = Snapshot.read(in, tables, header.zoneNames());
                    entries = new Entries(tables, i + 1);
                    found = true;
                } catch (Nonsense | OctetReader.TooShort | ArithmeticException e) {
                    found = false; // an earlier one does as well
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        Entry entry = entries.next();
        for (; entry != null && entry.at() <= instant; entry = entries.next()) {
            state.apply(entry);
        }
        for (; entry != null; entry = entries.nextWhile(instant)) {
            if (entry instanceof Entry.Admitted admitted && admitted.message().occurredAt() <= instant) {
                state.hindsight(admitted);
            }
        }
        return state;
    }

    /** Entries one after the other. */
    public final class Entries {
        private final Tables tables;
        private final Decoder decoder;
        private final List<Entry> pending = new ArrayList<>();
        private int taken;
        private int next;
        private @Nullable OctetReader in;
        private long bound;
        private boolean partial;
        private boolean over;

        private Entries(Tables tables, int next) {
            this.tables = tables;
            this.decoder = new Decoder(tables);
            this.next = next;
        }

        /** The next one, or null if there are no more that can be read. */
        public @Nullable Entry next() {
            return taken < pending.size() || read(Long.MAX_VALUE) ? pending.get(taken++) : null;
        }

        /** The same, or null where only messages follow that happened after an instant. */
        @Nullable
        Entry nextWhile(long instant) {
            return taken < pending.size() || read(instant) ? pending.get(taken++) : null;
        }

        private boolean read(long instant) {
            pending.clear();
            taken = 0;
            try {
                while (!over && pending.isEmpty()) {
                    if (in == null || tables.records >= bound) {
                        if (!open(instant)) {
                            return false;
                        }
                    } else {
                        decoder.next(in, pending);
                        if (pending.isEmpty()) {
                            throw new OctetReader.TooShort();
                        }
                    }
                }
            } catch (OctetReader.TooShort e) {
                broken(partial ? "ends in the middle of a block" : "is damaged");
            } catch (Nonsense | ArithmeticException e) {
                broken("is damaged");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return !pending.isEmpty();
        }

        /** Opens the next block. @return whether there is one that is wanted */
        private boolean open(long instant) throws IOException {
            while (next < parts.size() && parts.get(next).kind() != Frame.RECORDS) {
                next++;
            }
            if (next == parts.size()) {
                over = true;
                damage = shape == null ? damage : new Damage(shape.what(), tables.records, tables.at);
                return false;
            } else if (instant != Long.MAX_VALUE && earliestFrom[next] > instant) {
                return false;
            }
            Part part = parts.get(next++);
            partial = !part.whole();
            OctetReader block = new OctetReader(file.contents(part));
            for (int i = 0; i < 4; i++) {
                block.number();
            }
            if (part.first() != tables.records || part.at() != tables.at) {
                throw new Nonsense("a block is missing");
            }
            bound = part.first() + part.count();
            in = block;
            return true;
        }

        private void broken(String what) {
            over = true;
            pending.clear();
            damage = new Damage(what, tables.records, tables.at);
        }
    }

    /** Whether the file ends as its writer meant it to. */
    public boolean isWhole() {
        return footer && shape == null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
