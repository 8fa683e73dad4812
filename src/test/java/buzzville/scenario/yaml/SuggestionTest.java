package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    @ParameterizedTest
    @CsvSource({
        "'', abc, 3",
        "abc, abc, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, abcd, 1",
        "abc, xbc, 1",
        "ca, abc, 3",
        "kitten, sitting, 3"
    })
    void aSlipIsALetterTooManyMissingWrongOrSwapped(String a, String b, int slips) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(slips);
        assertThat(Suggestion.distance(b, a)).isEqualTo(slips);
    }

    @Test
    void theNearestWordIsMeantIfItIsNearEnough() {
        List<String> keys = List.of("capacity", "overflow", "accepts", "service-time");

        assertThat(Suggestion.nearest("capactiy", keys)).isEqualTo("capacity");
        assertThat(Suggestion.nearest("SERVICE_TIME", keys)).isEqualTo("service-time");
        assertThat(Suggestion.nearest("servicetimes", keys)).isEqualTo("service-time");
        assertThat(Suggestion.nearest("colour", keys)).isNull();
        assertThat(Suggestion.nearest("ab", List.of("cd"))).isNull();
        assertThat(Suggestion.nearest("x", List.of())).isNull();
    }

    @Test
    void theHintNamesWhatIsKnownIfThatIsShortOrNothingIsNear() {
        List<String> few = List.of("capacity", "overflow");
        List<String> many = List.of("capacity", "b", "c", "d", "e", "f", "g");

        assertThat(Suggestion.hint("capactiy", few, "keys"))
                .isEqualTo("; did you mean 'capacity'? (known keys: capacity, overflow)");
        assertThat(Suggestion.hint("capactiy", many, "keys")).isEqualTo("; did you mean 'capacity'?");
        assertThat(Suggestion.hint("zzzzzz", few, "keys")).isEqualTo("; known keys: capacity, overflow");
        assertThat(Suggestion.hint("x", List.of(), "zones")).isEqualTo("; there are no zones");
    }
}
