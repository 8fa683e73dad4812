package buzzville.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes octets of figures. */
public final class Encoder implements Codec {
    private byte[] octets = new byte[1 << 12];
    private int size;

    /** The octets of one thing. */
    public static byte[] octets(Coded thing) {
        Encoder encoder = new Encoder();
        thing.code(encoder);
        return encoder.octets();
    }

    /** All octets so far. */
    public byte[] octets() {
        return Arrays.copyOf(octets, size);
    }

    @Override
    public boolean reads() {
        return false;
    }

    @Override
    public long number(long value) {
        room(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            octets[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        octets[size++] = (byte) rest;
        return value;
    }

    @Override
    public double real(double value) {
        room(Long.BYTES);
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < Long.BYTES; i++) {
            octets[size++] = (byte) (bits >>> 8 * i);
        }
        return value;
    }

    @Override
    public String text(String value) {
        raw(value.getBytes(StandardCharsets.UTF_8));
        return value;
    }

    @Override
    public byte[] raw(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, octets, size, value.length);
        size += value.length;
        return value;
    }

    private void room(int more) {
        if (size + more > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(Math.addExact(size, more), Math.multiplyExact(2, octets.length)));
        }
    }
}
