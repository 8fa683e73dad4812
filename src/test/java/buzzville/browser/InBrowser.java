package buzzville.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A page in a real browser. Without one on this machine, what is tested in it is skipped. */
@Tag("once")
public class InBrowser {
    private static final String FILE = "page.html";
    private static @Nullable Browser browser;

    @TempDir
    protected Path folder;

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

    protected Tab open(String html) throws Exception {
        Tab tab = tab();
        tab.open(file(html));
        return tab;
    }

    /** A tab that is looked after, to be prepared before a page is opened in it. */
    protected Tab tab() {
        page = browser.tab();
        return page;
    }

    /** Where a page lies. */
    protected java.net.URI file(String html) throws Exception {
        return Files.writeString(folder.resolve(FILE), html, StandardCharsets.UTF_8)
                .toUri();
    }

    /** Whatever was done: the page has not complained, and nothing but the file was asked for. */
    @AfterEach
    void nothingWentWrongAndNothingLeftThePage() {
        if (page != null) {
            assertThat(page.complaints()).isEmpty();
            assertThat(page.requests())
                    .isNotEmpty()
                    .allMatch(address -> address.startsWith("file:")
                                    && address.replaceAll("#.*", "").endsWith("/" + FILE)
                            || address.startsWith("blob:"));
            page.close();
        }
    }

    protected static int count(Tab page, String selector) {
        return page.number("document.querySelectorAll('" + selector + "').length");
    }

    protected static String text(Tab page, String selector) {
        return page.text("document.querySelector('" + selector + "').textContent")
                .replace('\u00a0', ' ');
    }

    protected static void set(Tab page, String selector, String value) {
        page.eval("(() => { const e = document.querySelector('" + selector + "'); e.value = '" + value
                + "'; e.dispatchEvent(new Event('input')); e.dispatchEvent(new Event('change')); })()");
    }
}
