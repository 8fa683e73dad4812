package buzzville.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** A stream of the process that remembers when nobody reads it any more, as in {@code buzzville list | head -1}. */
final class Outlet extends OutputStream {
    private final FileOutputStream stream;
    private boolean unread;

    Outlet(FileOutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int count) throws IOException {
        try {
            stream.write(octets, from, count);
        } catch (IOException e) {
            // every system has the word in its sentence, in other languages too: Broken pipe, Relais brisé (pipe)
            unread |= String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }

    /** Whether the reader has gone. */
    boolean isUnread() {
        return unread;
    }
}
