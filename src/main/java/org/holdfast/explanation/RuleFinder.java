package org.holdfast.explanation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;

/** Finds rules by name, by the action they propose, by their file (all rows of a table), or by words in their text. */
public final class RuleFinder {

    /** Maximum number of matches. */
    static final int MAX_MATCHES = 30;

    private final List<Rule> rules;

    public RuleFinder(RuleBook book) {
        this.rules = book.rules();
    }

    /**
     * Finds rules in the order of the book. Words are only searched when nothing matches exactly.
     *
     * @throws InvalidInput when no rule matches, or more than {@value #MAX_MATCHES}
     */
    public List<Rule> find(String query) {
        String folded = folded(query);
        List<String> words = Arrays.stream(folded.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Rule> found = Stream.<Predicate<Rule>>of(
                        rule -> folded(rule.name()).equals(folded),
                        rule -> actions(rule).anyMatch(action -> folded(action).equals(folded)),
                        rule -> isFile(rule, folded),
                        rule -> !words.isEmpty() && words.stream().allMatch(folded(text(rule))::contains))
                .map(fits -> rules.stream().filter(fits).toList())
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (found.isEmpty()) {
            List<String> known = Stream.concat(
                            rules.stream().map(Rule::name), rules.stream().flatMap(RuleFinder::actions))
                    .distinct()
                    .toList();
            throw new InvalidInput(
                    "",
                    ("There is no rule \"" + query + "\", no action of that name, and no rule with these words. "
                                    + DidYouMean.hint(query, known))
                            .strip()
                            .replaceFirst("\\.$", ""));
        }
        if (found.size() > MAX_MATCHES) {
            throw new InvalidInput(
                    "",
                    found.size() + " rules match \"" + query + "\"; be more specific, for example \""
                            + found.get(0).name() + "\" or the action \""
                            + found.get(0).then().get(0).action() + "\"");
        }
        return found;
    }

    /** Returns whether the file of a rule has this path, name, or name without extension. */
    private static boolean isFile(Rule rule, String folded) {
        String path = folded(rule.origin().file());
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.equals(folded)
                || name.equals(folded)
                || name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(folded);
    }

    private static Stream<String> actions(Rule rule) {
        return rule.then().stream().map(ConsequenceClause::action);
    }

    /** Returns the searchable text of a rule: name, file, actions and conditions. */
    private static String text(Rule rule) {
        Stream<String> lines = Stream.concat(
                        rule.when().customer().stream(),
                        rule.when().eaches().stream().flatMap(pattern -> pattern.lines().stream()))
                .map(ConditionLine::origin)
                .map(origin -> origin.sentence().isEmpty() ? origin.text() : origin.sentence());
        return Stream.of(Stream.of(rule.name(), rule.origin().file()), actions(rule), lines)
                .flatMap(each -> each)
                .collect(Collectors.joining(" "));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }
}
