package buzzville.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Octets that are put together before they are written: numbers of variable length, least significant seven bits first. */
final class Octets {
    private byte[] octets = new byte[1 << 12];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void octet(int value) {
        room(1);
        octets[size++] = (byte) value;
    }

    /** Sets bits of an octet that was put here before. */
    void set(int place, int bits) {
        octets[place] |= (byte) bits;
    }

    /** A number that is not negative. */
    void number(long value) {
        assert value >= 0 : value;
        unsigned(value);
    }

    /** Any number: zigzag, so that small ones of either sign are short. */
    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    private void unsigned(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octets[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        octets[size++] = (byte) rest;
    }

    /** Eight octets, least significant first. */
    void whole(long value) {
        room(Long.BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            octets[size++] = (byte) (value >>> 8 * i);
        }
    }

    /** Four octets, least significant first. */
    void half(int value) {
        room(Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            octets[size++] = (byte) (value >>> 8 * i);
        }
    }

    /** The number of octets and the text in UTF-8. */
    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        all(encoded);
    }

    void all(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, octets, size, more.length);
        size += more.length;
    }

    void all(Octets more) {
        room(more.size);
        System.arraycopy(more.octets, 0, octets, size, more.size);
        size += more.size;
    }

    int checksum() {
        CRC32C crc = new CRC32C();
        crc.update(octets, 0, size);
        return (int) crc.getValue();
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(octets, 0, size);
    }

    byte[] copy() {
        return Arrays.copyOf(octets, size);
    }

    private void room(int more) {
        if (size + more > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(size + more, 2 * octets.length));
        }
    }
}
