package buzzville.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFileTest {
    private static final int SMALL_BLOCK = 150;
    private static final long OFTEN = 1000;

    private static Notes notes() {
        return Notes.random(7, 25, SMALL_BLOCK, OFTEN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatWasWrittenIsRead(long seed) throws IOException {
        Notes notes = Notes.random(seed, 200, SMALL_BLOCK, OFTEN);
        byte[] octets = notes.close();

        try (JournalReader journal = Notes.read(octets)) {
            assertThat(Notes.all(journal)).isEqualTo(notes.entries);
            assertThat(journal.damage()).isNull();
            assertThat(journal.isWhole()).isTrue();
            assertThat(journal.head()).isEqualTo(Notes.header());
            assertThat(journal.verifiedHash()).hasSize(64);
            assertThat(journal.snapshots()).isGreaterThan(1);
            assertThat(journal.lastKnown())
                    .isEqualTo(notes.entries.get(notes.entries.size() - 1).at());
        }
    }

    @Test
    void whoeverBeginsAtASnapshotComesToTheSameState() throws IOException {
        Notes notes = notes();
        try (JournalReader journal = Notes.read(notes.close())) {
            for (Entry entry : notes.entries) {
                for (long at : new long[] {entry.at() - 1, entry.at()}) {
                    assertThat(Notes.snapshot(journal.stateAt(at, true)))
                            .isEqualTo(Notes.snapshot(journal.stateAt(at, false)));
                }
            }
        }
    }

    @Test
    void theStateIsTheFoldOfWhatHadHappened() throws IOException {
        Notes notes = notes();
        try (JournalReader journal = Notes.read(notes.close())) {
            long middle = notes.entries.get(notes.entries.size() / 2).at();
            CityState state = journal.stateAt(middle);
            List<Entry> before =
                    notes.entries.stream().filter(entry -> entry.at() <= middle).toList();

            assertThat(state.occurred())
                    .isEqualTo(before.stream()
                            .filter(Entry.Occurred.class::isInstance)
                            .count());
            assertThat(state.logs())
                    .containsExactly(before.stream()
                            .filter(Entry.Admitted.class::isInstance)
                            .count());
            assertThat(state.incidents()).hasSize(2);
            // a light's state is that of the last message of it that was let in
            Entry.Admitted last = before.stream()
                    .filter(Entry.Admitted.class::isInstance)
                    .map(Entry.Admitted.class::cast)
                    .filter(admitted -> admitted.message().newState() != null)
                    .reduce((one, next) -> next)
                    .orElseThrow();
            Seen seen = state.light("controleur_trafic_001");
            assertThat(seen).isNotNull();
            assertThat(seen.byOffset()).isNotNull();
            assertThat(seen.byOffset().id()).isEqualTo(last.message().id());
        }
    }

    @Test
    void theSameEntriesAreTheSameOctets() {
        assertThat(notes().close()).isEqualTo(notes().close());
    }

    @Test
    void aFileThatWasCutOffAnywhereIsReadUpToTheLastWholeRecord() throws IOException {
        Notes notes = notes();
        byte[] octets = notes.close();
        int readable = 0;
        for (int length = 0; length < octets.length; length++) {
            byte[] cut = Arrays.copyOf(octets, length);
            try (JournalReader journal = Notes.read(cut)) {
                List<Entry> read = Notes.all(journal);
                assertThat(read).hasSizeGreaterThanOrEqualTo(readable);
                assertThat(notes.entries.subList(0, read.size())).isEqualTo(read);
                assertThat(journal.damage()).isNotNull();
                assertThat(journal.isWhole()).isFalse();
                assertThat(journal.verifiedHash()).isNull();
                assertThat(journal.stateAt(Long.MAX_VALUE).at())
                        .isEqualTo(
                                read.isEmpty() ? 0 : read.get(read.size() - 1).at());
                readable = read.size();
            } catch (UnreadableJournal e) {
                assertThat(readable).isZero();
                assertThat(e.getMessage()).matches("is empty|ends before its header.*");
            }
        }
        assertThat(readable).isEqualTo(notes.entries.size());
    }

    @Test
    void aRecordThatIsWholeIsNotLostWithItsBlock() throws IOException {
        // all records in one block; without the footer and the last octet of the block's checksum
        Notes notes = Notes.random(7, 60, JournalWriter.BLOCK, JournalWriter.BETWEEN);
        byte[] octets = notes.close();
        try (JournalReader journal = Notes.read(Arrays.copyOf(octets, octets.length / 2))) {
            assertThat(Notes.all(journal)).hasSizeGreaterThan(notes.entries.size() / 4);
        }
    }

    @Test
    void anOctetThatChangedIsFoundAndWhatStandsBeforeItIsRead() throws IOException {
        Notes notes = notes();
        byte[] octets = notes.close();
        for (int place = 0; place < octets.length; place++) {
            byte[] flipped = octets.clone();
            flipped[place] ^= (byte) (1 << place % Byte.SIZE);
            try (JournalReader journal = Notes.read(flipped)) {
                List<Entry> read = Notes.all(journal);
                assertThat(notes.entries.subList(0, read.size())).isEqualTo(read);
                assertThat(journal.verifiedHash()).isNull();
                journal.stateAt(Long.MAX_VALUE);
            } catch (UnreadableJournal e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void octetsAtRandomBehindARightBeginningAreRefusedOrPassedOver() throws IOException {
        byte[] octets = notes().close();
        SplittableRandom dice = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            byte[] spoilt = octets.clone();
            int from = 10 + dice.nextInt(octets.length - 10);
            for (int i = from; i < Math.min(octets.length, from + 1 + dice.nextInt(400)); i++) {
                spoilt[i] = (byte) dice.nextInt();
            }
            try (JournalReader journal = Notes.read(spoilt)) {
                Notes.all(journal);
                journal.stateAt(dice.nextLong(100 * Notes.SECOND));
            } catch (UnreadableJournal e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void recordsThatMakeNoSenseAreRefusedEvenUnderARightChecksum() throws IOException {
        SplittableRandom dice = new SplittableRandom(2);
        for (int round = 0; round < 300; round++) {
            byte[] body = new byte[dice.nextInt(200)];
            dice.nextBytes(body);
            Octets contents = new Octets();
            for (int i = 0; i < 3; i++) {
                contents.number(i == 1 ? 1000 : 0);
            }
            contents.number(0);
            contents.all(body);
            Octets frame = new Octets();
            frame.octet(round % 2 == 0 ? Frame.RECORDS : Frame.SNAPSHOT);
            frame.half(contents.size());
            frame.all(contents);
            frame.half(frame.checksum());
            Octets file = new Octets();
            file.all(beginning());
            file.all(frame);
            try (JournalReader journal = Notes.read(file.copy())) {
                Notes.all(journal);
                journal.stateAt(Long.MAX_VALUE);
                assertThat(journal.damage()).isNotNull();
            }
        }
    }

    /** The octets up to the end of the header. */
    private static byte[] beginning() {
        byte[] octets = new Notes().close();
        int length = new OctetReader(octets, Frame.PREAMBLE + 1, octets.length).half();
        return Arrays.copyOf(octets, Frame.PREAMBLE + Frame.BEFORE + length + Frame.BEHIND);
    }

    @Test
    void somebodyElsesFileAndANewerVersionAreNamed() {
        assertThatThrownBy(() -> Notes.read("feu;rouge\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableJournal.class)
                .hasMessage("is no journal of a run");
        byte[] newer = notes().close();
        newer[Frame.MAGIC.length] = 2;
        assertThatThrownBy(() -> Notes.read(newer))
                .hasMessage("has version 2 of the format, but this program reads only up to version 1");
        assertThatThrownBy(() -> Notes.read(new byte[0])).hasMessage("is empty");
    }

    @Test
    void whatFollowsTheEndIsDamage() throws IOException {
        Notes notes = notes();
        byte[] octets = notes.close();
        try (JournalReader journal = Notes.read(Arrays.copyOf(octets, octets.length + 3))) {
            assertThat(Notes.all(journal)).isEqualTo(notes.entries);
            assertThat(journal.damage()).isNotNull();
            assertThat(journal.damage().what()).isEqualTo("goes on behind its end");
        }
    }

    @Test
    void anAffairIsOpenWhileAnyMessageAboutItIs() throws IOException {
        Notes notes = new Notes();
        Told accident = notes.occurs(notes.accident(5, 10), 10);
        notes.admit(accident, 20);
        notes.add(new Entry.Entered(30, accident, Notes.POLICE));
        notes.add(new Entry.Dispatched(40, accident, Notes.POLICE));
        notes.add(new Entry.Ended(
                50,
                accident,
                "police",
                buzzville.metric.Fate.DELIVERED,
                Notes.POLICE,
                true,
                0,
                new Entry.Served(3, 1, 40, 41)));
        notes.add(new Entry.Settled(50, accident));
        try (JournalReader journal = Notes.read(notes.close())) {
            assertThat(journal.stateAt(9).open()).isEmpty();
            Affair open = journal.stateAt(35).open().get(0);
            assertThat(open.number()).isEqualTo("INC_20241210_001");
            assertThat(open.steps()).isEmpty();
            Post police = journal.stateAt(35).post("police");
            assertThat(police).isNotNull();
            assertThat(police.lanes()).containsExactly(1L, 0L);
            assertThat(journal.stateAt(45).post("police").inHand()).isEqualTo(1);
            assertThat(journal.stateAt(50).open()).isEmpty();
            assertThat(journal.stateAt(50).post("police").handled()).isEqualTo(1);
        }
    }
}
