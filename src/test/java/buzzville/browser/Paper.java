package buzzville.browser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A page as it is printed. */
public final class Paper {
    /** What fits between the margins of a sheet of A4, pixels. */
    private static final int WIDTH = 695;

    private static final int HEIGHT = 1000;
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");

    private Paper() {}

    /** What would not be whole on a sheet: what is wider than it, what would have to be scrolled, words that a picture cuts off. */
    public static List<String> cut(Tab page) {
        page.media("print", false);
        page.size(WIDTH, HEIGHT);
        JsonNode found = page.eval("""
                (() => {
                  dispatchEvent(new Event("beforeprint"));
                  const bad = [];
                  const say = (why, e) => bad.push(why + ": " + e.outerHTML.slice(0, 120));
                  const seen = [...document.querySelectorAll("main *, footer *")]
                    .filter((e) => e.getClientRects().length > 0 && !e.closest(".unseen"));
                  seen.forEach((e) => {
                    const box = e.getBoundingClientRect();
                    if (box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)) say("beyond the sheet", e);
                    if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible") say("to be scrolled", e);
                    const svg = e.tagName === "text" && e.ownerSVGElement.getBoundingClientRect();
                    if (svg && (box.left < svg.left - 1 || box.right > svg.right + 1)) say("cut by its picture", e);
                  });
                  dispatchEvent(new Event("afterprint"));
                  return bad;
                })()""");
        List<String> cut = new ArrayList<>();
        found.forEach(each -> cut.add(each.asString()));
        return cut;
    }

    /** How many sheets a PDF has. */
    public static long sheets(byte[] pdf) {
        return SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }
}
