package buzzville.broker;

import buzzville.message.Copy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A lane's line whose messages wait partition by partition, because who may take one depends on that. */
final class PartitionedLine implements WaitingLine {
    /** Over all partitions. */
    private final Comparator<Copy> order;

    private final WaitingLine[] lines;
    private final int[] all;
    private @Nullable Consumer<Copy> watcher;
    private int size;

    /** @param line makes the line of one partition, which keeps this order */
    PartitionedLine(int partitions, Comparator<Copy> order, Supplier<WaitingLine> line) {
        this.order = order.thenComparingLong(copy -> copy.turn);
        this.lines = new WaitingLine[partitions];
        Arrays.setAll(lines, partition -> line.get());
        this.all = IntStream.range(0, partitions).toArray();
    }

    /** Shows somebody every copy that has come to stand here. */
    void tell(Consumer<Copy> everyNewcomer) {
        watcher = everyNewcomer;
    }

    @Override
    public void add(Copy copy) {
        lines[copy.message.partition].add(copy);
        size++;
        if (watcher != null) {
            watcher.accept(copy);
        }
    }

    @Override
    public void remove(Copy copy) {
        lines[copy.message.partition].remove(copy);
        size--;
    }

    @Override
    public @Nullable Copy head() {
        return head(all);
    }

    /** The next to be served of some partitions. */
    @Nullable
    Copy head(int[] partitions) {
        Copy first = null;
        for (int partition : partitions) {
            first = earlier(first, lines[partition].head());
        }
        return first;
    }

    private @Nullable Copy earlier(@Nullable Copy one, @Nullable Copy other) {
        return one == null || other != null && order.compare(other, one) < 0 ? other : one;
    }

    @Override
    public @Nullable Copy newest() {
        return newest(all);
    }

    /** The one with the latest turn of some partitions. */
    @Nullable
    Copy newest(int[] partitions) {
        Copy newest = null;
        for (int partition : partitions) {
            newest = later(newest, lines[partition].newest());
        }
        return newest;
    }

    private static @Nullable Copy later(@Nullable Copy one, @Nullable Copy other) {
        return one == null || other != null && other.turn > one.turn ? other : one;
    }

    @Override
    public int size() {
        return size;
    }

    /** How many of some partitions. */
    int size(int[] partitions) {
        int some = 0;
        for (int partition : partitions) {
            some += lines[partition].size();
        }
        return some;
    }

    @Override
    public void forEach(Consumer<? super Copy> visitor) {
        for (WaitingLine line : lines) {
            line.forEach(visitor);
        }
    }
}
