package buzzville.unit;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a quantity measures, and the units in which people write it. */
public enum Dimension {
    /** Time, in nanoseconds. */
    DURATION(
            "a duration",
            "250ms or 1.5h",
            "ns",
            "1",
            "us",
            "1e3",
            "ms",
            "1e6",
            "s",
            "1e9",
            "min",
            "60e9",
            "h",
            "3600e9",
            "d",
            "86400e9"),
    /** Events per second; the factors are the seconds in the unit, and divide. */
    RATE(
            "a rate",
            "300/s or 0.5/min",
            "/us",
            "1e-6",
            "/ms",
            "1e-3",
            "/s",
            "1",
            "/min",
            "60",
            "/h",
            "3600",
            "/d",
            "86400"),
    /** A fraction of one. */
    RATIO("a percentage", "85%", "%", "0.01"),
    /** Bytes. */
    SIZE(
            "a size",
            "900B or 2kB",
            "B",
            "1",
            "kB",
            "1e3",
            "MB",
            "1e6",
            "GB",
            "1e9",
            "KiB",
            "1024",
            "MiB",
            "1048576",
            "GiB",
            "1073741824"),
    /** Metres. */
    LENGTH("a length", "500m or 1.5km", "m", "1", "km", "1000"),
    /** Parts per million. */
    PPM("parts per million", "20ppm", "ppm", "1"),
    /** A plain number. */
    COUNT("a number", "3 or 0.5"),
    /** A whole number, or no limit. */
    COUNT_OR_UNLIMITED("a whole number", "1000, or unlimited");

    private final String noun;
    private final String example;
    private final Map<String, BigDecimal> units;

    Dimension(String noun, String example, String... unitsAndFactors) {
        this.noun = noun;
        this.example = example;
        Map<String, BigDecimal> map = new LinkedHashMap<>();
        for (int i = 0; i < unitsAndFactors.length; i += 2) {
            map.put(unitsAndFactors[i], new BigDecimal(unitsAndFactors[i + 1]));
        }
        this.units = Collections.unmodifiableMap(map);
    }

    /** With its article: {@code a duration}. */
    public String noun() {
        return noun;
    }

    /** What to say was expected: {@code a duration such as 250ms or 1.5h}. */
    public String expectation() {
        return noun + " such as " + example;
    }

    /** The units in rising order, each with its size in nanoseconds, seconds (of a rate), ones, bytes or metres; empty for counts. */
    public Map<String, BigDecimal> units() {
        return units;
    }
}
