package buzzville.cli;

import buzzville.city.City;
import buzzville.city.Run;
import buzzville.experiment.InterruptedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs cities in slices, so that one can say how far they are and stop them; slices never change results. Says it on one
 * line, only to a terminal, and only when a run is long.
 */
final class Progress {
    private static final long FIRST_AFTER_NANOS = 1_000_000_000;
    private static final long EVERY_NANOS = 250_000_000;
    private static final long SLICE_NANOS = 50_000_000;
    private static final int FIRST_SLICES = 1000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final @Nullable PrintWriter err;
    private final BooleanSupplier interrupted;
    private final int replications;
    private final long began = System.nanoTime();
    private long saidAt = began + FIRST_AFTER_NANOS - EVERY_NANOS;
    private final Rest rest;
    private boolean parts;
    private int finished;
    private int width;

    /**
     * Nothing under way yet.
     *
     * @param err where to say it; null to say nothing
     * @param interrupted asked between slices
     * @param replications how many cities will be run
     */
    Progress(@Nullable PrintWriter err, BooleanSupplier interrupted, int replications) {
        this.err = err;
        this.interrupted = interrupted;
        this.replications = replications;
        this.rest = new Rest(replications);
    }

    /**
     * Whether somebody looks at a stream of this process; no is also the answer where that cannot be told, which is where there
     * is no {@code /proc}.
     *
     * @param descriptor 1 for standard output, 2 for standard error
     */
    static boolean isTerminal(int descriptor) {
        try {
            String device = Path.of("/proc/self/fd/" + descriptor).toRealPath().toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Runs a city to its end.
     *
     * @param duration of its scenario, virtual nanoseconds
     * @throws InterruptedRun as soon as somebody wants it to stop
     */
    Run finish(City city, long duration) {
        long slice = Math.max(1, duration / FIRST_SLICES);
        long at = 0;
        while (at < duration) {
            long before = System.nanoTime();
            at += Math.min(slice, duration - at);
            city.runUntil(at);
            long took = System.nanoTime() - before;
            if (took < SLICE_NANOS / 2) {
                slice = Math.min(duration, slice * 2);
            } else if (took > SLICE_NANOS * 2) {
                slice = Math.max(1, slice / 2);
            }
            stopIfWanted();
            if (replications == 1) {
                say(() -> line(city, duration));
            }
        }
        return city.finish();
    }

    /** How often each city will be run, so that the rest can be weighed: some take longer than others. */
    synchronized void expect(Map<String, Integer> runs) {
        rest.expect(runs);
    }

    /** From now on only {@link #partFinished parts} count: nobody knows how many replications each of them will have. */
    synchronized void countParts() {
        parts = true;
    }

    /** One more part of the work is finished, all of which are taken to be alike. */
    synchronized void partFinished() {
        if (!parts) {
            return;
        }
        finished++;
        rest.finished("", 1);
        sayHowMany();
    }

    /** One more replication of a city is finished, after so many nanoseconds of work. */
    synchronized void replicationFinished(String city, long took) {
        if (parts) {
            return;
        }
        finished++;
        rest.finished(city, took);
        sayHowMany();
    }

    /** One more is there already: an earlier command, or another machine, finished it. */
    synchronized void replicationFound(String city) {
        if (parts) {
            return;
        }
        finished++;
        rest.found(city);
        sayHowMany();
    }

    private void sayHowMany() {
        say(() -> "%d of %d replications%s"
                .formatted(finished, replications, rest.isKnown() ? ", " + left(rest.doneShare()) + " left" : ""));
    }

    /** Says what is being done. */
    synchronized void tell(String what) {
        say(() -> what);
    }

    void stopIfWanted() {
        // an experiment that has ended interrupts the threads whose runs nobody wants any more
        if (interrupted.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new InterruptedRun();
        }
    }

    private interface Line {
        String text();
    }

    private void say(Line line) {
        long now = System.nanoTime();
        if (err != null && now - saidAt >= EVERY_NANOS) {
            saidAt = now;
            String text = line.text();
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            err.flush();
            width = text.length();
        }
    }

    /** Takes the line away again. */
    synchronized void clear() {
        if (err != null && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }

    private String line(City city, long duration) {
        long now = city.simulation().now();
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        double share = now / (double) duration;
        return String.format(
                Locale.ROOT,
                "%s of %s (%.0f %%), %.1f million events/s, %s left",
                clock(now),
                clock(duration),
                100 * share,
                city.simulation().events() / seconds / 1e6,
                left(share));
    }

    private String left(double share) {
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        return clock((long) (seconds / share * (1 - share) * NANOS_PER_SECOND));
    }

    /** {@code 1:02:03}, or {@code 2:03} below an hour. */
    static String clock(long nanos) {
        long seconds = nanos / 1_000_000_000;
        long hours = seconds / 3600;
        return hours == 0
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(hours, seconds / 60 % 60, seconds % 60);
    }
}
