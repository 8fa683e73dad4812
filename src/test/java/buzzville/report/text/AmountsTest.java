package buzzville.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.experiment.Estimate;
import buzzville.experiment.Estimate.Note;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick.Unit;
import org.junit.jupiter.api.Test;

class AmountsTest {
    private final Amounts english = new Amounts(ReportLanguage.EN, "EUR");
    private final Amounts french = new Amounts(ReportLanguage.FR, "EUR");

    @Test
    void aFigureHasItsUnit() {
        assertThat(english.of(Unit.DURATION, 1.5e9)).isEqualTo("1.5 s");
        assertThat(english.of(Unit.RATIO, 0.125)).isEqualTo("12.5%");
        assertThat(english.of(Unit.COUNT, 1234)).isEqualTo("1,234");
        assertThat(english.of(Unit.RATE, 3.5)).isEqualTo("3.5/s");
        assertThat(english.of(Unit.HOURS, 12)).isEqualTo("12 h");
        assertThat(french.of(Unit.MONEY, 2.5)).isEqualTo("2,5 EUR");
        assertThat(english.of(Unit.MONEY, Double.NaN)).isEqualTo(Human.NONE);
    }

    @Test
    void aDifferenceHasASignAndOneOfSharesIsInPoints() {
        assertThat(english.difference(Unit.RATIO, 0.125)).isEqualTo("+12.5 pp");
        assertThat(french.difference(Unit.RATIO, -0.125)).isEqualTo("−12,5 pts");
        assertThat(english.difference(Unit.DURATION, -150e9)).isEqualTo("−2 min 30 s");
        assertThat(english.difference(Unit.COUNT, 0)).isEqualTo("0");
    }

    @Test
    void anIntervalIsCutWhereNoFigureCanBe() {
        Estimate share = new Estimate(0.99, 0.95, 1.03, 5, Note.NONE);
        Estimate loss = new Estimate(0.01, -0.03, 0.05, 5, Note.NONE);

        assertThat(english.interval(Unit.RATIO, share)).isEqualTo("[95%, 100%]");
        assertThat(french.interval(Unit.RATIO, loss)).isEqualTo("[0\u00a0% ; 5\u00a0%]");
        assertThat(english.differences(Unit.RATIO, loss)).isEqualTo("[−3 pp, +5 pp]");
        assertThat(english.interval(Unit.RATIO, new Estimate(0.5, Double.NaN, Double.NaN, 1, Note.NONE)))
                .isEmpty();
    }

    @Test
    void whereThereIsNoFigureThereAreWords() {
        Estimate few = new Estimate(Double.NaN, Double.NaN, Double.NaN, 3, Note.NOT_ENOUGH_DATA);

        assertThat(english.of(Unit.DURATION, few)).isEqualTo("not enough data");
        assertThat(french.difference(Unit.DURATION, few)).isEqualTo("trop peu de données");
        double never = Double.POSITIVE_INFINITY;
        assertThat(english.endless(Sample.mean(new double[] {never, 1, never}))).isEqualTo("never arrives in 2 of 3");
        assertThat(french.endless(Sample.mean(new double[] {never, never}))).isEqualTo("n'arrive jamais");
    }
}
