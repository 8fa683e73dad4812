package buzzville.producer;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.random.TextFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void aRecordingIsReadByItsHeaderAndPlayedInTheOrderOfItsInstants() {
        TextFile file = new TextFile(
                "day.csv",
                List.of("# recorded at the gate", "zone, time, key", "nord, 2s, a", "sud, 1.5s, ", "nord, 2s, b"));

        assertThat(new Trace(file).rows())
                .containsExactly(
                        new Trace.Row(1_500_000_000L, "", "sud", "", 4),
                        new Trace.Row(2_000_000_000L, "", "nord", "a", 3),
                        new Trace.Row(2_000_000_000L, "", "nord", "b", 5));
    }
}
