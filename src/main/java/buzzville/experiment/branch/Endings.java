package buzzville.experiment.branch;

import buzzville.message.Account;
import buzzville.message.Copy;
import buzzville.message.EventKind;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How every story of a run ended, by message and subscription: some fifty bytes for each. */
public final class Endings implements Recorder {
    private static final int NONE = -1;
    private static final Fate[] FATES = Fate.values();

    private long[] ids = new long[64];
    private long[] occurred = new long[64];
    private long[] ended = new long[64];
    private byte[] fates = new byte[64];
    private EventKind[] kinds = new EventKind[64];
    private Account[] accounts = new Account[64];
    private int size;
    /** Open addressing: the number of the entry, or {@link #NONE}. */
    private int[] table = filled(128);

    /** How many stories there are. */
    public int size() {
        return size;
    }

    @Override
    public void occurred(Message message) {
        // only its end counts
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        int place = place(message.identity, account.index());
        int entry = table[place];
        if (entry == NONE) {
            if (2 * (size + 1) > table.length) {
                grow();
                place = place(message.identity, account.index());
            }
            entry = size++;
            table[place] = entry;
            ids[entry] = message.identity;
            accounts[entry] = account;
            kinds[entry] = message.kind;
            occurred[entry] = message.occurredAt;
        }
        fates[entry] = (byte) (fate == null ? NONE : fate.ordinal());
        ended[entry] = now;
    }

    /** Visits all, in the order in which they ended. */
    void forEach(Consumer<Ending> visitor) {
        for (int entry = 0; entry < size; entry++) {
            visitor.accept(ending(entry));
        }
    }

    /** The end of the same story here; null if there was none. */
    @Nullable
    Ending of(int entry, Endings other) {
        int found = table[place(other.ids[entry], other.accounts[entry].index())];
        return found == NONE ? null : ending(found);
    }

    Ending ending(int entry) {
        Account account = accounts[entry];
        return new Ending(
                ids[entry],
                kinds[entry].name(),
                kinds[entry].priority(),
                account.index() < 0 ? "broker" : account.name(),
                occurred[entry],
                fates[entry] == NONE ? null : FATES[fates[entry]],
                ended[entry]);
    }

    private int place(long id, int account) {
        int mask = table.length - 1;
        long mixed = (id + account * 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        int place = (int) (mixed >>> 32) & mask;
        while (table[place] != NONE && !(ids[table[place]] == id && accounts[table[place]].index() == account)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        int more = 2 * ids.length;
        ids = Arrays.copyOf(ids, more);
        occurred = Arrays.copyOf(occurred, more);
        ended = Arrays.copyOf(ended, more);
        fates = Arrays.copyOf(fates, more);
        kinds = Arrays.copyOf(kinds, more);
        accounts = Arrays.copyOf(accounts, more);
        table = filled(2 * more);
        for (int entry = 0; entry < size; entry++) {
            table[place(ids[entry], accounts[entry].index())] = entry;
        }
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, NONE);
        return table;
    }
}
