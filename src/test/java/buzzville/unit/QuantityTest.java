package buzzville.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    private static final Quantity DURATION = Quantity.of(Dimension.DURATION);

    @ParameterizedTest
    @CsvSource({
        "1ns, 1",
        "5us, 5000",
        "5ms, 5000000",
        "5 ms, 5000000",
        "0s, 0",
        "0.000000001s, 1",
        "1.5h, 5400000000000",
        "2min, 120000000000",
        "1d, 86400000000000",
        "+3s, 3000000000",
        "9223372036854775807ns, 9223372036854775807",
    })
    void durationsAreExactNanoseconds(String text, long nanos) {
        assertThat(DURATION.parseWhole(text, Long.MAX_VALUE)).isEqualTo(nanos);
        assertThat(text).matches(Pattern.compile(DURATION.pattern()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5",
                "0",
                "ms",
                "5 s s",
                "5S",
                "5sec",
                "1e3ms",
                "0x5ms",
                ".5s",
                "5.s",
                "1,5s",
                "1_000s",
                "--5s",
                "NaN",
                "Infinity",
                "Infinitys",
                "5ms ",
                " 5ms",
                "5\tms",
                "٣ms",
                "-1ns",
                "0.1ns",
                "9223372036854775808ns",
                "106752d"
            })
    void whatIsNoDurationIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> DURATION.parseWhole(text, Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a ")
                .hasMessageContaining("but found '");
    }

    @Test
    void aTextThatIsTooLongIsNotQuotedInFull() {
        assertThatThrownBy(() -> DURATION.parseWhole("9".repeat(100_000) + "s", Long.MAX_VALUE))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @CsvSource({
        "300/s, 300",
        "0.5/min, 0.008333333333333333",
        "2/h, 0.0005555555555555556",
        "3/ms, 3000",
        "1/d, 1.1574074074074073e-05",
        "1/us, 1e6"
    })
    void ratesAreTheNearestDoublePerSecond(String text, double perSecond) {
        assertThat(Quantity.of(Dimension.RATE).parseDouble(text)).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @CsvSource({"85%, 0.85", "0%, 0", "100%, 1", "99.9%, 0.999", "0.1 %, 0.001"})
    void percentagesAreFractions(String text, double fraction) {
        assertThat(Quantity.of(Dimension.RATIO).parseDouble(text)).isEqualTo(fraction);
    }

    @Test
    void aPercentageMayBeAllowedToExceedOneHundred() {
        assertThat(new Quantity(Dimension.RATIO, false, 10).parseDouble("150%")).isEqualTo(1.5);
        assertThatThrownBy(() -> Quantity.of(Dimension.RATIO).parseDouble("150%"))
                .hasMessage("expected a percentage of at most 100%, but found '150%'");
        assertThatThrownBy(() -> new Quantity(Dimension.RATIO, false, 10).parseDouble("1001%"))
                .hasMessage("expected a percentage of at most 1000%, but found '1001%'");
    }

    @ParameterizedTest
    @CsvSource({
        "900B, 900",
        "2kB, 2000",
        "1.5kB, 1500",
        "4KiB, 4096",
        "1MB, 1000000",
        "1MiB, 1048576",
        "1GB, 1000000000",
        "1 GiB, 1073741824"
    })
    void sizesAreWholeBytes(String text, long bytes) {
        assertThat(Quantity.of(Dimension.SIZE).parseWhole(text, Long.MAX_VALUE)).isEqualTo(bytes);
    }

    @Test
    void aBareNumberIsRefusedWithTheNumberAndItsUnit() {
        assertThatThrownBy(() -> DURATION.parseDouble("5"))
                .hasMessage("expected a duration such as 5ms or 5s, but found '5'");
        assertThatThrownBy(() -> Quantity.of(Dimension.RATE).parseDouble("5"))
                .hasMessage("expected a rate such as 5/s or 5/min, but found '5'");
        assertThatThrownBy(() -> Quantity.of(Dimension.RATIO).parseDouble("0.85"))
                .hasMessage("expected a percentage such as 85%, but found '0.85'");
        assertThatThrownBy(() -> Quantity.of(Dimension.RATIO).parseDouble("85"))
                .hasMessage("expected a percentage such as 85%, but found '85'");
        assertThatThrownBy(() -> Quantity.of(Dimension.RATIO).parseDouble("2"))
                .hasMessage("expected a percentage such as 2%, but found '2'");
        assertThatThrownBy(() -> new Quantity(Dimension.RATIO, false, 10).parseDouble("2"))
                .hasMessage("expected a percentage such as 200% or 2%, but found '2'");
        assertThatThrownBy(() -> new Quantity(Dimension.RATIO, false, 10).parseDouble("1"))
                .hasMessage("expected a percentage such as 100%, but found '1'");
        assertThatThrownBy(() -> new Quantity(Dimension.RATIO, false, 10).parseDouble("160"))
                .hasMessage("expected a percentage such as 160%, but found '160'");
        assertThatThrownBy(() -> Quantity.of(Dimension.SIZE).parseWhole("900", Long.MAX_VALUE))
                .hasMessage("expected a size such as 900B, but found '900'");
        assertThatThrownBy(() -> Quantity.of(Dimension.PPM).parseDouble("20"))
                .hasMessage("expected parts per million such as 20ppm, but found '20'");
    }

    @Test
    void unlimitedIsTheLargestNumberThereIs() {
        Quantity count = Quantity.of(Dimension.COUNT_OR_UNLIMITED);

        assertThat(count.parseWhole("unlimited", Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(count.parseWhole("12", Integer.MAX_VALUE)).isEqualTo(12);
        assertThatThrownBy(() -> count.parseWhole("1.5", 9)).hasMessage("expected a whole number, but found '1.5'");
        assertThatThrownBy(() -> count.parseWhole("10", 9))
                .hasMessage("expected a whole number of at most 9, but found '10'");
        assertThatThrownBy(() -> Quantity.of(Dimension.COUNT).parseWhole("unlimited", 9))
                .hasMessage("expected a whole number such as 3, but found 'unlimited'");
    }

    @Test
    void aSignIsAllowedWhereItMakesSense() {
        assertThat(new Quantity(Dimension.PPM, true, Double.POSITIVE_INFINITY).parseDouble("-20ppm"))
                .isEqualTo(-20);
        assertThatThrownBy(() -> Quantity.of(Dimension.PPM).parseDouble("-20ppm"))
                .hasMessage("expected parts per million that is not negative, but found '-20ppm'");
    }

    record Annotated(
            @DurationNanos(signed = true) long offset,
            @Ratio(max = 2) double share,
            String name) {}

    @Test
    void anAnnotationSaysWhatAComponentHolds() {
        var components = Annotated.class.getRecordComponents();

        assertThat(Quantity.of(components[0]))
                .isEqualTo(new Quantity(Dimension.DURATION, true, Double.POSITIVE_INFINITY));
        assertThat(Quantity.of(components[1])).isEqualTo(new Quantity(Dimension.RATIO, false, 2));
        assertThat(Quantity.of(components[2])).isNull();
    }
}
