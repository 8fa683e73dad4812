package buzzville.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a=1,2,3                              | 1 2 3
            a = 3 , 1                            | 3 1
            a=10..40/10                          | 10 20 30 40
            a=10..45/10                          | 10 20 30 40
            a=0.1..0.5/0.1                       | 0.1 0.2 0.3 0.4 0.5
            load=0.5..2/0.5                      | 0.5 1 1.5 2
            a=-1..1/1                            | -1 0 1
            a=10ms..30ms/10ms                    | 10ms 20ms 30ms
            a=10..30ms/10                        | 10ms 20ms 30ms
            a=500us..2ms/500us                   | 500us 1000us 1500us 2000us
            a=500us..2ms/0.5ms                   | 0.5ms 1ms 1.5ms 2ms
            a=50%..90%/20%                       | 50% 70% 90%
            a=10/s..30/s/10/s                    | 10/s 20/s 30/s
            a=60/min..2/s/60/min                 | 60/min 120/min
            a=1,2,10..30/10                      | 1 2 10 20 30
            a=5..5/1                             | 5
            broker.dispatch=fifo,strict-priority | fifo strict-priority
            a=wfq(a=1,b=2),fifo                  | wfq(a=1,b=2) fifo
            a=[x,y],{k: 1,l: 2},"u,v",'w,x'      | [x,y] {k:_1,l:_2} "u,v" 'w,x'
            a=d'accord,non                       | d'accord non
            a=null,1                             | null 1
            a=2024-12-10T15:30:00Z               | 2024-12-10T15:30:00Z
            """)
    void listsAndRangesAreWrittenAsInAScenario(String text, String values) {
        Axis axis = Axis.parse(text);

        assertThat(axis.values().stream().map(value -> value.replace(' ', '_'))).containsExactly(values.split(" "));
        assertThat(axis.span()).isNull();
    }

    @Test
    void aNameInQuotesMayHoldAnEqualsSign() {
        Axis axis = Axis.parse("services.'a=b'.workers=1,2");

        assertThat(axis.path()).isEqualTo("services.'a=b'.workers");
        assertThat(axis.setting("2")).isEqualTo("services.'a=b'.workers=2");
    }

    @Test
    void aRangeWithoutAStepIsAllThatLiesBetween() {
        Span span = Axis.parse("services.police.workers=1..4").span();

        assertThat(span).isEqualTo(new Span(BigDecimal.ONE, BigDecimal.valueOf(4), "", false));
        // four whole numbers, a quarter of the range each
        assertThat(span.at(0, true)).isEqualTo("1");
        assertThat(span.at(0.2499, true)).isEqualTo("1");
        assertThat(span.at(0.25, true)).isEqualTo("2");
        assertThat(span.at(0.9999, true)).isEqualTo("4");
        // 1 + 0.5 x 3
        assertThat(span.at(0.5, false)).isEqualTo("2.5");
        assertThat(Axis.parse("a=1ms..2s").span()).hasToString("0.001s..2s");
        assertThat(Axis.parse("a=1us..2us").span().at(0.12345678, false)).isEqualTo("1.123us");
        assertThat(Axis.parse("a=0ns..9ns").span().at(0.5, false)).isEqualTo("4ns");
    }

    @Test
    void aLogarithmicRangeHasEqualRatios() {
        Span span = Axis.parse("a=log:1..10000").span();

        // a quarter of four decades is one
        assertThat(span.at(0.25, false)).isEqualTo("10");
        assertThat(span.at(0.75, false)).isEqualTo("1000");
        assertThat(span).hasToString("log:1..10000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            workers                | expected path.to.key=values, but found 'workers'
            =1,2                   | expected path.to.key=values, but found '=1,2'
            a=                     | expected values behind '=', such as a=1,2,3
            a=1,,2                 | expected a value on both sides of a comma, but found '1,,2'
            a=1,                   | expected a value on both sides of a comma, but found '1,'
            a=1,2,1                | '1' stands among the values twice
            a=5,1..10/1            | '5' stands among the values twice
            a=10..1/1              | expected a range that rises, but found '10..1/1'
            a=10..1                | expected a range that rises, but found 10..1
            a=1..10/0              | expected a step above zero, but found '1..10/0'
            a=1..10/-1             | expected a step above zero, but found '1..10/-1'
            a=1..10/x              | expected a range such as 10..100/10 or 10ms..100ms/10ms, but there is no unit '/x' in '1..10/x'
            a=1...10/1             | expected a range such as 10..100/10 or 10ms..100ms/10ms, but found '1...10/1'
            a=1..                  | expected a range such as 10..100/10 or 10ms..100ms/10ms, but found '1..'
            a=1..2/1/1             | expected a range such as 10..100/10 or 10ms..100ms/10ms, but found '1..2/1/1'
            a=1ms..1%/1ms          | expected one kind of unit, but found '%' and 'ms' in '1ms..1%/1ms'
            a=1/min..2/s/0.5/s     | expected one unit throughout, because 1/min is no exact number of /s, but found '1/min..2/s/0.5/s'
            a=1..1000000000/0.001  | expected at most 10000 values, but '1..1000000000/0.001' makes 999999999001
            a=1,5..10              | expected a step among other values, such as 5..10/1, but found '5..10'
            a=log:0..10            | expected a logarithmic range above zero, but found one from 0
            a=log:1..10/1          | expected a logarithmic range without a step, for a sample, but found 'log:1..10/1'
            a=log:x                | expected a range such as 10..100/10 or 10ms..100ms/10ms, but found 'log:x'
            """)
    void whatMakesNoSenseIsRefusedWithASentence(String text, String sentence) {
        assertThatThrownBy(() -> Axis.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void aShortNameHasTheLastTwoKeys() {
        assertThat(Axis.parse("services.police.workers=1,2").shortName()).isEqualTo("police.workers");
        assertThat(Axis.parse("load=1,2").shortName()).isEqualTo("load");
        assertThat(Axis.parse("services.'a.b'.workers=1,2").shortName()).isEqualTo("services.'a.b'.workers");
    }
}
