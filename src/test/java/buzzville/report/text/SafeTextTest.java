package buzzville.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
    @Test
    void aLineHoldsNothingThatATerminalObeys() {
        assertThat(SafeText.line("a\u001b[31mb\nc\u202ed\u0000")).isEqualTo("a\ufffd[31mb c\ufffdd\ufffd");
    }

    @Test
    void aLineIsCutWhereItIsTooLong() {
        assertThat(SafeText.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(SafeText.line("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(SafeText.line("\ud83d\ude80\ud83d\ude80\ud83d\ude80", 2)).isEqualTo("\ud83d\ude80…");
        assertThat(SafeText.line("x".repeat(200), 1)).isEqualTo("…");
    }

    @Test
    void aPageShowsMarkupAsText() {
        assertThat(SafeText.html("<script a=\"b\" c='d'>&\n\u0007"))
                .isEqualTo("&lt;script a=&quot;b&quot; c=&#39;d&#39;&gt;&amp;\n\ufffd");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | plain",
                "a,b | \"a,b\"",
                "say \"hi\" | \"say \"\"hi\"\"\"",
                "=1+1 | '=1+1",
                "@sum | '@sum",
                "-1.5 | -1.5",
                "-gate | -gate",
                "+33 1 | '+33 1",
                "-2+3|'-2+3",
            })
    void aCellIsQuotedAndNoFormula(String cell, String written) {
        assertThat(SafeText.csv(cell)).isEqualTo(written);
    }

    @Test
    void aCellMayHoldLineBreaks() {
        assertThat(SafeText.csv("a\nb")).isEqualTo("\"a\nb\"");
    }
}
