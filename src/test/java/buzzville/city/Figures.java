package buzzville.city;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.metric.ArrivalOrder;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * Lays two outcomes side by side, field by field, whatever fields there are: who adds a figure and forgets to write it down is found
 * out by the first city in which it is not zero.
 */
public final class Figures {
    /** What a run needs while it runs, and nobody afterwards. */
    private static final Set<String> WORK = Set.of(
            "LatencyHistogram.notes",
            "LatencyHistogram.cells",
            "Gauge.value",
            "Gauge.changedAt",
            "Tally.spoils",
            "CallTally.instances",
            "CallTally.callers",
            "CallTally.changedAt",
            "OutboxTally.buffered",
            "TurnTally.holding",
            "TurnTally.since",
            "DeadLetters.wanted",
            "DeadLetters.listed");

    private final List<String> differences = new ArrayList<>();

    private Figures() {}

    /** Fails unless a run's outcome is the same, to the last bit, after it has been written down and read again. */
    public static void survive(Run run) {
        byte[] octets = SummaryCode.octets(run.summary(), run.scenario());
        RunSummary again = SummaryCode.read(octets, run.scenario());
        assertThat(differences(run.summary(), again)).isEmpty();
        assertThat(SummaryCode.octets(again, run.scenario())).isEqualTo(octets);
    }

    /** Where two outcomes differ. */
    public static List<String> differences(Object one, Object other) {
        Figures figures = new Figures();
        figures.compare("", one, other);
        return figures.differences;
    }

    private void compare(String path, Object one, Object other) {
        if (one == null || other == null) {
            expect(path, one, other, one == other);
        } else if (one instanceof Collection<?> ones && other instanceof Collection<?> others) {
            elements(path, ones, others);
        } else if (one instanceof Map<?, ?> ones && other instanceof Map<?, ?> others) {
            elements(path + ".keys", ones.keySet(), others.keySet());
            ones.forEach((key, value) -> compare(path + "." + key, value, others.get(key)));
        } else if (one.getClass().isArray()) {
            expect(path, Array.getLength(one), Array.getLength(other), Array.getLength(one) == Array.getLength(other));
            for (int i = 0; i < Array.getLength(one); i++) {
                compare(path + "[" + i + "]", Array.get(one, i), Array.get(other, i));
            }
        } else if (one instanceof ArrivalOrder ones && other instanceof ArrivalOrder others) {
            compare(path, figures(ones), figures(others));
        } else if (one instanceof Histogram || isValue(one)) {
            expect(path, one, other, one.equals(other));
        } else {
            assertThat(other).as(path).hasSameClassAs(one);
            fields(path, one, other);
        }
    }

    /** Single arrivals are counted, and then forgotten. */
    private static List<Long> figures(ArrivalOrder order) {
        return List.of(order.arrivals(), order.outOfOrder(), order.inversions(), order.maxDisplacement());
    }

    private static boolean isValue(Object one) {
        return one instanceof Enum
                || !one.getClass().getName().startsWith("buzzville.")
                || one.getClass().getName().startsWith("buzzville.scenario.");
    }

    private void elements(String path, Collection<?> ones, Collection<?> others) {
        expect(path + ".size", ones.size(), others.size(), ones.size() == others.size());
        Iterator<?> next = others.iterator();
        int i = 0;
        for (Object one : ones) {
            compare(path + "[" + i++ + "]", one, next.hasNext() ? next.next() : null);
        }
    }

    private void fields(String path, Object one, Object other) {
        for (Class<?> type = one.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                boolean work = WORK.contains(type.getSimpleName() + "." + field.getName());
                if (!work && !Modifier.isStatic(field.getModifiers())) {
                    compare(path + "." + field.getName(), value(field, one), value(field, other));
                }
            }
        }
    }

    private static Object value(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void expect(String path, Object one, Object other, boolean same) {
        if (!same) {
            differences.add(path + ": " + one + " became " + other);
        }
    }
}
