package buzzville.experiment.engine;

import buzzville.experiment.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An engine for tests, of two threads, the last run first. Only octets go in and out, as between machines. {@code threads://} does
 * everything; {@code threads://gives-up-after-N} does as it says; {@code threads://other-build} has workers of another build.
 */
public final class ThreadsEngine implements EngineProvider {
    private static final Pattern URL = Pattern.compile("threads://(gives-up-after-(\\d+)|other-build|)");

    @Override
    public boolean takes(String url) {
        return URL.matcher(url).matches();
    }

    @Override
    public Engine open(String url, Baggage baggage) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(url);
        }
        Baggage packed =
                parts.group(1).equals("other-build") ? new Baggage("0.0.1", baggage.main(), baggage.files()) : baggage;
        int most = parts.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(parts.group(2));
        return new Threads(packed.octets(), most);
    }

    private static final class Threads implements Engine {
        private final ExecutorService pool = Executors.newFixedThreadPool(2);
        private final AtomicInteger done = new AtomicInteger();
        private final byte[] baggage;
        private final int most;
        private @Nullable Workshop workshop;

        Threads(byte[] baggage, int most) {
            this.baggage = baggage;
            this.most = most;
        }

        @Override
        public int slots() {
            return 2;
        }

        @Override
        public void begin(List<Errand> errands, Sink sink) {
            List<Errand> backwards = new ArrayList<>(errands);
            Collections.reverse(backwards);
            for (Errand errand : backwards) {
                pool.execute(() -> one(errand.plan(), errand.octets(), sink));
            }
        }

        private synchronized Workshop workshop() throws IOException {
            Workshop open = workshop == null ? Workshop.of(baggage) : workshop;
            workshop = open;
            return open;
        }

        private void one(RunPlan plan, byte[] errand, Sink sink) {
            if (done.incrementAndGet() > most) {
                sink.failed(new EngineFailure("it gave up", new IOException()));
                return;
            }
            try {
                byte[] reply = workshop().run(Errand.read(errand)).octets();
                sink.finished(plan, Reply.read(reply).figuresOrThrow(), 1);
            } catch (IOException e) {
                sink.failed(new UncheckedIOException(e));
            } catch (RuntimeException e) {
                sink.failed(e);
            }
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
