package buzzville.report.verify;

import buzzville.journal.Entry;
import buzzville.journal.JournalReader;
import buzzville.journal.Told;
import buzzville.journal.UnreadableJournal;
import buzzville.report.text.Numbers;
import buzzville.report.verify.FileCheck.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares two journals record by record and finds the first that differs. */
final class JournalCheck {
    private JournalCheck() {}

    /** Of two files that are not the same. Whoever wrote it stands in its header and may differ. */
    static FileCheck of(String name, Path found, Path again) throws IOException {
        JournalReader one;
        try {
            one = JournalReader.open(found);
        } catch (UnreadableJournal e) {
            return different(name, State.UNREADABLE, String.valueOf(e.getMessage()), "", "", null);
        }
        boolean beginning = Files.mismatch(found, again) == Files.size(found);
        try (one;
                JournalReader other = JournalReader.open(again)) {
            return of(name, beginning, one, other);
        }
    }

    /** @param beginning whether one is the beginning of the other, octet by octet */
    private static FileCheck of(String name, boolean beginning, JournalReader one, JournalReader other)
            throws IOException {
        JournalReader.Entries left = one.entries();
        JournalReader.Entries right = other.entries();
        for (long record = 1; ; record++) {
            Entry had = left.next();
            Entry has = right.next();
            if (had == null) {
                JournalReader.Damage damage = one.damage();
                if (damage != null) {
                    State state = beginning ? State.CUT_SHORT : State.DAMAGED;
                    return different(
                            name, state, "record " + record + ": " + damage.what(), "", text(has), at(null, has));
                } else if (has == null) {
                    return one.verifiedHash() != null
                            ? FileCheck.of(name, State.SAME)
                            : different(name, State.DAMAGED, "has a footer that is damaged", "", "", null);
                }
            }
            if (had == null || !had.equals(has)) {
                return different(name, State.DIFFERENT, "record " + record, text(had), text(has), at(had, has));
            }
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
    private static String text(@Nullable Entry entry) {
        if (entry == null) {
            return "";
        }
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
