package buzzville.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work of other threads on results. */
final class Awaited {
    private Awaited() {}

    /** Waits for work of another thread; what it throws is thrown here. */
    static void done(Future<?> work) throws IOException {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while writing results");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException ours) {
                throw ours;
            } else if (cause instanceof Error grave) {
                throw grave;
            }
            throw cause instanceof IOException io ? io : new IOException(e);
        }
    }
}
