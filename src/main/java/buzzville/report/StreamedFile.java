package buzzville.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A new file that is written as it comes, UTF-8, through a buffer. A disk that fails surfaces as an {@link
 * UncheckedIOException} while it is written and as an {@link IOException} at the end.
 */
final class StreamedFile implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Writer out;
    private final StringBuilder buffer = new StringBuilder(BUFFER + 1024);
    private boolean closed;

    StreamedFile(Path file) throws IOException {
        // a writer that replaces what is not a character instead of failing
        this.out = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8);
    }

    /** Where the next line is put together; {@link #endLine} follows. */
    StringBuilder line() {
        return buffer;
    }

    void endLine() {
        buffer.append('\n');
        if (buffer.length() >= BUFFER) {
            try {
                flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void flush() throws IOException {
        out.append(buffer);
        buffer.setLength(0);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            flush();
        }
    }
}
