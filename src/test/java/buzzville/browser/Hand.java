package buzzville.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import tools.jackson.databind.node.JsonNodeFactory;

/** What somebody uses a page with. */
public enum Hand {
    MOUSE,
    KEYBOARD;

    /** So many presses of the Tab key at once, which is quicker than to look after each. */
    private static final int STRIDE = 10;

    /** More strides than a page has between two things that somebody wants one after the other. */
    private static final int MOST_STRIDES = 25;

    /** Presses a button, follows a link, opens what is folded. */
    public void press(Tab page, String selector) {
        if (this == MOUSE) {
            await(page, selector);
            page.click(selector);
        } else {
            reach(page, selector);
            page.press("Enter");
        }
    }

    /** Tab has to lead there from where the focus is. */
    public static void reach(Tab page, String selector) {
        page.eval(
                "window.stops = [document.activeElement];"
                        + " window.stopped = window.stopped || document.addEventListener('focusin', (e) => stops.push(e.target)) || true;");
        String passed =
                "stops.lastIndexOf(document.querySelector(" + JsonNodeFactory.instance.stringNode(selector) + "))";
        for (int turn = 0; turn < MOST_STRIDES && page.number(passed) < 0; turn++) {
            page.press(Collections.nCopies(STRIDE, "Tab").toArray(String[]::new));
        }
        assertThat(page.number(passed)).as("Tab leads to " + selector).isNotNegative();
        String element = JsonNodeFactory.instance.stringNode(selector).toString();
        String here = "document.activeElement === document.querySelector(" + element + ")";
        // behind the last element the focus is nowhere for a while
        for (int back = 0; back <= STRIDE && !page.eval(here).asBoolean(); back++) {
            page.press("Shift+Tab");
        }
        assertThat(page.eval(here).asBoolean())
                .as("Shift and Tab lead back to " + selector)
                .isTrue();
    }

    /** Waits for what comes when its place is near the view, and until it stands still there: what comes above it moves it. */
    public static void await(Tab page, String selector) {
        page.eval("""
                new Promise((done) => {
                  let last = "";
                  let same = 0;
                  const look = () => {
                    const element = document.querySelector(%s);
                    if (!element) return setTimeout(look, 20);
                    element.scrollIntoView({ block: "center", inline: "nearest" });
                    const { x, y, width, height } = element.getBoundingClientRect();
                    const now = [x, y, width, height].join();
                    same = now === last ? same + 1 : 0;
                    last = now;
                    if (same > 2) done();
                    else requestAnimationFrame(() => setTimeout(look));
                  };
                  look();
                })""".formatted(JsonNodeFactory.instance.stringNode(selector)));
    }
}
