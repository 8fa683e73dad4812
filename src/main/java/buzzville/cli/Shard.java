package buzzville.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a study, each for a process of its own.
 *
 * @param number from 1
 * @param of how many there are
 */
record Shard(int number, int of) {
    private static final int MOST = 100_000;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
    private static final Pattern FILE = Pattern.compile("shard-(\\d{1,6})-of-(\\d{1,6})\\.bvruns");

    /** Reads {@code 3/16}. */
    static Shard parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (parts.matches()) {
            Shard shard = new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
            if (1 <= shard.number && shard.number <= shard.of && shard.of <= MOST) {
                return shard;
            }
        }
        throw new InputException(
                "buzzville: --shard: expected a number and how many shards there are, from 1/1 to %d/%d,"
                                .formatted(MOST, MOST)
                        + " such as 3/16, but found '" + text + "'");
    }

    /** Whether a file is called like a shard's. */
    static boolean isFile(String name) {
        return FILE.matcher(name).matches();
    }

    /** The name of its file. */
    String file() {
        return "shard-%d-of-%d.bvruns".formatted(number, of);
    }

    /** {@code 3/16}. */
    @Override
    public String toString() {
        return number + "/" + of;
    }
}
