package buzzville.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A tab of a browser, with one page. */
public final class Tab implements AutoCloseable {
    private final Browser browser;
    private final String target;
    private final String session;

    Tab(Browser browser, String target, String session) {
        this.browser = browser;
        this.target = target;
        this.session = session;
    }

    /** What the protocol of DevTools answers. */
    public JsonNode call(String method, ObjectNode parameters) {
        return browser.call(session, method, parameters);
    }

    /** Loads a page and waits until its scripts have run. */
    public void open(URI page) throws InterruptedException {
        call("Page.navigate", Browser.object().put("url", page.toString()));
        for (int turn = 0; turn < 600; turn++) {
            if (eval("document.readyState + location.protocol").asString("").equals("completefile:")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException(page + " was not loaded");
    }

    /** The value of an expression. */
    public JsonNode eval(String expression) {
        JsonNode result = call(
                "Runtime.evaluate",
                Browser.object()
                        .put("expression", expression)
                        .put("returnByValue", true)
                        .put("awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").path("value");
    }

    /** The same as a number. */
    public int number(String expression) {
        return eval(expression).asInt();
    }

    /** The same as text. */
    public String text(String expression) {
        return eval(expression).asString();
    }

    /** Presses the mouse in the middle of an element. */
    public void click(String selector) {
        click(selector, 0);
    }

    /** With Shift down. */
    public void shiftClick(String selector) {
        click(selector, 8);
    }

    private void click(String selector, int modifiers) {
        JsonNode middle =
                eval("(() => { const e = document.querySelector(" + JsonNodeFactory.instance.stringNode(selector)
                        + "); e.scrollIntoView({block: 'center', inline: 'nearest'}); const r = e.getBoundingClientRect();"
                        + " return [r.x + r.width / 2, r.y + r.height / 2]; })()");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    Browser.object()
                            .put("type", type)
                            .put("x", middle.get(0).asDouble())
                            .put("y", middle.get(1).asDouble())
                            .put("button", "left")
                            .put("clickCount", 1)
                            .put("modifiers", modifiers));
        }
    }

    /** Presses keys, one after the other: a character, or a name such as Enter; with {@code Shift+} before it. */
    public void press(String... keys) {
        for (String name : keys) {
            boolean shift = name.startsWith("Shift+");
            String key = shift ? name.substring("Shift+".length()) : name;
            String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
            ObjectNode down = Browser.object()
                    .put("type", text.isEmpty() ? "rawKeyDown" : "keyDown")
                    .put("key", key)
                    .put("code", key)
                    .put("windowsVirtualKeyCode", code(key))
                    .put("modifiers", shift ? 8 : 0);
            if (!text.isEmpty()) {
                down.put("text", text);
            }
            call("Input.dispatchKeyEvent", down);
            call(
                    "Input.dispatchKeyEvent",
                    Browser.object().put("type", "keyUp").put("key", key).put("code", key));
        }
    }

    private static int code(String key) {
        return switch (key) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "Escape" -> 27;
            case "PageUp" -> 33;
            case "PageDown" -> 34;
            case "End" -> 35;
            case "Home" -> 36;
            case "ArrowLeft" -> 37;
            case "ArrowUp" -> 38;
            case "ArrowRight" -> 39;
            case "ArrowDown" -> 40;
            default -> Character.toUpperCase(key.charAt(0));
        };
    }

    /** Types into what has the focus. */
    public void type(String text) {
        call("Input.insertText", Browser.object().put("text", text));
    }

    private List<JsonNode> events(String method) {
        List<JsonNode> all = browser.events(session);
        synchronized (all) {
            return all.stream()
                    .filter(event -> event.get("method").asString().equals(method))
                    .map(event -> event.get("params"))
                    .toList();
        }
    }

    /** Everything that the page or the browser complained of. */
    public List<String> complaints() {
        List<String> found = new ArrayList<>();
        events("Runtime.exceptionThrown").forEach(event -> found.add(event.toString()));
        events("Log.entryAdded").forEach(event -> found.add(event.toString()));
        events("Runtime.consoleAPICalled").forEach(event -> found.add(event.toString()));
        return found;
    }

    /** The addresses of everything that was asked for. */
    public List<String> requests() {
        return events("Network.requestWillBeSent").stream()
                .map(event -> event.get("request").get("url").asString())
                .toList();
    }

    /** What the page looks like, as PNG. */
    public byte[] picture() {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Browser.object().put("format", "png"))
                        .get("data")
                        .asString());
    }

    /** What it prints, as PDF. */
    public byte[] paper() {
        return Base64.getDecoder()
                .decode(call("Page.printToPDF", Browser.object().put("printBackground", true))
                        .get("data")
                        .asString());
    }

    @Override
    public void close() {
        browser.call("", "Target.closeTarget", Browser.object().put("targetId", target));
    }
}
