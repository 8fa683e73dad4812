package buzzville.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Axe;
import buzzville.browser.InBrowser;
import buzzville.browser.Tab;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The scripts of the page, all of them together and without a page's data. */
class ScriptsTest extends InBrowser {
    /** ESLint's recommended rules that need no types, and a few that keep code small and safe. */
    private static final String RULES = """
            {"constructor-super": 2, "for-direction": 2, "getter-return": 2, "no-async-promise-executor": 2, "no-class-assign": 2,
             "no-compare-neg-zero": 2, "no-cond-assign": 2, "no-const-assign": 2, "no-constant-condition": 2, "no-control-regex": 2,
             "no-debugger": 2, "no-dupe-args": 2, "no-dupe-class-members": 2, "no-dupe-else-if": 2, "no-dupe-keys": 2,
             "no-duplicate-case": 2, "no-empty": 2, "no-ex-assign": 2, "no-fallthrough": 2, "no-func-assign": 2, "no-global-assign": 2,
             "no-import-assign": 2, "no-invalid-regexp": 2, "no-irregular-whitespace": 2, "no-loss-of-precision": 2,
             "no-misleading-character-class": 2, "no-obj-calls": 2, "no-prototype-builtins": 2, "no-redeclare": 2, "no-self-assign": 2,
             "no-setter-return": 2, "no-shadow-restricted-names": 2, "no-sparse-arrays": 2, "no-this-before-super": 2, "no-undef": 2,
             "no-unexpected-multiline": 2, "no-unreachable": 2, "no-unsafe-finally": 2, "no-unsafe-negation": 2,
             "no-unsafe-optional-chaining": 2, "no-unused-vars": [2, {"args": "after-used"}], "no-useless-escape": 2, "no-with": 2,
             "require-yield": 2, "use-isnan": 2, "valid-typeof": 2, "eqeqeq": 2, "no-var": 2, "prefer-const": 2, "no-eval": 2,
             "no-implied-eval": 2, "no-new-func": 2, "no-script-url": 2, "no-throw-literal": 2, "no-unused-expressions":
             [2, {"allowShortCircuit": true, "allowTernary": true}], "complexity": [2, 16], "max-depth": [2, 4],
             "max-lines-per-function": [2, 60], "max-params": [2, 6],
             "no-restricted-properties": [2, {"property": "innerHTML"}, {"property": "outerHTML"}, {"property": "insertAdjacentHTML"}],
             "no-restricted-globals": [2, "fetch", "XMLHttpRequest", "WebSocket", "localStorage", "sessionStorage"]}
            """;

    private static final List<String> GIVEN = List.of(
            "document",
            "window",
            "location",
            "history",
            "matchMedia",
            "performance",
            "addEventListener",
            "innerWidth",
            "innerHeight",
            "IntersectionObserver",
            "URL",
            "Blob",
            "setTimeout",
            "setInterval",
            "clearInterval",
            "requestAnimationFrame",
            "echarts",
            "console",
            "getComputedStyle",
            "getSelection",
            "navigator",
            "cancelAnimationFrame");

    @Test
    void everyScriptPassesTheLinter() throws Exception {
        Tab page = open("<!DOCTYPE html><meta charset=utf-8><title>lint</title>");
        page.eval(Axe.resource("eslint-linter.min.js") + "\n;0");
        String globals = String.join(
                ",", GIVEN.stream().map(name -> '"' + name + "\":\"readonly\"").toList());
        JsonNode found = page.eval("(() => { const linter = new (window.eslint ? eslint.Linter : Linter)();"
                + " return linter.verify(" + JsonNodeFactory.instance.stringNode(PageFile.scripts())
                + ", [{languageOptions: {ecmaVersion: 2022, sourceType: 'script', globals: {" + globals + "}}, rules: "
                + RULES
                + "}]).map((m) => m.line + ': ' + m.ruleId + ': ' + m.message); })()");

        List<String> lines = PageFile.scripts().lines().toList();
        List<String> complaints = new ArrayList<>();
        for (JsonNode each : found) {
            int line = Integer.parseInt(each.asString().replaceAll(":.*", ""));
            complaints.add(each.asString() + " in "
                    + lines.get(Math.min(lines.size(), line) - 1).strip());
        }
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void figuresAreWrittenAsTheTablesWriteThem(ReportLanguage language) throws Exception {
        Tab page = open(PageFile.of(Said.same("none"), "<main><div id=\"switches\"></div></main>", empty(language)));
        Human human = new Human(language);
        for (double ms : new double[] {
            0,
            0.0000004,
            0.00035,
            0.999,
            1,
            1.2345,
            12.345,
            123.45,
            999.4,
            999.7,
            1000,
            59_940,
            59_970,
            60_000,
            61_000,
            3_599_600,
            3_600_000,
            5_400_000,
            86_399_000,
            90_000_000
        }) {
            assertThat(page.text("Format.duration(" + plain(ms) + ")"))
                    .as(ms + " ms")
                    .isEqualTo(human.duration(ms * 1e6));
        }
        for (double number :
                new double[] {0, 1, 12, 1234, 1234567, 0.5, 0.12345, 99.96, 100.4, 1234.5, 0.000123, 3.14159}) {
            assertThat(page.text("Format.number(" + plain(number) + ")")).isEqualTo(human.number(number));
        }
        for (double share : new double[] {0, 1, 0.5, 0.1234, 0.99, 0.999993, 0.0000123, 0.08299, 0.9062, 0.75}) {
            assertThat(page.text("Format.share(" + plain(share) + ")")).isEqualTo(human.percent(share));
        }
    }

    private static PageData empty(ReportLanguage language) {
        return new PageData(language, "none", null, List.of(), Map.of());
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(value).toPlainString();
    }

    @Test
    void bothLanguagesHaveTheSameWordsWithTheSamePlaces() throws Exception {
        Tab page = open(
                PageFile.of(Said.same("none"), "<main><div id=\"switches\"></div></main>", empty(ReportLanguage.EN)));
        JsonNode words = page.eval("WORDS");
        assertThat(words.get("fr").propertyNames())
                .containsExactlyInAnyOrderElementsOf(words.get("en").propertyNames());
        for (String key : words.get("en").propertyNames()) {
            assertThat(places(words.get("fr").get(key).asString()))
                    .as(key)
                    .isEqualTo(places(words.get("en").get(key).asString()));
        }
    }

    private static List<String> places(String text) {
        return java.util.regex.Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }
}
