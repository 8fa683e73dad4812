package buzzville.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Figures as people read them: three digits that matter, a unit that fits, the decimal mark of the language. */
public final class Human {
    /** Where there is no figure. */
    public static final String NONE = "–";

    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int MOST_DECIMALS = 15;

    private final ReportLanguage language;

    public Human(ReportLanguage language) {
        this.language = language;
    }

    /** A duration, such as {@code 12.3 ms}, {@code 4 min 10 s} or {@code 2 h 03 min}. */
    public String duration(double nanos) {
        if (!Double.isFinite(nanos)) {
            return NONE;
        }
        BigDecimal value = new BigDecimal(nanos).round(THREE);
        for (int i = 0; i < UNITS.length - 1; i++) {
            if (value.compareTo(THOUSAND) < 0) {
                return value.signum() == 0 ? "0 s" : digits(value) + " " + UNITS[i];
            }
            value = value.movePointLeft(3);
        }
        if (value.compareTo(BigDecimal.valueOf(MINUTE)) < 0) {
            return digits(value) + " s";
        }
        return longDuration(new BigDecimal(nanos)
                .movePointLeft(9)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue());
    }

    private String longDuration(long seconds) {
        if (seconds < HOUR) {
            return two(seconds / MINUTE, "min", seconds % MINUTE, "s");
        }
        long minutes = (seconds + 30) / 60;
        if (minutes * 60 < DAY) {
            return two(minutes / 60, "h", minutes % 60, "min");
        }
        long hours = (seconds + 1800) / 3600;
        return two(hours / 24, day(), hours % 24, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return small == 0
                ? large + " " + largeUnit
                : large + " " + largeUnit + " " + (small < 10 ? "0" : "") + small + " " + smallUnit;
    }

    /** The unit of days, short. */
    public String day() {
        return language.choose("d", "j");
    }

    /** A whole number, its thousands apart. */
    public String count(long number) {
        return grouped(BigDecimal.valueOf(number));
    }

    /** A number: whole ones in full, others with three digits that matter. */
    public String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        BigDecimal exact = new BigDecimal(value);
        boolean whole = exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0;
        if (whole || exact.abs().compareTo(HUNDRED) >= 0) {
            return grouped(exact.setScale(0, RoundingMode.HALF_UP));
        }
        return digits(exact.round(THREE));
    }

    /** A share of 1 in per cent; 99.9993 % does not become 100 %. */
    public String percent(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        BigDecimal percent = new BigDecimal(share).movePointRight(2);
        BigDecimal rest = percent.min(HUNDRED.subtract(percent)).abs();
        if (rest.signum() != 0) {
            int leading = rest.precision() - rest.scale() - 1;
            int decimals = Math.max(0, Math.min(MOST_DECIMALS, 2 - leading));
            percent = percent.setScale(decimals, RoundingMode.HALF_UP);
        }
        return digits(percent) + language.choose("%", "\u00a0%");
    }

    /** A rate per second. */
    public String rate(double perSecond) {
        return Double.isFinite(perSecond) ? number(perSecond) + "/s" : NONE;
    }

    private String digits(BigDecimal value) {
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return plain.replace('.', language.choose(".", ",").charAt(0));
    }

    private String grouped(BigDecimal whole) {
        String digits = whole.abs().toPlainString();
        StringBuilder text = new StringBuilder(whole.signum() < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(language.choose(",", "\u00a0"));
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }
}
