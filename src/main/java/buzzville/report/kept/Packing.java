package buzzville.report.kept;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Octets with less repetition (RFC 1950), as quickly as it goes: figures are a third as long, and nobody waits for them. */
final class Packing {
    private static final int PIECE = 1 << 16;

    private Packing() {}

    static byte[] packed(byte[] octets) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(octets);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] piece = new byte[PIECE];
            while (!deflater.finished()) {
                packed.write(piece, 0, deflater.deflate(piece));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static byte[] unpacked(byte[] packed) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            byte[] piece = new byte[PIECE];
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                if (count == 0 && !inflater.finished()) {
                    throw new IOException("figures of a run end too early");
                }
                octets.write(piece, 0, count);
            }
            return octets.toByteArray();
        } catch (DataFormatException e) {
            throw new IOException("figures of a run are damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }
}
