package buzzville.report.text;

import buzzville.message.Priority;

/** What people call the things that have one name in scenarios and files. */
public final class Names {
    private Names() {}

    public static String of(Priority priority, ReportLanguage language) {
        return switch (priority) {
            case CRITICAL -> language.choose("critical", "critique");
            case HIGH -> language.choose("high", "haute");
            case NORMAL -> language.choose("normal", "normale");
            case INFO -> "info";
        };
    }
}
