package buzzville.broker;

import buzzville.message.Copy;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.metric.Sum128;

/**
 * Who is at a stage: the level over time, and beside it the time that each copy itself says it spent here. Little's law
 * makes the two equal, exactly.
 */
public final class Presence {
    private final String stage;
    private final Level present;
    private final Sum128 spent = new Sum128();

    Presence(String stage, Span span) {
        this.stage = stage;
        this.present = new Level(stage + "/present", span);
    }

    void entered(long now) {
        present.add(now, 1);
    }

    /** The copy leaves the stage for good. */
    public void left(Copy copy, long now) {
        present.add(now, -1);
        spent.add(now - copy.enteredAt);
    }

    /** The run ends at {@code end} while the copy is here; call for each one before {@link #check}. */
    public void stillHere(Copy copy, long end) {
        spent.add(end - copy.enteredAt);
    }

    /** The number present, over time. */
    public Level level() {
        return present;
    }

    /** Fails unless the integral of the number present equals the time that all copies spent here. */
    public void check(long end) {
        present.finish(end);
        if (!present.wholeArea().equals(spent)) {
            throw new IllegalStateException("Little's law does not hold at " + stage + ": the integral of the number"
                    + " present is " + present.wholeArea() + " ns, the messages spent " + spent + " ns");
        }
    }
}
