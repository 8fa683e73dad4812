package buzzville.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void aLongLineIsPartedAtSpacesAndGoesOnIndented() {
        assertThat(TextTable.wrapped(10, "one two three four")).containsExactly("one two", "  three", "  four");
        assertThat(TextTable.wrapped(18, "one two three four")).containsExactly("one two three four");
    }

    @Test
    void noLineBeginsWithASignThatFrenchSetsApartNorEndsWithAnOpenQuotationMark() {
        assertThat(TextTable.wrapped(12, "bon, le mot ; la fin")).containsExactly("bon, le", "  mot ; la", "  fin");
        assertThat(TextTable.wrapped(10, "tant que « fête » dure")).containsExactly("tant que", "  « fête »", "  dure");
    }

    @Test
    void aWordThatIsLongerThanALineIsCut() {
        assertThat(TextTable.wrapped(6, "abcdefghijkl")).containsExactly("abcdef", "  ghij", "  kl");
    }
}
