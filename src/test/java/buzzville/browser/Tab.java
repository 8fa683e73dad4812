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

    /**
     * Waits until the page has had its turn: what a key or the mouse sets off may be told to the page only after this (a folded
     * part that opens), and is drawn with the next picture. A page that draws nothing is waited for one second.
     */
    private void settle() {
        eval("new Promise(done => { setTimeout(done, 1000);"
                + " requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))); })");
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
        settle();
    }

    /** Moves the mouse to a place in the view, pixels. */
    public void move(double x, double y) {
        mouse("mouseMoved", x, y, false);
        settle();
    }

    /** Moves the mouse from one place in the view to another with its left button down. */
    public void drag(double fromX, double fromY, double toX, double toY) {
        mouse("mouseMoved", fromX, fromY, false);
        mouse("mousePressed", fromX, fromY, true);
        mouse("mouseMoved", (fromX + toX) / 2, (fromY + toY) / 2, true);
        mouse("mouseMoved", toX, toY, true);
        mouse("mouseReleased", toX, toY, true);
        settle();
    }

    private void mouse(String type, double x, double y, boolean left) {
        call(
                "Input.dispatchMouseEvent",
                Browser.object()
                        .put("type", type)
                        .put("x", x)
                        .put("y", y)
                        .put("button", left ? "left" : "none")
                        .put("buttons", left ? 1 : 0)
                        .put("clickCount", 1));
    }

    /** Where an element is in the view: x, y, width and height in pixels, after it was brought into it. */
    public double[] box(String selector) {
        JsonNode box = eval("(() => { const e = document.querySelector(" + JsonNodeFactory.instance.stringNode(selector)
                + "); e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
                + " return [r.x, r.y, r.width, r.height]; })()");
        return new double[] {
            box.get(0).asDouble(),
            box.get(1).asDouble(),
            box.get(2).asDouble(),
            box.get(3).asDouble()
        };
    }

    /** Makes the view so large, in pixels. */
    public void size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Browser.object()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** What a page sees of its surroundings: a screen or paper, and whether people want it dark. */
    public void media(String type, boolean dark) {
        ObjectNode media = Browser.object().put("media", type);
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", media);
    }

    /** Pages opened from now on have no scripts. */
    public void withoutScripts() {
        call("Emulation.setScriptExecutionDisabled", Browser.object().put("value", true));
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
        settle();
    }

    private static int code(String key) {
        return switch (key) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "Escape" -> 27;
            case " " -> 32;
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
        settle();
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
