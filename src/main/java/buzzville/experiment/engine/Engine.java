package buzzville.experiment.engine;

import buzzville.experiment.RunPlan;
import java.util.List;

/** Does runs on other machines, as many at once as they have room for. Any thread may ask. */
public interface Engine extends AutoCloseable {
    /** Takes what comes of runs, on any thread. */
    interface Sink {
        /**
         * A run has finished.
         *
         * @param figures as {@link buzzville.experiment.RunResult#octets}
         * @param nanos how long it took where it was done
         */
        void finished(RunPlan plan, byte[] figures, long nanos);

        /** Nothing more will come: the engine gave up, or a run cannot be done. */
        void failed(RuntimeException why);
    }

    /** How many runs it does at once, as far as it knows; at least 1. */
    int slots();

    /** Has runs done, in about this order, and returns at once. What is lost on the way it does again. */
    void begin(List<Errand> errands, Sink sink);

    /** Gives up what is not finished, and frees the machines. */
    @Override
    void close();
}
