package buzzville.report.text;

/** A language that reports are written in. */
public enum ReportLanguage {
    EN,
    FR;

    /**
     * The language of a code.
     *
     * @param code {@code en} or {@code fr}
     * @throws IllegalArgumentException for any other
     */
    public static ReportLanguage of(String code) {
        return switch (code) {
            case "en" -> EN;
            case "fr" -> FR;
            default -> throw new IllegalArgumentException("expected the language en or fr, but found '" + code + "'");
        };
    }

    /** The code, {@code en} or {@code fr}. */
    public String code() {
        return this == FR ? "fr" : "en";
    }

    /** One of two texts. */
    public String choose(String english, String french) {
        return this == FR ? french : english;
    }
}
