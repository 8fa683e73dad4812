package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What happens in the shipped scenarios is pinned: a change of any of it has to be meant. */
class FingerprintsTest {
    @Test
    void everyShippedScenarioDoesWhatItDidBefore() {
        Shell shell = Shell.run("fingerprints", "--check");

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).endsWith(String.format(" runs, 0 differences%n"));
        assertThat(shell.status()).isZero();
    }
}
