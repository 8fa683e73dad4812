package buzzville.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A way that figures take to octets, or back. Whoever has figures passes each of them and keeps what is returned.
 *
 * <p>What octets look like is told in {@code docs/scaling.md}: whole numbers in zigzag and groups of seven bits, the least
 * significant first; reals as their 64 bits; texts as a length and UTF-8; lists and maps as a size and what is in them; whatever may
 * be missing after a 0 or a 1.
 */
public interface Codec {
    /** Whether this makes figures out of octets; if not, octets of figures. */
    boolean reads();

    /** Any whole number. */
    long number(long value);

    /** Any real, to the bit, NaN included. */
    double real(double value);

    /** Any text. */
    String text(String value);

    /** Any octets, which are themselves. */
    byte[] raw(byte[] value);

    /** Yes or no. */
    default boolean flag(boolean value) {
        return number(value ? 1 : 0) != 0;
    }

    /** A whole number that an {@code int} holds. */
    default int count(int value) {
        long number = number(value);
        if (number != (int) number) {
            throw new Undecodable("a number is " + number + " where an int belongs");
        }
        return (int) number;
    }

    /** How many there are of something. */
    default int size(int value) {
        int size = count(value);
        if (size < 0) {
            throw new Undecodable("there are " + size + " of something");
        }
        return size;
    }

    /** Numbers whose number is known, in place. */
    default void numbers(long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = number(values[i]);
        }
    }

    /** Things whose number is known, in place. */
    default void all(Coded... things) {
        for (Coded thing : things) {
            thing.code(this);
        }
    }

    /** One of the constants of an enum. */
    default <E extends Enum<E>> E choice(@Nullable E value, Class<E> type) {
        String name = text(value == null ? "" : value.name());
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new Undecodable("there is no " + type.getSimpleName() + " '" + name + "'", e);
        }
    }

    /**
     * Something that may be missing.
     *
     * @param value null for nothing, and when it is read
     * @param fresh makes one to read into
     */
    default <T extends Coded> @Nullable T optional(@Nullable T value, Supplier<T> fresh) {
        if (!flag(value != null)) {
            return null;
        }
        T there = value == null ? fresh.get() : value;
        there.code(this);
        return there;
    }

    /**
     * Things in order.
     *
     * @param values empty when they are read
     * @param fresh makes one to read into
     */
    default <T extends Coded> List<T> list(List<T> values, Supplier<T> fresh) {
        int size = size(values.size());
        List<T> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            T thing = reads() ? fresh.get() : values.get(i);
            thing.code(this);
            all.add(thing);
        }
        return all;
    }

    /**
     * Things by name, in their order, in place.
     *
     * @param fresh makes one of a name to read into
     */
    default <T extends Coded> void named(Map<String, T> values, Function<String, T> fresh) {
        List<String> names = new ArrayList<>(values.keySet());
        int size = size(names.size());
        for (int i = 0; i < size; i++) {
            String name = text(reads() ? "" : names.get(i));
            T thing = reads() ? values.computeIfAbsent(name, fresh) : known(values, name);
            thing.code(this);
        }
    }

    /** Counts by name, in their order, in place. */
    default void counts(Map<String, Long> values) {
        List<String> names = new ArrayList<>(values.keySet());
        int size = size(names.size());
        for (int i = 0; i < size; i++) {
            String name = text(reads() ? "" : names.get(i));
            values.put(name, number(reads() ? 0 : known(values, name)));
        }
    }

    /** How often numbers came, in place. */
    default void frequencies(SortedMap<Long, Integer> values) {
        List<Long> keys = new ArrayList<>(values.keySet());
        int size = size(keys.size());
        for (int i = 0; i < size; i++) {
            long key = number(reads() ? 0 : keys.get(i));
            values.put(key, count(reads() ? 0 : known(values, key)));
        }
    }

    /** A record made of numbers, texts, choices, lists and other records; null for nothing, and when it is read. */
    default <R extends Record> @Nullable R plain(@Nullable R value, Class<R> type) {
        return type.cast(Plain.code(this, type, value));
    }

    /** Records of one kind, in order; empty when they are read. */
    default <R extends Record> List<R> plains(List<R> values, Class<R> type) {
        int size = size(values.size());
        List<R> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            R one = plain(reads() ? null : values.get(i), type);
            if (one == null) {
                throw new Undecodable("a " + type.getSimpleName() + " is missing");
            }
            all.add(one);
        }
        return all;
    }

    private static <K, T> T known(Map<K, T> values, K key) {
        T value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing is called '" + key + "'");
        }
        return value;
    }
}
