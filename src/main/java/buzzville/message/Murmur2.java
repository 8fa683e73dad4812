package buzzville.message;

import java.nio.charset.StandardCharsets;

/**
 * MurmurHash2 (Appleby), 32 bits, with the seed that Kafka's default partitioner uses, so that a key lands on the partition
 * on which it would land there.
 */
public final class Murmur2 {
    private static final int SEED = 0x9747b28c;
    private static final int M = 0x5bd1e995;

    private Murmur2() {}

    /** The hash of a key's UTF-8 bytes. */
    public static int hash(String key) {
        byte[] data = key.getBytes(StandardCharsets.UTF_8);
        int whole = data.length & ~3;
        int hash = SEED ^ data.length;
        for (int i = 0; i < whole; i += 4) {
            int word = (data[i] & 0xff) | (data[i + 1] & 0xff) << 8 | (data[i + 2] & 0xff) << 16 | data[i + 3] << 24;
            word *= M;
            word ^= word >>> 24;
            hash = hash * M ^ word * M;
        }
        int rest = 0;
        for (int i = data.length - 1; i >= whole; i--) {
            rest = rest << 8 | data[i] & 0xff;
        }
        if (whole < data.length) {
            hash = (hash ^ rest) * M;
        }
        hash = (hash ^ hash >>> 13) * M;
        return hash ^ hash >>> 15;
    }
}
