package org.holdfast.console.browser;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/** Looks for what keeps people with disabilities from using a page: WCAG 2.2 AA, and good practice beyond it. */
final class Axe {

    private static final String SCRIPT = script();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, {runOnly: {type: 'tag', values: tags}, rules: {'target-size': {enabled: true}},
                resultTypes: ['violations']})
              .then(found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
                rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ')))),
                error => done(['axe failed: ' + error]));
            """;

    private Axe() {}

    /** Returns what is wrong on the page, each with the element and what to do about it. */
    static List<String> violations(JavascriptExecutor page) {
        if (page.executeScript("return typeof axe") instanceof String type && type.equals("undefined")) {
            page.executeScript(SCRIPT);
        }
        Object found = page.executeAsyncScript(RUN);
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
