package buzzville.experiment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs independent tasks on several threads and hands their outcomes back in order, so that threads never show. */
public final class Parallel {
    /** How many tasks per thread may be finished and not yet handed back; bounds the memory that outcomes take. */
    private static final int AHEAD = 2;

    private Parallel() {}

    /**
     * Takes outcomes in the order of their tasks, on the thread that called.
     *
     * @param <T> what a task hands back
     */
    public interface Fold<T> {
        /** Takes the outcome of task {@code index}, counted from 0. */
        void take(int index, T outcome);
    }

    /**
     * Takes outcomes as long as there are not enough.
     *
     * @param <T> what a task hands back
     */
    public interface Judge<T> {
        /** Takes the outcome of task {@code index}, counted from 0; whether more are wanted. */
        boolean take(int index, T outcome);
    }

    /**
     * Runs tasks 0 to {@code count - 1}. The first failure, in the order of tasks, is thrown here; tasks that have not begun
     * by then never do.
     *
     * @param threads how many run at once, at least 1
     */
    public static <T> void inOrder(int count, int threads, IntFunction<T> task, Fold<T> fold) {
        untilEnough(count, threads, task, (index, outcome) -> {
            fold.take(index, outcome);
            return true;
        });
    }

    /**
     * Runs tasks 0, 1, 2 and so on until their judge has enough, or there are {@code most}. Some may then have run for nothing.
     *
     * @param threads how many run at once, at least 1
     */
    public static <T> void untilEnough(int most, int threads, IntFunction<T> task, Judge<T> judge) {
        if (threads <= 1 || most <= 1) {
            boolean more = true;
            for (int i = 0; i < most && more; i++) {
                more = judge.take(i, task.apply(i));
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, most));
        try {
            Deque<Future<T>> ahead = new ArrayDeque<>();
            int begun = 0;
            boolean more = true;
            for (int i = 0; i < most && more; i++) {
                while (begun < most && ahead.size() < AHEAD * threads) {
                    int index = begun++;
                    ahead.add(pool.submit(() -> task.apply(index)));
                }
                more = judge.take(i, outcome(ahead.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T outcome(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            } else if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a replication", e);
        }
    }
}
