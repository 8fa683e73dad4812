package buzzville.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Octets for the way, a quarter as many: one driver's network is all machines' way back. */
final class Pressed {
    private Pressed() {}

    static byte[] octets(byte[] octets) {
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream pressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(pressed, fast)) {
            out.write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return pressed.toByteArray();
    }

    static byte[] read(byte[] pressed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(pressed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
