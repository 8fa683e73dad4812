package buzzville.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.message.EventKind;
import buzzville.message.KeyRule;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Priority;
import org.junit.jupiter.api.Test;

/** What a service remembers of incidents, and for how long. */
class IncidentMemoryTest {
    private static final long WINDOW = 100;
    private static final Origin SOMEBODY = () -> "somebody";

    private final IncidentMemory memory = new IncidentMemory(WINDOW);

    @Test
    void anIncidentIsKnownForAWindowAfterItsFirstReport() {
        assertThat(memory.knows(report(1, 0), 0)).isFalse();
        assertThat(memory.knows(report(1, 0), 60)).isTrue();
        assertThat(memory.knows(report(1, 0), 99)).isTrue();
        assertThat(memory.knows(report(1, 0), 100)).isFalse();
        assertThat(memory.knows(report(1, 0), 199)).isTrue();
    }

    @Test
    void anotherTypeOfEventIsAnotherMatter() {
        assertThat(memory.knows(report(1, 0), 0)).isFalse();
        assertThat(memory.knows(report(1, 1), 0)).isFalse();
        assertThat(memory.knows(report(2, 0), 0)).isFalse();
        assertThat(memory.knows(report(1, 1), 0)).isTrue();
    }

    @Test
    void itRemembersNoMoreThanOneWindowOfIncidents() {
        for (int now = 0; now < 10_000; now++) {
            assertThat(memory.knows(report(now, 0), now)).isFalse();
            assertThat(memory.size()).isLessThanOrEqualTo((int) WINDOW);
        }
    }

    private static Message report(long incident, int kind) {
        EventKind type = new EventKind(kind, "event" + kind, Priority.NORMAL, KeyRule.NONE, null, 0);
        Message message = new Message(incident * 7 + 3, type, SOMEBODY, 0, 0, -1, 0, 0);
        message.incident = incident;
        return message;
    }
}
