package buzzville.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Finds the parts of a journal file and checks them. */
record Parts(SeekableByteChannel channel) {
    /** Octets of a frame that are looked at on opening. */
    private static final int GLIMPSE = 64;

    /** The part that begins here, or null if nothing can be said of it. */
    @Nullable
    Part part(long start) throws IOException {
        long left = channel.size() - start - Frame.BEFORE;
        if (left < 0) {
            return null;
        }
        OctetReader in = new OctetReader(octets(start, (int) Math.min(GLIMPSE, left + Frame.BEFORE)));
        int kind = in.octet();
        long length = in.half() & 0xFFFF_FFFFL;
        if (length > Frame.LARGEST) {
            return null;
        }
        boolean whole = length + Frame.BEHIND <= left;
        int there = (int) Math.min(length, left);
        long position = start + Frame.BEFORE;
        return switch (kind) {
            case Frame.HEADER, Frame.FOOTER -> new Part(kind, position, there, whole, 0, 0, 0, Long.MAX_VALUE);
            case Frame.SNAPSHOT -> new Part(kind, position, there, whole, in.number(), 0, in.number(), Long.MAX_VALUE);
            case Frame.RECORDS -> {
                long first = in.number();
                long count = in.number();
                long at = in.number();
                long earliest = in.number();
                yield new Part(
                        kind, position, there, whole, first, count, at, earliest == 0 ? Long.MAX_VALUE : earliest - 1);
            }
            default -> null;
        };
    }

    byte[] octets(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        channel.position(position);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return buffer.array();
    }

    /** The contents of a part, checked if all of it is there. */
    byte[] contents(Part part) throws IOException {
        int behind = part.whole() ? Frame.BEHIND : 0;
        byte[] all = octets(part.position() - Frame.BEFORE, Frame.BEFORE + part.length() + behind);
        int end = Frame.BEFORE + part.length();
        if (part.whole()) {
            CRC32C crc = new CRC32C();
            crc.update(all, 0, end);
            if ((int) crc.getValue() != new OctetReader(all, end, all.length).half()) {
                throw new Nonsense("a checksum is wrong");
            }
        }
        return Arrays.copyOfRange(all, Frame.BEFORE, end);
    }
}
