package org.holdfast.authoring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a new rule with its scenarios, its action and its texts. The result is a set of files that pass every check,
 * or the reasons why there is none. The rule is paused, so that a server which publishes on save does not apply it
 * before it is finished.
 */
public final class NewRule {

    private static final int MAX_ERRORS = 20;
    private static final List<String> RULE_FILES = List.of(".dslr", ".drl", ".csv", ".xlsx", ".scenarios.yaml");

    private final DecisionModel.Assumptions assumptions;
    private final RuleBookValidator validator;

    /**
     * A request for a new rule.
     *
     * @param area folder of the rule
     * @param name name of the rule, a sentence
     * @param action an existing action, or {@code null} for a new one
     * @param language language of the rule, or {@code null} for the company's
     * @param newArea whether a new area is intended although its name is similar to an existing one
     */
    public record Request(
            String area,
            String name,
            @Nullable String action,
            @Nullable String language,
            boolean newArea) {}

    /** The result of a request. */
    public sealed interface Answer {}

    /**
     * A draft that can be written as it is.
     *
     * @param files complete contents by path inside the rule book: new files, and existing ones with additions
     * @param rule path of the new rule
     * @param pausedLine the line that pauses the rule
     * @param language language of the rule
     * @param action the action that it proposes
     */
    public record Ready(
            Map<String, byte[]> files, String rule, String pausedLine, String language, String action, boolean newArea)
            implements Answer {}

    /**
     * The reasons why there is no new rule.
     *
     * @param invalidRequest whether the request itself is invalid, rather than in conflict with the rule book
     * @param why why there is none, one sentence per entry
     * @param errors the errors that are in the way
     */
    public record Refused(boolean invalidRequest, List<ProblemText> why, List<Problem> errors) implements Answer {

        static Refused invalidRequest(ProblemText why) {
            return new Refused(true, List.of(why), List.of());
        }

        static Refused because(ProblemText why) {
            return new Refused(false, List.of(why), List.of());
        }

        static Refused because(ProblemText why, ValidationReport report) {
            return new Refused(
                    false,
                    List.of(why),
                    report.problems().stream()
                            .filter(Problem::isError)
                            .limit(MAX_ERRORS)
                            .toList());
        }

        /** Returns the reasons in a language, one sentence or error per entry. */
        public List<String> reasons(String language) {
            return Stream.concat(
                            why.stream().map(each -> (each.message(language) + " " + each.hint(language)).strip()),
                            errors.stream().map(error -> error.in(language).toString()))
                    .toList();
        }
    }

    /** Drafts rules with a validator for the same assumptions. */
    public NewRule(DecisionModel.Assumptions assumptions, RuleBookValidator validator) {
        this.assumptions = assumptions;
        this.validator = validator;
    }

    /** Drafts a rule for a rule book. Nothing is written. */
    public Answer draft(Request request, BookSource source) {
        ValidationReport before = validator.check(source);
        DecisionModel book = before.book();
        if (book == null || !before.passed()) {
            return Refused.because(ProblemText.of("book-has-errors"), before);
        }
        Sentences sentences = Sentences.read(source, new Problems());
        String language = language(request, sentences);
        ProblemText invalid = invalidRequest(request, language, source, sentences, book);
        if (invalid != null) {
            return Refused.invalidRequest(invalid);
        }
        ProblemText conflict = conflict(request, book);
        return conflict != null
                ? Refused.because(conflict)
                : new RuleDraft(request, language, before, book, sentences, assumptions.currency()).answer(validator);
    }

    /** Returns the requested language, or else the company's if there are sentences in it. */
    private String language(Request request, Sentences sentences) {
        if (request.language() != null) {
            return request.language();
        }
        Set<String> known = languages(sentences);
        if (known.contains(assumptions.language()) || known.isEmpty()) {
            return assumptions.language();
        }
        return known.contains("en") ? "en" : known.iterator().next();
    }

    private static Set<String> languages(Sentences sentences) {
        return sentences.all().stream().map(Sentence::language).collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable ProblemText invalidRequest(
            Request request, String language, BookSource source, Sentences sentences, DecisionModel book) {
        ProblemText invalidName = Slugs.problemOfName(request.name());
        if (invalidName != null) {
            return invalidName;
        }
        String other = problemOfArea(request, source);
        if (other != null) {
            return ProblemText.asItIs(other);
        }
        if (!languages(sentences).contains(language)) {
            return ProblemText.asItIs("There are no sentences in the language \"" + language + "\". Known: "
                    + String.join(", ", languages(sentences)) + ".");
        }
        Set<String> actions = book.rules().actions().keySet();
        return request.action() == null || actions.contains(request.action())
                ? null
                : ProblemText.asItIs("There is no action \"" + request.action() + "\".")
                        .nearest(request.action(), actions);
    }

    private static @Nullable String problemOfArea(Request request, BookSource source) {
        String area = request.area();
        Set<String> areas = source.paths("areas/", "").stream()
                .filter(path -> path.split("/").length == 3)
                .map(path -> path.split("/")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        if (areas.contains(area)) {
            return null;
        }
        String hint = DidYouMean.hint(area, areas);
        if (!Slugs.isArea(area)) {
            return "An area is a folder whose name has small Latin letters, digits and hyphens, such as at-risk, "
                    + "and at most " + Slugs.MAX_SLUG + " characters. "
                    + (hint.isEmpty() ? "The areas now: " + String.join(", ", areas) + "." : hint);
        }
        return hint.isEmpty() || request.newArea()
                ? null
                : "There is no area \"" + area + "\". " + hint + " To create a new area, add --new-area.";
    }

    /** Returns which existing rule, file or action has the same name, or {@code null} if there is none. */
    private static @Nullable ProblemText conflict(Request request, DecisionModel book) {
        ProblemText taken = conflict(request.area(), request.name(), book.rules());
        if (taken != null) {
            return taken;
        }
        String slug = Slugs.slug(request.name());
        Action action = request.action() == null ? book.rules().actions().get(Slugs.actionId(slug)) : null;
        return action == null
                ? null
                : ProblemText.asItIs("There is already an action \"" + action.id() + "\" in " + action.origin()
                        + ". To propose it, add --action " + action.id() + "; otherwise give the rule another name.");
    }

    /** Returns which existing rule or file has the same name, or {@code null} if there is none. */
    static @Nullable ProblemText conflict(String area, String name, RuleBook book) {
        Rule same = book.rules().stream()
                .filter(rule -> fold(rule.name()).equals(fold(name)))
                .findFirst()
                .orElse(null);
        if (same != null) {
            return ProblemText.of(
                            "rule-twice",
                            "rule",
                            same.name(),
                            "place",
                            same.origin().words())
                    .withoutHint();
        }
        String base = "areas/" + area + "/" + Slugs.slug(name);
        return RULE_FILES.stream()
                .map(ending -> base + ending)
                .filter(book.source()::has)
                .findFirst()
                .map(file -> ProblemText.of("file-exists", "file", file))
                .orElse(null);
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
