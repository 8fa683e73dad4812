package buzzville.cli;

import buzzville.report.text.ReportLanguage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of a command that answers with a text: in which language. */
final class TextSpeech {
    @Option(names = "--lang", paramLabel = "fr|en", description = "Language of the text.")
    private @Nullable String lang;

    ReportLanguage language() {
        return ReportLanguage.of(Speech.of(lang));
    }
}
