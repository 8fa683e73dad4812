package buzzville.journal;

import java.io.IOException;

/** A file of which nothing can be read as a journal; the message says what it is instead, as the end of a sentence. */
public final class UnreadableJournal extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableJournal(String what) {
        super(what);
    }
}
