package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.experiment.InterruptedRun;
import buzzville.kernel.InvariantException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

/** Faults that are not the user's: exit status 3, a sentence, and the command line to reproduce it with. */
class FailuresTest {
    private static void saysThree(Throwable failure, String sentence) {
        StringWriter err = new StringWriter();

        int status = Failures.report(failure, new PrintWriter(err), "buzzville run a.yaml", false);

        assertThat(status).isEqualTo(3);
        assertThat(err.toString().lines())
                .containsExactly("buzzville: " + sentence, "  to reproduce: buzzville run a.yaml --debug");
    }

    @Test
    void aBrokenInvariantIsAFaultOfOurs() {
        saysThree(
                new InvariantException("the ledger of 'police' does not close"),
                "a fault of the simulator, please report it: the ledger of 'police' does not close");
        saysThree(
                new IllegalStateException("level below 0"),
                "a fault of the simulator, please report it: level below 0");
        saysThree(
                new NullPointerException("no lane"),
                "a fault of the simulator, please report it: NullPointerException (no lane)");
    }

    @Test
    void aFullDiskIsNamed() {
        saysThree(
                new FileSystemException("out/messages.csv", null, "No space left on device"),
                "writing or reading failed: No space left on device (out/messages.csv)");
        saysThree(new IOException("No space left on device"), "writing or reading failed: No space left on device");
    }

    @Test
    void outOfMemorySaysHowToGiveMore() {
        StringWriter err = new StringWriter();

        assertThat(Failures.report(new OutOfMemoryError("Java heap space"), new PrintWriter(err), "x", false))
                .isEqualTo(3);
        assertThat(err.toString()).contains("out of memory", "-Xmx4g");
    }

    @Test
    void anInterruptionIsNoFault() {
        StringWriter err = new StringWriter();

        assertThat(Failures.report(new InterruptedRun(), new PrintWriter(err), "x", false))
                .isEqualTo(130);
        assertThat(err.toString()).isEmpty();
    }
}
