package buzzville.broker;

import buzzville.message.Copy;
import buzzville.metric.Sum128;
import org.jspecify.annotations.Nullable;

/**
 * How many are at a stage, integrated over time, and beside it the time that each copy itself says it spent here. Little's
 * law makes the two equal, exactly.
 */
public final class Presence {
    /** Told of those who leave. */
    interface Exit {
        void left(Copy copy, boolean served, long now);
    }

    /** Shown each who is one more or one fewer. */
    public interface Measure {
        void changed(Copy copy, int by, long now);
    }

    private final String stage;
    private @Nullable Exit exit;
    /** Null where nobody measures it. */
    private @Nullable Measure measure;

    /**
     * The instants of those who left, less those of all who entered: with the end for whoever is here then, the integral. Modulo
     * 2<sup>64</sup>, which is enough to be compared.
     */
    private long integral;

    private final Sum128 spent = new Sum128();
    private long present;
    private long entries;

    Presence(String stage) {
        this.stage = stage;
    }

    void entered(Copy copy, long now) {
        integral -= now;
        present++;
        entries++;
        if (measure != null) {
            measure.changed(copy, 1, now);
        }
    }

    /** Shows somebody each who comes or goes; at most once, before anything happens. */
    public void measure(Measure whoever) {
        measure = whoever;
    }

    /** How many ever entered. */
    public long entries() {
        return entries;
    }

    /** The integral of the number present until {@link #check}, which is the time that all copies spent here; nanoseconds. */
    public Sum128 integral() {
        return spent;
    }

    /** Tells somebody of all that leave. */
    void watch(Exit watcher) {
        exit = watcher;
    }

    /** How many are here now. */
    public long present() {
        return present;
    }

    /**
     * The copy leaves the stage for good.
     *
     * @param served whether it was worked on to the end, and not lost
     */
    public void left(Copy copy, boolean served, long now) {
        integral += now;
        present--;
        if (present < 0) {
            throw new IllegalStateException("more left " + stage + " than had entered it, at " + now + " ns");
        }
        if (measure != null) {
            measure.changed(copy, -1, now);
        }
        spent.add(now - copy.enteredAt);
        if (exit != null) {
            exit.left(copy, served, now);
        }
    }

    /** The run ends at {@code end} while the copy is here; call for each one before {@link #check}. */
    public void stillHere(Copy copy, long end) {
        spent.add(end - copy.enteredAt);
    }

    /** Fails unless the integral of the number present equals the time that all copies spent here. */
    public void check(long end) {
        integral += present * end;
        if (integral != spent.low()) {
            throw new IllegalStateException("Little's law does not hold at " + stage + ": the integral of the number"
                    + " present is " + integral + " ns (modulo 2^64), the messages spent " + spent + " ns");
        }
    }
}
