package buzzville.report.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import buzzville.causality.HappensBefore;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.ReportLanguage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A page in a real browser. Without one on this machine, what is tested in it is skipped. */
class PageInBrowser {
    private static @Nullable Browser browser;

    @TempDir
    Path folder;

    private @Nullable Tab page;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Browser.installed();
        assumeTrue(
                program.isPresent(),
                "no Chromium here: install one (apt-get install chromium) or name it in the environment variable CHROME");
        browser = Browser.start(program.orElseThrow());
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    Tab open(EventLog log, ReportLanguage language) throws Exception {
        return open(SpaceTimePage.of(log, Captions.NONE, language));
    }

    Tab open(String html) throws Exception {
        Path file = folder.resolve("space-time.html");
        Files.writeString(file, html, StandardCharsets.UTF_8);
        page = browser.tab();
        page.open(file.toUri());
        return page;
    }

    Tab crossroads() throws Exception {
        return open(Logs.crossroads(ClockRules.TEXTBOOK), ReportLanguage.EN);
    }

    /** Whatever was done: the page has not complained, and nothing but the file was asked for. */
    @AfterEach
    void nothingWentWrongAndNothingLeftThePage() {
        if (page != null) {
            assertThat(page.complaints()).isEmpty();
            assertThat(page.requests())
                    .isNotEmpty()
                    .allMatch(address -> address.startsWith("file:") && address.endsWith("/space-time.html"));
            page.close();
        }
    }

    static int count(Tab page, String selector) {
        return page.number("document.querySelectorAll('" + selector + "').length");
    }

    static String text(Tab page, String selector) {
        return page.text("document.querySelector('" + selector + "').textContent")
                .replace('\u00a0', ' ');
    }

    static void set(Tab page, String selector, String value) {
        page.eval("(() => { const e = document.querySelector('" + selector + "'); e.value = '" + value
                + "'; e.dispatchEvent(new Event('input')); e.dispatchEvent(new Event('change')); })()");
    }

    static HappensBefore causality(EventLog log) {
        Map<String, Integer> sender = new HashMap<>();
        List<int[]> heardOf = new ArrayList<>();
        for (LoggedEvent event : log.events()) {
            heardOf.add(event.received().stream().mapToInt(sender::get).toArray());
            event.sent().forEach(message -> sender.put(message, event.id() - 1));
        }
        int[] process = log.events().stream().mapToInt(LoggedEvent::process).toArray();
        return HappensBefore.of(log.processes().size(), process, heardOf);
    }
}
