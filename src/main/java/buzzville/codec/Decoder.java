package buzzville.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes figures of octets; whatever it is given to write is ignored. */
public final class Decoder implements Codec {
    private final byte[] octets;
    private int at;

    public Decoder(byte[] octets) {
        this.octets = octets;
    }

    /** Reads one thing, which must be all there is. */
    public static <T extends Coded> T read(byte[] octets, T fresh) {
        Decoder decoder = new Decoder(octets);
        fresh.code(decoder);
        decoder.finish();
        return fresh;
    }

    /**
     * Everything has been read.
     *
     * @throws Undecodable if something is left
     */
    public void finish() {
        if (at != octets.length) {
            throw new Undecodable((octets.length - at) + " octets are left over");
        }
    }

    /** How many octets have been read. */
    public int at() {
        return at;
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public long number(long ignored) {
        long value = 0;
        int shift = 0;
        int octet;
        do {
            need(1);
            if (shift > 63) {
                throw new Undecodable("a number has more than ten octets");
            }
            octet = octets[at++];
            value |= (octet & 0x7FL) << shift;
            shift += 7;
        } while (octet < 0);
        return (value >>> 1) ^ -(value & 1);
    }

    @Override
    public double real(double ignored) {
        need(Long.BYTES);
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits |= (octets[at++] & 0xFFL) << 8 * i;
        }
        return Double.longBitsToDouble(bits);
    }

    @Override
    public String text(String ignored) {
        int length = size(0);
        need(length);
        String text = new String(octets, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    @Override
    public byte[] raw(byte[] ignored) {
        int length = size(0);
        need(length);
        byte[] value = Arrays.copyOfRange(octets, at, at + length);
        at += length;
        return value;
    }

    /** Every element of a list takes an octet at least, so that a damaged size is found before anything is made. */
    @Override
    public int size(int ignored) {
        int size = Codec.super.size(ignored);
        need(size);
        return size;
    }

    private void need(int more) {
        if (more > octets.length - at) {
            throw new Undecodable("the octets end too early");
        }
    }
}
