package buzzville.report.kept;

import buzzville.codec.Decoder;
import buzzville.codec.Encoder;
import buzzville.codec.Undecodable;
import buzzville.experiment.RunPlan;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Finished runs of one study, each appended as soon as it is finished. Whoever is killed while he writes leaves a last block that is
 * too short or has another checksum; it is noticed, and its run is done again.
 *
 * <p>The file begins with {@code BVRUNS} and the version of the format as two octets. Blocks follow: length and CRC-32C of what is in
 * them, four octets each, the most significant first, and that. The first block has the facts of the study; each other one a city's
 * name, the replication and the figures, deflated. {@code docs/scaling.md} tells it in full.
 *
 * <p>Any thread may look up and keep. Not a channel, which an interrupted thread would close.
 */
public final class RunsFile implements Closeable {
    /** The version of the format. */
    public static final int FORMAT = 1;

    private static final byte[] MAGIC = "BVRUNS".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 8;
    private static final int MOST = 1 << 30;

    private final Path path;
    private final RandomAccessFile file;
    private final Map<RunPlan, Place> places = new LinkedHashMap<>();
    private Facts facts = new Facts(Map.of());
    private long end;

    private record Place(long at, int length) {}

    /** A file that is not what it should be, in a sentence for the user. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String sentence) {
            super(sentence);
        }
    }

    private RunsFile(Path path, String mode) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), mode);
    }

    /** A new file without runs; one that is there is replaced. */
    public static RunsFile begin(Path path, Facts facts) throws IOException {
        RunsFile runs = new RunsFile(path, "rw");
        try {
            runs.lock();
            runs.file.setLength(0);
            runs.file.write(MAGIC);
            runs.file.writeShort(FORMAT);
            runs.end = runs.file.length();
            Encoder encoder = new Encoder();
            Facts.coded(encoder, facts);
            runs.append(encoder.octets());
            runs.facts = facts;
            return runs;
        } catch (IOException e) {
            runs.close();
            throw e;
        }
    }

    /**
     * A file with runs, to which more may be added; what a killed process left half-written at its end is cut off.
     *
     * @return null if it is not there, or was killed before it had begun
     */
    public static @Nullable RunsFile goOn(Path path) throws IOException {
        if (!Files.exists(path)) {
            return null;
        }
        RunsFile runs = new RunsFile(path, "rw");
        try {
            runs.lock();
            if (!runs.scan()) {
                runs.close();
                return null;
            }
            runs.file.setLength(runs.end);
            return runs;
        } catch (IOException e) {
            runs.close();
            throw e;
        }
    }

    /** A file with runs, to be read only. */
    public static RunsFile read(Path path) throws IOException {
        RunsFile runs = new RunsFile(path, "r");
        try {
            if (!runs.scan()) {
                throw new Refused("'" + path + "' ends before it says what it is; its process was killed at the start");
            }
            return runs;
        } catch (IOException e) {
            runs.close();
            throw e;
        }
    }

    /** Where the disk knows no locks, nobody is kept out. */
    private void lock() throws IOException {
        try {
            FileLock lock = file.getChannel().tryLock();
            if (lock == null) {
                throw new Refused("another process is at work on '" + path + "'");
            }
        } catch (OverlappingFileLockException e) {
            throw new Refused("another thread is at work on '" + path + "'");
        } catch (Refused e) {
            throw e;
        } catch (IOException e) {
            // such as some network file systems
        }
    }

    /** Whether there was a whole first block. */
    private boolean scan() throws IOException {
        byte[] magic = new byte[MAGIC.length];
        int read = Math.max(0, file.read(magic));
        if (!Arrays.equals(magic, 0, read, MAGIC, 0, read)) {
            throw new Refused("'" + path + "' is no file of finished runs");
        } else if (file.length() < HEAD) {
            return false;
        }
        int format = file.readUnsignedShort();
        if (format != FORMAT) {
            throw new Refused("'%s' has format %d, and this version of the program knows format %d"
                    .formatted(path, format, FORMAT));
        }
        end = HEAD;
        byte[] first = next();
        if (first == null) {
            return false;
        }
        facts = facts(first);
        for (byte[] block = next(); block != null; block = next()) {
            Decoder decoder = new Decoder(block);
            RunPlan plan = new RunPlan(decoder.text(""), decoder.count(0));
            int length = block.length - decoder.at();
            places.put(plan, new Place(end - length, length));
        }
        return true;
    }

    private Facts facts(byte[] block) throws Refused {
        try {
            return Facts.coded(new Decoder(block), new Facts(Map.of()));
        } catch (Undecodable e) {
            throw new Refused("'" + path + "' does not say what it is: " + e.getMessage());
        }
    }

    /** The block at the end of what is known, which then is known; null if there is no whole one. */
    private byte @Nullable [] next() throws IOException {
        long left = file.length() - end;
        file.seek(end);
        if (left < HEAD) {
            return null;
        }
        int length = file.readInt();
        int checksum = file.readInt();
        if (length < 0 || length > MOST || length > left - HEAD) {
            return null;
        }
        byte[] block = new byte[length];
        file.readFully(block);
        if (checksum(block) != checksum) {
            return null;
        }
        end += HEAD + length;
        return block;
    }

    private static int checksum(byte[] block) {
        CRC32C crc = new CRC32C();
        crc.update(block);
        return (int) crc.getValue();
    }

    private void append(byte[] block) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(HEAD + block.length);
        whole.putInt(block.length).putInt(checksum(block)).put(block);
        file.seek(end);
        file.write(whole.array());
        end += whole.capacity();
    }

    /** What study the runs belong to. */
    public Facts facts() {
        return facts;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The runs that it has. */
    public synchronized Set<RunPlan> plans() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(places.keySet()));
    }

    /** The octets of a run; null if it is not there. */
    public synchronized byte @Nullable [] find(RunPlan plan) throws IOException {
        Place place = places.get(plan);
        if (place == null) {
            return null;
        }
        byte[] packed = new byte[place.length()];
        file.seek(place.at());
        file.readFully(packed);
        return Packing.unpacked(packed);
    }

    /** Keeps a run that has finished. */
    public synchronized void keep(RunPlan plan, byte[] octets) throws IOException {
        Encoder head = new Encoder();
        head.text(plan.city());
        head.count(plan.replication());
        byte[] name = head.octets();
        byte[] packed = Packing.packed(octets);
        byte[] block = Arrays.copyOf(name, name.length + packed.length);
        System.arraycopy(packed, 0, block, name.length, packed.length);
        append(block);
        places.put(plan, new Place(end - packed.length, packed.length));
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
