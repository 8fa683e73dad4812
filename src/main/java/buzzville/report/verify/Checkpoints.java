package buzzville.report.verify;

import buzzville.city.Trail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a {@code trail.csv} says of each replication. */
public final class Checkpoints {
    private static final int HEXADECIMAL = 16;
    private static final String ROW = "\\d{1,9},\\d{1,18},\\d{1,18},[0-9a-f]{16}";

    private final Map<Integer, List<Trail.Mark>> replications = new TreeMap<>();

    private Checkpoints() {}

    /**
     * Where two runs of one replication begin to differ.
     *
     * @param from up to here they had run the same events, virtual nanoseconds
     * @param until at this checkpoint they had not
     * @param before how many events they had run at {@code from}
     * @param found how many events of the stretch the results tell of
     * @param again how many there are when it is run again
     * @param number of the checkpoint, from 1, of {@code of}
     */
    public record Stretch(long from, long until, long before, long found, long again, int number, int of) {}

    /** Reads a file; what is no row of a trail is left out. */
    public static Checkpoints read(Path file) throws IOException {
        Checkpoints checkpoints = new Checkpoints();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                if (line.matches(ROW)) {
                    String[] cells = line.split(",", -1);
                    checkpoints
                            .replications
                            .computeIfAbsent(Integer.valueOf(cells[0]), fresh -> new ArrayList<>())
                            .add(new Trail.Mark(
                                    Long.parseLong(cells[1]),
                                    Long.parseLong(cells[2]),
                                    Long.parseUnsignedLong(cells[3], HEXADECIMAL)));
                }
            }
        }
        return checkpoints;
    }

    /** Those of one replication; none if the file does not have it. */
    public List<Trail.Mark> of(int replication) {
        return replications.getOrDefault(replication, List.of());
    }

    /**
     * The first stretch in which they differ; null if they do not, as far as the results tell.
     *
     * @param found as the results have them, of which some may be missing
     * @param again all of those that the run passes now
     */
    public static @Nullable Stretch firstDifference(List<Trail.Mark> found, List<Trail.Mark> again) {
        Trail.Mark before = new Trail.Mark(0, 0, 0);
        Map<Long, Trail.Mark> known = new TreeMap<>();
        again.forEach(mark -> known.put(mark.at(), mark));
        for (int i = 0; i < found.size(); i++) {
            Trail.Mark one = found.get(i);
            Trail.Mark other = known.get(one.at());
            if (!one.equals(other)) {
                Trail.Mark now = other == null ? again.get(again.size() - 1) : other;
                return new Stretch(
                        before.at(),
                        Math.max(one.at(), before.at()),
                        before.events(),
                        one.events() - before.events(),
                        now.events() - before.events(),
                        i + 1,
                        found.size());
            }
            before = one;
        }
        return null;
    }
}
