package org.holdfast.authoring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a new rule with its scenarios, its action and its texts, and answers with files that pass every check, or says
 * why not. The rule is paused, so that a server which publishes on save does nothing with it until somebody has made it
 * their own.
 */
public final class NewRule {

    private static final int MOST_ERRORS = 20;
    private static final List<String> RULE_FILES = List.of(".dslr", ".drl", ".csv", ".xlsx", ".scenarios.yaml");

    private final DecisionModel.Assumptions assumptions;
    private final RuleBookValidator check;

    /**
     * What somebody asks for.
     *
     * @param area folder of the rule
     * @param name of the rule, a sentence
     * @param action an action that exists already, or {@code null} for a new one
     * @param language in which the rule is written, or {@code null} for the company's
     * @param newArea whether the area is meant to be new, although its name resembles another's
     */
    public record Wanted(
            String area,
            String name,
            @Nullable String action,
            @Nullable String language,
            boolean newArea) {}

    /** What came of it. */
    public sealed interface Answer {}

    /**
     * Files that can be written as they are.
     *
     * @param files whole contents by path inside the rule book: new files, and old ones with something added
     * @param rule path of the new rule
     * @param pausedLine the line of it that keeps it from acting
     * @param language in which it is written
     * @param action what it proposes
     */
    public record Ready(
            Map<String, byte[]> files, String rule, String pausedLine, String language, String action, boolean newArea)
            implements Answer {}

    /**
     * Why there is no new rule.
     *
     * @param misused whether something was asked for that cannot be, whatever the rule book holds
     * @param reasons one sentence an entry
     */
    public record Refused(boolean misused, List<String> reasons) implements Answer {

        static Refused misused(String reason) {
            return new Refused(true, List.of(reason));
        }

        static Refused because(String... reasons) {
            return new Refused(false, List.of(reasons));
        }
    }

    public NewRule(DecisionModel.Assumptions assumptions, Decider decider) {
        this.assumptions = assumptions;
        this.check = new RuleBookValidator(assumptions, decider);
    }

    /** Drafts it for a rule book as it is now. Nothing is written. */
    public Answer draft(Wanted wanted, BookSource source) {
        ValidationReport before = check.check(source);
        DecisionModel book = before.book();
        if (book == null || !before.passed()) {
            Stream<String> errors = before.problems().stream()
                    .filter(Problem::isError)
                    .limit(MOST_ERRORS)
                    .map(Problem::toString);
            return new Refused(
                    false,
                    Stream.concat(Stream.of("The rule book has errors already. Mend them first:"), errors)
                            .toList());
        }
        Sentences sentences = Sentences.read(source, new Problems());
        String language = language(wanted, sentences);
        String misused = misused(wanted, language, source, sentences, book);
        if (misused != null) {
            return Refused.misused(misused);
        }
        String taken = taken(wanted, source, book);
        return taken != null
                ? Refused.because(taken)
                : new RuleDraft(wanted, language, before, book, sentences, assumptions.currency()).answer(check);
    }

    /** The one asked for; else the company's, if rules can be written in it. */
    private String language(Wanted wanted, Sentences sentences) {
        Set<String> known = languages(sentences);
        return wanted.language() != null
                ? wanted.language()
                : known.contains(assumptions.language()) || known.isEmpty()
                        ? assumptions.language()
                        : known.contains("en") ? "en" : known.iterator().next();
    }

    private static Set<String> languages(Sentences sentences) {
        return sentences.all().stream().map(Sentence::language).collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable String misused(
            Wanted wanted, String language, BookSource source, Sentences sentences, DecisionModel book) {
        String wrongName = Slugs.wrongWithName(wanted.name());
        String wrong = wrongName != null ? wrongName : wrongWithArea(wanted, source);
        if (wrong != null) {
            return wrong;
        }
        if (!languages(sentences).contains(language)) {
            return "There are no sentences in the language \"" + language + "\". Known: "
                    + String.join(", ", languages(sentences)) + ".";
        }
        Set<String> actions = book.rules().actions().keySet();
        return wanted.action() == null || actions.contains(wanted.action())
                ? null
                : ("There is no action \"" + wanted.action() + "\". " + DidYouMean.hint(wanted.action(), actions))
                        .strip();
    }

    private static @Nullable String wrongWithArea(Wanted wanted, BookSource source) {
        String area = wanted.area();
        Set<String> areas = source.paths("areas/", "").stream()
                .filter(path -> path.split("/").length == 3)
                .map(path -> path.split("/")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        if (areas.contains(area)) {
            return null;
        }
        String hint = DidYouMean.hint(area, areas);
        if (!Slugs.isArea(area)) {
            return "An area is a folder with a name of small Latin letters, digits and hyphens, such as at-risk, of at most "
                    + Slugs.MAX_SLUG + " characters. "
                    + (hint.isEmpty() ? "The areas now: " + String.join(", ", areas) + "." : hint);
        }
        return hint.isEmpty() || wanted.newArea()
                ? null
                : "There is no area \"" + area + "\". " + hint + " If a new area is meant, add --new-area.";
    }

    /** Whether something of that name is there already. */
    private static @Nullable String taken(Wanted wanted, BookSource source, DecisionModel book) {
        Rule same = book.rules().rules().stream()
                .filter(rule -> fold(rule.name()).equals(fold(wanted.name())))
                .findFirst()
                .orElse(null);
        if (same != null) {
            return "There is already a rule \"" + same.name() + "\" in " + same.origin() + ".";
        }
        String slug = Slugs.slug(wanted.name());
        String base = "areas/" + wanted.area() + "/" + slug;
        String file = RULE_FILES.stream()
                .map(ending -> base + ending)
                .filter(source::has)
                .findFirst()
                .orElse(null);
        if (file != null) {
            return "There is already a file " + file + ". Maybe give the rule another name.";
        }
        Action action = wanted.action() == null ? book.rules().actions().get(Slugs.actionId(slug)) : null;
        return action == null
                ? null
                : "There is already an action \"" + action.id() + "\" in " + action.origin()
                        + ". To propose it, add --action " + action.id() + "; otherwise give the rule another name.";
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
