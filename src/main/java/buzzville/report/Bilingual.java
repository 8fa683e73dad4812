package buzzville.report;

import buzzville.report.text.ReportLanguage;

/** What an interactive page says in both languages, of which one is seen. */
final class Bilingual {
    private final Html html;

    Bilingual(Html html) {
        this.html = html;
    }

    /** Writes a part in one language. */
    interface Part {
        void write(ReportLanguage language);
    }

    /** What stands before everything else, up to the beginning of the page's main part. */
    void begin() {
        html.markup("<a class=\"skip needs-script\" href=\"#charts\">");
        text("Go to the charts", "Aller aux graphiques");
        html.markup("</a>\n<header class=\"masthead\"><p>Buzz Ville</p>")
                .markup("<div id=\"switches\" class=\"switches needs-script\"></div></header>\n<main>\n");
    }

    void text(String english, String french) {
        html.element("span class=\"in-en\" lang=\"en\"", english);
        html.element("span class=\"in-fr\" lang=\"fr\"", french);
    }

    void each(Part part) {
        for (ReportLanguage language : ReportLanguage.values()) {
            html.markup("<div class=\"in-" + language.code() + "\" lang=\"" + language.code() + "\">\n");
            part.write(language);
            html.markup("</div>\n");
        }
    }

    /** The scenario as understood, to be opened. */
    void effective(String yaml) {
        html.markup("<details>\n<summary>");
        text("The scenario as understood, with every default", "Le scénario tel que compris, défauts compris");
        html.markup("</summary>\n").element("pre", yaml).markup("\n</details>\n");
    }
}
