package buzzville.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The processor time of this thread, which other work on the machine disturbs less than wall time. What collecting
 * garbage costs in other threads is not in it, to the advantage of programs that make some.
 */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long start = THREADS.getCurrentThreadCpuTime();

    /** Nanoseconds since it was made. */
    long nanos() {
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
