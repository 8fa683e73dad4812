package buzzville.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-3.5, -3.5",
        "0.1, 0.1",
        "0.30000000000000004, 0.3",
        "0.006993006993006993, 0.00699300699301",
        "2.0E-10, 0.0000000002",
        "123456789012345, 123456789012345",
        "1e20, 100000000000000000000",
        "1234567.8901234, 1234567.89012",
        "0.0625, 0.0625"
    })
    void aFigureHasTwelveDigitsAtMostAndNoExponent(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    @Test
    void whereThereIsNoFigureThereIsNothing() {
        assertThat(Numbers.figure(Double.NaN)).isNull();
        assertThat(Numbers.figure(Double.POSITIVE_INFINITY)).isNull();
        assertThat(Numbers.millis(Double.NaN)).isNull();
        assertThat(Numbers.text(Double.NaN)).isEmpty();
    }

    @Test
    void wholeNanosecondsBecomeMillisecondsExactly() {
        assertThat(Numbers.text(Numbers.millis(9_123_456_789_012L))).isEqualTo("9123456.789012");
        assertThat(Numbers.text(Numbers.millis(9_123_456_789_012.0))).isEqualTo("9123456.789012");
        assertThat(Numbers.text(Numbers.millis(1_000_000_000L))).isEqualTo("1000");
        assertThat(Numbers.millis(0L)).isEqualTo(BigDecimal.ZERO);
        assertThat(Numbers.text(Numbers.millis(1_234_567.89))).isEqualTo("1.23456789");
    }

    @Test
    void aHashHasSixteenDigits() {
        assertThat(Numbers.hex(0x2aL)).isEqualTo("000000000000002a");
        assertThat(Numbers.hex(-1)).isEqualTo("ffffffffffffffff");
    }
}
