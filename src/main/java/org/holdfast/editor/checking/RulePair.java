package org.holdfast.editor.checking;

import java.util.Locale;
import java.util.Optional;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.scenario.ScenarioReader;
import org.jspecify.annotations.Nullable;

/**
 * A file of rules and the file of its examples.
 *
 * @param rules path of the rule file
 * @param examples path of the examples, which need not exist
 */
record RulePair(String rules, String examples) {

    /** Returns the pair that a file belongs to, or {@code null} if it is neither rules nor examples. */
    static @Nullable RulePair of(BookSource source, String path) {
        if (!path.startsWith("areas/")) {
            return null;
        }
        Optional<String> ending = RuleBookReader.ENDINGS.stream()
                .filter(path.toLowerCase(Locale.ROOT)::endsWith)
                .findFirst();
        if (ending.isPresent()) {
            String base = path.substring(0, path.length() - ending.get().length());
            return new RulePair(path, base + ScenarioReader.ENDING);
        }
        if (!path.endsWith(ScenarioReader.ENDING)) {
            return null;
        }
        String base = path.substring(0, path.length() - ScenarioReader.ENDING.length());
        return RuleBookReader.ENDINGS.stream()
                .map(each -> base + each)
                .filter(source::has)
                .findFirst()
                .map(rules -> new RulePair(rules, path))
                .orElse(null);
    }
}
