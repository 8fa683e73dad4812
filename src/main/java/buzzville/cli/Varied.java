package buzzville.cli;

import buzzville.experiment.sweep.Axis;
import buzzville.experiment.sweep.Span;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario with one key that takes several values.
 *
 * @param chosen the scenario as it is
 * @param path of the key
 * @param values as written, from the first to be tried to the last
 */
record Varied(Chosen chosen, ScenarioFile scenarios, List<String> settings, String path, List<String> values) {
    /** How finely a range without a step is looked at: at least so many steps. */
    private static final int FINE = 100;

    /** How values are made of a range without a step. */
    interface Steps {
        Axis of(Axis axis, Span span);
    }

    /**
     * Reads what is to be varied.
     *
     * @param steps how values are made of a range without a step
     * @throws InputException if that is nothing, or makes a scenario that is wrong
     */
    static Varied of(Chosen chosen, List<String> settings, String text, Steps steps) {
        Axis axis;
        try {
            axis = Axis.parse(text);
            if (axis.span() != null && axis.span().logarithmic()) {
                throw new IllegalArgumentException("expected values or a range such as 1..64, but found '" + axis.span()
                        + "', which is for samples");
            }
            axis = axis.span() == null ? axis : steps.of(axis, axis.span());
        } catch (IllegalArgumentException e) {
            throw new InputException("buzzville: --vary: " + e.getMessage());
        }
        ScenarioFile scenarios = ScenarioFile.load(chosen.file(), new Problems());
        if (scenarios == null) {
            throw new InputException("buzzville: '" + chosen.file() + "' can be read no more");
        }
        Varied varied = new Varied(chosen, scenarios, List.copyOf(settings), axis.path(), axis.values());
        varied.at(0);
        varied.at(varied.values().size() - 1);
        return varied;
    }

    /** Whole numbers one after the other. */
    static Axis whole(Axis axis, Span span) {
        boolean whole = span.unit().isEmpty() && isWhole(span.low()) && isWhole(span.high());
        if (!whole) {
            throw new IllegalArgumentException("expected a range of whole numbers, or a step such as %s=%s/%s"
                    .formatted(axis.path(), span, span.text(step(span))));
        }
        return Axis.parse(axis.path() + "=" + span + "/1");
    }

    /** Round steps, at least a hundred of them, and the end of the range; numbers of messages are whole. */
    static Axis fine(Axis axis, Span span) {
        boolean counts = axis.path().endsWith(".count") && isWhole(span.low());
        BigDecimal step = counts ? step(span).max(BigDecimal.ONE) : step(span);
        Axis stepped = Axis.parse(axis.path() + "=" + span + "/" + span.text(step));
        List<String> values = new ArrayList<>(stepped.values());
        String last = span.text(span.high());
        if (!values.contains(last)) {
            values.add(last);
        }
        return new Axis(axis.path(), values, null);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /** The greatest of 1, 2 and 5 times a power of ten of which there are enough in the range. */
    private static BigDecimal step(Span span) {
        BigDecimal most = span.high().subtract(span.low()).divide(BigDecimal.valueOf(FINE));
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(most.precision() - most.scale() - 1);
        int times = most.divide(power, 0, RoundingMode.FLOOR).intValueExact();
        return power.multiply(BigDecimal.valueOf(times >= 5 ? 5 : times >= 2 ? 2 : 1));
    }

    /**
     * The scenario with the value at an index.
     *
     * @throws InputException if it is wrong
     */
    Scenario at(int index) {
        String setting = path + "=" + values.get(index);
        List<String> all = new ArrayList<>(settings);
        all.add(setting);
        Problems problems = new Problems();
        Scenario scenario = scenarios.scenario(chosen.strategy(), all, problems);
        if (scenario == null) {
            throw new InputException(problems.lines().stream()
                    .map(line ->
                            line.startsWith("--set '" + setting) ? "--vary" + line.substring("--set".length()) : line)
                    .toList());
        }
        return scenario;
    }
}
