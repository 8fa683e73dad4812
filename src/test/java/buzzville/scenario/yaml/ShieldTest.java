package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with commas, colons and brackets may stand unquoted anywhere in YAML; everything else is YAML as ever. */
class ShieldTest {

    private static Mapping read(String yaml) {
        Problems problems = new Problems();
        Node node = SourceReader.parse(yaml, Source.named("a.yaml"), problems);
        assertThat(problems.lines()).isEmpty();
        return (Mapping) node;
    }

    private static String text(String yaml, String path) {
        Node node = read(yaml);
        for (String key : path.split("/")) {
            node = node instanceof Sequence list ? list.items().get(Integer.parseInt(key)) : ((Mapping) node).get(key);
        }
        return node instanceof Scalar scalar ? scalar.text() : String.valueOf(node);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every(1s, jitter=200ms)",
                "piecewise({0s: 20%, 7h: 150%})",
                "at([1s, 2s])",
                "a(b(c, d), e(f, {g: [h, i]}))",
                "note(x #1)",
                "choice('a, b', \"c) d\")",
                "f(a: b)",
                "f()",
            })
    void aCallIsOneValueWhereverItStands(String call) {
        assertThat(text("a: " + call, "a")).isEqualTo(call);
        assertThat(text("a: " + call + " # why", "a")).isEqualTo(call);
        assertThat(text("{a: " + call + "}", "a")).isEqualTo(call);
        assertThat(text("{a: " + call + ", b: 1}", "a")).isEqualTo(call);
        assertThat(text("{b: [1, " + call + ", 2]}", "b/1")).isEqualTo(call);
        assertThat(text("b:\n  - " + call + "\n  - 2", "b/0")).isEqualTo(call);
        assertThat(text("b:\n- x: " + call + "\n  y: 2", "b/0/x")).isEqualTo(call);
        assertThat(text("{b: {c: " + call + "},\n d: 5}", "b/c")).isEqualTo(call);
    }

    @Test
    void columnsStayExactBehindACall() {
        Mapping mapping = read("x: {arrivals: every(1s, jitter=200ms), 'é': 5}");

        Mapping inner = (Mapping) mapping.get("x");
        assertThat(inner.get("arrivals").position().column()).isEqualTo(15);
        assertThat(inner.entries().get("é").at().column()).isEqualTo(40);
        assertThat(inner.get("é").position().column()).isEqualTo(45);
    }

    @Test
    void aCallMaySpanLines() {
        assertThat(text("a: piecewise({0s: 20%,\n              7h: 150%})\nb: 1", "a"))
                .isEqualTo("piecewise({0s: 20%, 7h: 150%})");
        assertThat(text("{a: at([1s,\n2s]), b: 1}", "a")).isEqualTo("at([1s, 2s])");
    }

    @Test
    void quotedAndBlockValuesAndCommentsAreLeftAlone() {
        assertThat(text("a: \"f(x, \\\"y\\\")\"\nb: {c: g(1, 2)}", "a")).isEqualTo("f(x, \"y\")");
        assertThat(text("a: 'it''s f(x, y'\nb: {c: g(1, 2)}", "b/c")).isEqualTo("g(1, 2)");
        assertThat(text("a: |\n  it's f(x\n  \"y\n\nb: {c: g(1, 2)}", "a")).isEqualTo("it's f(x\n\"y\n");
        assertThat(text("a: |\n  it's f(x\n  \"y\n\nb: {c: g(1, 2)}", "b/c")).isEqualTo("g(1, 2)");
        assertThat(text("a:\n  - >-\n    it's f(x\n    y\n  - g(1, 2)", "a/1")).isEqualTo("g(1, 2)");
        assertThat(text("a: 1 # it's \"f(x, {\nb: {c: g(1, 2)}", "b/c")).isEqualTo("g(1, 2)");
        assertThat(text("# don't f(\nb: {c: g(1, 2)} # g(\nd: e", "d")).isEqualTo("e");
    }

    @Test
    void proseWithQuotesAndParenthesesIsOnlyProse() {
        assertThat(text("a: l'accident (f(x, \nb: {c: g(1, 2)}", "a")).isEqualTo("l'accident (f(x,");
        assertThat(text("a: l'accident f(x\nb: {c: g(1, 2)}", "b/c")).isEqualTo("g(1, 2)");
        assertThat(text("a: that isn't\n  'tis here\nb: {c: g(1, 2)}", "b/c")).isEqualTo("g(1, 2)");
        assertThat(text("a: one (two, three) four\nb: 1", "a")).isEqualTo("one (two, three) four");
        assertThat(text("{a: it's, b: f(1, 2)}", "b")).isEqualTo("f(1, 2)");
        assertThat(text("a: f(x) and g(y: z)", "a")).isEqualTo("f(x) and g(y: z)");
    }

    @Test
    void anchorsTagsAndQuotedKeysDoNotConfuseIt() {
        assertThat(text("a: &x f(1, 2)\nb: *x", "b")).isEqualTo("f(1, 2)");
        assertThat(text("a: !!str f(1, 2)", "a")).isEqualTo("f(1, 2)");
        assertThat(text("\"a b\": {'c d': f(1, 2)}", "a b/c d")).isEqualTo("f(1, 2)");
        assertThat(text("'k': |\n  f(1,\nb: [f(1, 2)]", "b/0")).isEqualTo("f(1, 2)");
        assertThat(text("%YAML 1.2\n---\na: {b: f(1, 2)}\n", "a/b")).isEqualTo("f(1, 2)");
        assertThat(text("a: {b: f(1, 2)}\r\nc: |\r\n  f(\r\nd: {e: g(1, 2)}\r\n", "d/e"))
                .isEqualTo("g(1, 2)");
    }

    @Test
    void aColonWithoutASpaceIsNoKey() {
        assertThat(text("a: 2024-12-10T15:30:00Z", "a")).isEqualTo("2024-12-10T15:30:00Z");
        assertThat(text("{\"a\":f(1, 2)}", "a")).isEqualTo("f(1, 2)");
    }
}
