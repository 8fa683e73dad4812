package buzzville.report.text;

import buzzville.experiment.Estimate;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick.Unit;

/** Figures by which strategies are compared, and their differences, as people read them. */
public final class Amounts {
    private static final String MINUS = "\u2212";

    private final ReportLanguage language;
    private final Human human;
    private final String currency;

    /** @param currency what money is counted in, such as {@code EUR} */
    public Amounts(ReportLanguage language, String currency) {
        this.language = language;
        this.human = new Human(language);
        this.currency = SafeText.line(currency);
    }

    /** A figure with its unit. */
    public String of(Unit unit, double value) {
        return value < 0 ? MINUS + absolute(unit, -value) : absolute(unit, value);
    }

    private String absolute(Unit unit, double value) {
        return switch (unit) {
            case DURATION -> human.duration(value);
            case RATIO -> human.percent(value);
            case COUNT -> human.number(value);
            case RATE -> human.rate(value);
            case HOURS -> withUnit(value, "h");
            case MONEY -> withUnit(value, currency);
        };
    }

    private String withUnit(double value, String unit) {
        String number = human.number(value);
        return number.equals(Human.NONE) ? number : number + " " + unit;
    }

    /** The figure of an estimate, or why there is none. */
    public String of(Unit unit, Estimate estimate) {
        return Double.isFinite(estimate.estimate()) ? of(unit, estimate.estimate()) : why(estimate);
    }

    /** Why an estimate has no figure. */
    public String why(Estimate estimate) {
        return switch (estimate.note()) {
            case NOT_ENOUGH_DATA -> language.choose("not enough data", "trop peu de données");
            case ENDLESS -> language.choose("never arrives", "n'arrive jamais");
            case NONE, NO_DATA -> language.choose("no data", "sans données");
        };
    }

    /** That too much never arrives for a figure, and in how many replications. */
    public String endless(Sample sample) {
        String never = language.choose("never arrives", "n'arrive jamais");
        int some = sample.endless();
        return some == 0 || some == sample.replications()
                ? never
                : never + language.choose(" in " + some + " of ", " dans " + some + " sur ") + sample.replications();
    }

    /** The interval of a figure, cut where no such figure can be; empty without one. */
    public String interval(Unit unit, Estimate estimate) {
        return isKnown(estimate) ? brackets(of(unit, low(estimate)), of(unit, high(unit, estimate))) : "";
    }

    /** The lower end of an interval: no figure is below 0. */
    public static double low(Estimate estimate) {
        return estimate.low() < 0 && estimate.estimate() >= 0 ? 0 : estimate.low();
    }

    /** The upper end: no share is above 1. */
    public static double high(Unit unit, Estimate estimate) {
        return unit == Unit.RATIO && estimate.high() > 1 && estimate.estimate() <= 1 ? 1 : estimate.high();
    }

    /** A difference with its sign; that of two shares in points of a per cent. */
    public String difference(Unit unit, double value) {
        if (!Double.isFinite(value)) {
            return Human.NONE;
        }
        String sign = value > 0 ? "+" : value < 0 ? MINUS : "";
        double size = Math.abs(value);
        return sign + (unit == Unit.RATIO ? points(size) : absolute(unit, size));
    }

    private String points(double share) {
        return human.number(100 * share) + language.choose(" pp", " pts");
    }

    /** The difference of an estimate, or why there is none. */
    public String difference(Unit unit, Estimate estimate) {
        return Double.isFinite(estimate.estimate()) ? difference(unit, estimate.estimate()) : why(estimate);
    }

    /** The interval of a difference; empty without one. */
    public String differences(Unit unit, Estimate estimate) {
        return isKnown(estimate) ? brackets(difference(unit, estimate.low()), difference(unit, estimate.high())) : "";
    }

    private static boolean isKnown(Estimate estimate) {
        return Double.isFinite(estimate.low()) && Double.isFinite(estimate.high());
    }

    private String brackets(String low, String high) {
        return "[" + low + language.choose(", ", " ; ") + high + "]";
    }
}
