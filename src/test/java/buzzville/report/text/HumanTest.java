package buzzville.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTest {
    private final Human english = new Human(ReportLanguage.EN);
    private final Human french = new Human(ReportLanguage.FR);

    @ParameterizedTest(name = "{0} ns: {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 s | 0 s",
                "850 | 850 ns | 850 ns",
                "12345 | 12.3 µs | 12,3 µs",
                "999900 | 1 ms | 1 ms",
                "12345678 | 12.3 ms | 12,3 ms",
                "1500000000 | 1.5 s | 1,5 s",
                "59940000000 | 59.9 s | 59,9 s",
                "59960000000 | 1 min | 1 min",
                "250000000000 | 4 min 10 s | 4 min 10 s",
                "3599600000000 | 1 h | 1 h",
                "7380000000000 | 2 h 03 min | 2 h 03 min",
                "273600000000000 | 3 d 04 h | 3 j 04 h",
                "NaN | – | –"
            })
    void aDurationHasThreeDigitsThatMatter(double nanos, String inEnglish, String inFrench) {
        assertThat(english.duration(nanos)).isEqualTo(inEnglish);
        assertThat(french.duration(nanos)).isEqualTo(inFrench);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0, 0%",
        "1, 100%",
        "0.5, 50%",
        "0.44831, 44.8%",
        "0.999993, 99.9993%",
        "0.0069930, 0.699%",
        "1e-7, 0.00001%",
        "1.0000001, 100.00001%",
        "NaN, –"
    })
    void aShareNeverRoundsToAllOrNothing(double share, String text) {
        assertThat(english.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567 | 1,234,567",
                "999 | 999",
                "-1000 | -1,000",
                "1234.6 | 1,235",
                "12.345 | 12.3",
                "0.5 | 0.5"
            })
    void aNumberHasItsThousandsApart(double number, String text) {
        assertThat(english.number(number)).isEqualTo(text);
    }
}
