package buzzville.report;

import buzzville.report.text.ReportLanguage;

/**
 * What a results folder says about a run that the run itself does not know.
 *
 * @param version of Buzz Ville
 * @param environment where it ran
 * @param command the command line that makes the results again
 * @param file the scenario file as the user gave it
 * @param hash SHA-256 of the scenario's texts, 64 hexadecimal digits
 * @param effective the scenario as understood, after includes, strategy, settings and defaults, as YAML
 * @param language of charts and pages
 * @param charts whether charts are wanted
 * @param big whether the page, CSV and SVG files are wanted, which are big
 * @param threads how many charts and files to make at once, at least 1
 */
public record RunContext(
        String version,
        Environment environment,
        String command,
        String file,
        String hash,
        String effective,
        ReportLanguage language,
        boolean charts,
        boolean big,
        int threads) {
    /**
     * The machine's part, which never changes a figure.
     *
     * @param java version of Java, such as 17.0.15
     * @param vendor of Java
     * @param os name and version of the operating system
     */
    public record Environment(String java, String vendor, String os) {
        /** Of the virtual machine that asks. */
        public static Environment current() {
            return new Environment(
                    property("java.version"),
                    property("java.vendor"),
                    property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        }

        private static String property(String name) {
            return System.getProperty(name, "unknown");
        }
    }
}
