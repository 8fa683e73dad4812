package buzzville.report.verify;

import buzzville.journal.Entry;
import buzzville.journal.JournalReader;
import buzzville.journal.Told;
import buzzville.journal.UnreadableJournal;
import buzzville.report.text.Numbers;
import buzzville.report.verify.FileCheck.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares two journals record by record and finds the first that differs. */
final class JournalCheck {
    private JournalCheck() {}

    /** Of two files that are not the same. Whoever wrote it stands in its header and may differ. */
    static FileCheck of(String name, Path found, Path again) throws IOException {
        try (JournalReader one = JournalReader.open(found);
                JournalReader other = JournalReader.open(again)) {
            JournalReader.Entries left = one.entries();
            JournalReader.Entries right = other.entries();
            for (long record = 1; ; record++) {
                Entry had = left.next();
                Entry has = right.next();
                if (had == null && has == null) {
                    JournalReader.Damage damage = one.damage();
                    return damage == null
                            ? FileCheck.of(name, State.SAME)
                            : different(
                                    name,
                                    State.DIFFERENT,
                                    "record " + record + ": " + damage.what(),
                                    "",
                                    "",
                                    damage.at());
                } else if (had == null || has == null || !had.equals(has)) {
                    JournalReader.Damage damage = had == null ? one.damage() : null;
                    return different(
                            name,
                            damage == null ? State.DIFFERENT : State.CUT_SHORT,
                            "record " + record,
                            had == null ? "" : text(had),
                            has == null ? "" : text(has),
                            at(had, has));
                }
            }
        } catch (UnreadableJournal e) {
            return different(name, State.DIFFERENT, String.valueOf(e.getMessage()), "", "", null);
        }
    }

    private static FileCheck different(
            String name, State state, String where, String found, String again, @Nullable Long at) {
        return new FileCheck(name, state, 0, 1, List.of(new Difference(where, found, again, at)));
    }

    private static @Nullable Long at(@Nullable Entry one, @Nullable Entry other) {
        if (one == null || other == null) {
            return one != null ? Long.valueOf(one.at()) : other == null ? null : Long.valueOf(other.at());
        }
        return Math.min(one.at(), other.at());
    }

    /** What happened, to which message and where; the instant too, since it may be all that differs. */
    private static String text(Entry entry) {
        Told message = entry.message();
        StringBuilder text = new StringBuilder(entry.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (message != null) {
            text.append(' ').append(message.kind().name()).append(' ').append(Numbers.hex(message.id()));
        }
        if (entry instanceof Entry.Ended ended) {
            text.append(" at ").append(ended.subscription().isEmpty() ? "broker" : ended.subscription());
            text.append(", ")
                    .append(ended.fate() == null ? "in flight" : ended.fate().label());
        }
        return text.append(", ").append(entry.at()).append(" ns").toString();
    }
}
