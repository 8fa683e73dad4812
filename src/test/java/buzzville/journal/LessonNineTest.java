package buzzville.journal;

import static buzzville.journal.Notes.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A log of one light: red at 14:31:00, green at 14:31:30, red at 14:32:10. The journal begins at 14:30:00. */
class LessonNineTest {
    private static final long RED = 60 * SECOND;
    private static final long GREEN = 90 * SECOND;
    private static final long RED_AGAIN = 130 * SECOND;
    private static final String NAME = "controleur_trafic_001";

    /** @param swapped whether the last two reach the broker in the other order, at 14:32:20 and 14:32:21 */
    private static byte[] journal(boolean swapped) {
        Notes notes = new Notes();
        Told red = notes.occurs(notes.light(0, "vert", "rouge", RED), RED);
        notes.admit(red, RED);
        Told green = notes.occurs(notes.light(1, "rouge", "vert", GREEN), GREEN);
        if (!swapped) {
            notes.admit(green, GREEN);
        }
        Told again = notes.occurs(notes.light(2, "vert", "rouge", RED_AGAIN), RED_AGAIN);
        if (swapped) {
            notes.admit(again, 140 * SECOND);
            notes.admit(green, 141 * SECOND);
        } else {
            notes.admit(again, RED_AGAIN);
        }
        return notes.add(new Entry.Finished(300 * SECOND)).close();
    }

    private static Seen light(byte[] octets, long at) throws IOException {
        try (JournalReader journal = Notes.read(octets)) {
            Seen seen = journal.stateAt(at).light(NAME);
            assertThat(seen).isNotNull();
            return seen;
        }
    }

    private static String byOffset(Seen seen) {
        Sighting sighting = seen.byOffset();
        return sighting == null ? "unknown" : sighting.state();
    }

    @Test
    void theLastWordIsTheState() throws IOException {
        Seen end = light(journal(false), Long.MAX_VALUE);

        assertThat(byOffset(end)).isEqualTo("rouge");
        assertThat(end.byOccurrence().state()).isEqualTo("rouge");
        assertThat(end.byOccurrence().since()).isEqualTo(RED_AGAIN);
        assertThat(end.isCertain()).isTrue();
    }

    @Test
    void at143145ItWasGreen() throws IOException {
        assertThat(byOffset(light(journal(false), 105 * SECOND))).isEqualTo("vert");
    }

    @Test
    void at143059NobodyHadToldOfIt() throws IOException {
        try (JournalReader journal = Notes.read(journal(false))) {
            assertThat(journal.stateAt(59 * SECOND).light(NAME)).isNull();
            assertThat(journal.stateAt(59 * SECOND).lights()).isEmpty();
        }
    }

    @Test
    void theInstantOfAChangeBelongsToIt() throws IOException {
        assertThat(byOffset(light(journal(false), GREEN))).isEqualTo("vert");
        assertThat(byOffset(light(journal(false), GREEN - 1))).isEqualTo("rouge");
    }

    @Test
    void ofTwoThatOvertookEachOtherTheOffsetTellsTheWrongOne() throws IOException {
        Seen end = light(journal(true), Long.MAX_VALUE);

        assertThat(byOffset(end)).isEqualTo("vert");
        assertThat(end.byOccurrence().state()).isEqualTo("rouge");
        assertThat(end.isCertain()).isFalse();
    }

    @Test
    void whatWasOnItsWayIsKnownInHindsightOnly() throws IOException {
        // at 14:31:45 the broker had heard of red only; green came in at 14:32:21
        Seen then = light(journal(true), 105 * SECOND);

        assertThat(byOffset(then)).isEqualTo("rouge");
        assertThat(then.byOccurrence().state()).isEqualTo("vert");
        assertThat(then.byOccurrence().admittedAt()).isEqualTo(141 * SECOND);
    }

    @Test
    void aLightThatNobodyHadHeardOfInTimeIsUnknownByOffset() throws IOException {
        Notes notes = new Notes();
        Told red = notes.occurs(notes.light(0, "vert", "rouge", RED), RED);
        notes.admit(red, RED_AGAIN);
        Seen then = light(notes.close(), GREEN);

        assertThat(then.byOffset()).isNull();
        assertThat(then.byOccurrence().state()).isEqualTo("rouge");
    }

    @Test
    void foldingTwiceGivesTheSame() throws IOException {
        for (boolean swapped : new boolean[] {false, true}) {
            try (JournalReader journal = Notes.read(journal(swapped))) {
                byte[] once = Notes.snapshot(journal.stateAt(Long.MAX_VALUE));
                byte[] twice = Notes.snapshot(journal.stateAt(Long.MAX_VALUE));

                assertThat(once).isEqualTo(twice);
            }
        }
    }
}
