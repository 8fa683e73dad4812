package buzzville.journal;

import buzzville.message.KeyRule;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes small journals by hand. */
final class Notes {
    static final long SECOND = 1_000_000_000;
    static final Kind LIGHT = new Kind("feu_circulation_change", Priority.HIGH, KeyRule.INSTANCE, false);
    static final Kind ACCIDENT = new Kind("accident_route", Priority.CRITICAL, KeyRule.NONE, true);
    static final Stage POLICE = new Stage("police", List.of("urgent", "rest"), List.of(0, 0, 1, 1));

    final List<Entry> entries = new ArrayList<>();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final JournalWriter writer;

    Notes() {
        this(JournalWriter.BLOCK, JournalWriter.BETWEEN);
    }

    Notes(int block, long between) {
        try {
            writer = new JournalWriter(octets, header(), block, between);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JournalHeader header() {
        return new JournalHeader(
                "test",
                "Leçon 9",
                "lesson.yaml",
                "",
                "none",
                42,
                0,
                Instant.parse("2024-12-10T14:30:00Z"),
                true,
                ZoneOffset.UTC,
                300 * SECOND,
                48.8566,
                2.3522,
                List.of(
                        new JournalHeader.Zone("nord", null, null, null),
                        new JournalHeader.Zone("sud", 48.5, 2.25, 1e3)),
                List.of("controleur_trafic"));
    }

    Told light(long ordinal, String from, String to, long occurredAt) {
        long id = 0x1000 + ordinal;
        return new Told(
                writer.nextNumber(),
                id,
                LIGHT,
                "controleur_trafic",
                1,
                ordinal,
                "nord",
                occurredAt,
                0,
                id,
                occurredAt,
                null,
                from,
                to,
                null,
                null,
                null,
                false,
                null,
                null);
    }

    Told accident(long id, long occurredAt) {
        return new Told(
                writer.nextNumber(),
                id,
                ACCIDENT,
                "capteur",
                0,
                id,
                "sud",
                occurredAt,
                0,
                id,
                occurredAt,
                "INC_20241210_001",
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null);
    }

    Notes add(Entry entry) {
        writer.append(entry);
        entries.add(entry);
        return this;
    }

    Told occurs(Told message, long at) {
        add(new Entry.Occurred(at, message));
        return message;
    }

    void admit(Told message, long at) {
        add(new Entry.Admitted(at, message, 0, writer.nextOffset(0), null));
    }

    byte[] close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    /** So many messages that come, wait, are worked on, lost or done; always the same ones of a seed. */
    static Notes random(long seed, int messages, int block, long between) {
        SplittableRandom dice = new SplittableRandom(seed);
        Notes notes = new Notes(block, between);
        long now = 0;
        List<Told> open = new ArrayList<>();
        notes.add(new Entry.Began(0, "orage", "surge", List.of(new Entry.Victim("police", 2))));
        notes.add(new Entry.Began(0, "usure", "crash at random", List.of()));
        for (int i = 0; i < messages; i++) {
            now += dice.nextLong(SECOND);
            Told told = dice.nextInt(3) == 0
                    ? notes.accident(0x7000_0000L + i, now)
                    : notes.light(i, "vert", dice.nextBoolean() ? "rouge" : "orange", now);
            notes.occurs(told, now);
            open.add(told);
            notes.ail(now, dice.nextInt(8));
            while (open.size() > dice.nextInt(6)) {
                now += dice.nextLong(SECOND);
                notes.handle(open.remove(dice.nextInt(open.size())), now, dice.nextInt(4));
            }
        }
        notes.add(new Entry.Over(now, "orage"));
        notes.add(new Entry.Finished(now));
        return notes;
    }

    /** Somebody goes down, or up again: nobody notices where that was so already. */
    private void ail(long now, int what) {
        List<Entry.Victim> worker = List.of(new Entry.Victim("police/" + what % 2, -1));
        List<Entry.Victim> partition = List.of(new Entry.Victim("broker[0]", -1));
        switch (what) {
            case 0, 1 -> add(new Entry.Down(now, "usure", worker));
            case 2, 3 -> add(new Entry.Up(now, "usure", worker));
            case 4 -> add(new Entry.Down(now, "", partition));
            case 5 -> add(new Entry.Up(now, "", partition));
            default -> {}
        }
    }

    private void handle(Told told, long now, int what) {
        if (what == 0) {
            admit(told, now);
            add(new Entry.Forgotten(now, told));
        }
        if (what > 0) {
            admit(told, now);
            add(new Entry.Entered(now, told, POLICE));
            add(new Entry.Dispatched(now, told, POLICE));
            add(new Entry.Routed(now, told, List.of("police"), null));
        }
        if (what == 2) {
            add(new Entry.Returned(now, told, POLICE, true));
        }
        Fate fate = what == 0 ? Fate.NETWORK : what == 2 ? Fate.DROPPED_OLDEST : Fate.DELIVERED;
        boolean inHand = what == 1 || what == 3;
        add(new Entry.Ended(
                now,
                told,
                what == 0 ? "" : "police",
                fate,
                what == 0 ? null : POLICE,
                inHand,
                what == 3 ? 99 : 0,
                inHand ? new Entry.Served(0, 1, now, now) : null));
        add(new Entry.Settled(now, told));
    }

    static JournalReader read(byte[] octets) throws IOException {
        return JournalReader.of(octets);
    }

    static List<Entry> all(JournalReader journal) {
        List<Entry> all = new ArrayList<>();
        journal.forEach(all::add);
        return all;
    }

    static byte[] snapshot(CityState state) {
        Octets out = new Octets();
        Snapshot.write(state, out);
        return out.copy();
    }
}
