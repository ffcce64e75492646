package org.holdfast.console.browser;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/** Looks for what keeps people with disabilities from using a page: WCAG 2.2 AA, and good practice beyond it. */
final class Axe {

    private static final String SCRIPT = script();
    private static final String RUN = """
            const [options, done] = arguments;
            axe.run(document, options)
              .then(found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
                rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ')))),
                error => done(['axe failed: ' + error]));
            """;

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> COLOUR_RULES = List.of("color-contrast", "link-in-text-block");

    private Axe() {}

    /** Which barriers are looked for; the colours of a page take longer than everything else. */
    enum Kind {
        ANY,
        /** Those that another theme can bring. */
        COLOURS,
        /** All others, among them those that another width can bring. */
        LAYOUT;

        private Map<String, Object> options() {
            Map<String, Object> options = new HashMap<>(Map.of("resultTypes", List.of("violations")));
            if (this == COLOURS) {
                options.put("runOnly", Map.of("type", "rule", "values", COLOUR_RULES));
                return options;
            }
            Map<String, Object> rules = new HashMap<>(Map.of("target-size", Map.of("enabled", true)));
            if (this == LAYOUT) {
                COLOUR_RULES.forEach(rule -> rules.put(rule, Map.of("enabled", false)));
            }
            options.put("runOnly", Map.of("type", "tag", "values", TAGS));
            options.put("rules", rules);
            return options;
        }
    }

    /** Has the script on each page from the beginning, which is quicker than to send it to many. */
    static void onEveryPage(Browser browser) {
        browser.onEveryPage(SCRIPT);
    }

    /** Returns what is wrong on the page, each with the element and what to do about it. */
    static List<String> violations(JavascriptExecutor page, Kind kind) {
        if (page.executeScript("return typeof axe") instanceof String type && type.equals("undefined")) {
            page.executeScript(SCRIPT);
        }
        Object found = page.executeAsyncScript(RUN, kind.options());
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
