package org.holdfast.authoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;

/** Drafts one new rule: tries templates and example customers until the rule book passes with the new files. */
final class RuleDraft {

    private static final String AMOUNT = "5";
    /** Maximum number of example customers to try. */
    private static final int MAX_CUSTOMERS = 8;

    private static final int MAX_PROBLEMS = 5;

    private final NewRule.Request request;
    private final String language;
    private final ValidationReport before;
    private final DecisionModel book;
    private final Sentences sentences;
    private final String currency;
    private final String base;
    private final String action;
    /** The problems of the attempt with the fewest. */
    private List<String> fewestProblems = List.of();

    RuleDraft(
            NewRule.Request request,
            String language,
            ValidationReport before,
            DecisionModel book,
            Sentences sentences,
            String currency) {
        this.request = request;
        this.language = language;
        this.before = before;
        this.book = book;
        this.sentences = sentences;
        this.currency = currency;
        String slug = Slugs.slug(request.name());
        this.base = "areas/" + request.area() + "/" + slug;
        this.action = request.action() == null ? Slugs.actionId(slug) : request.action();
    }

    /** Returns the first draft that passes, or the reasons why none does. */
    NewRule.Answer answer(RuleBookValidator validator) {
        // An existing action has texts, which may need an order, a complaint or an amount; a new one needs nothing.
        for (RuleTemplate template : request.action() == null ? RuleTemplate.ALL.subList(0, 1) : RuleTemplate.ALL) {
            for (String amount :
                    request.action() == null ? new String[] {null} : new String[] {null, AMOUNT + " " + currency}) {
                NewRule.Answer answer = answer(validator, template, amount);
                if (answer != null) {
                    return answer;
                }
            }
        }
        String refusal = request.action() == null
                ? "The rule cannot be added to this rule book. With it, the check reports:"
                : "A new rule cannot propose \"" + action
                        + "\" without more conditions. Maybe copy a rule that proposes it. The check reports:";
        return new NewRule.Refused(
                false,
                Stream.concat(Stream.of(refusal), fewestProblems.stream().limit(MAX_PROBLEMS))
                        .map(ProblemText::asItIs)
                        .toList(),
                List.of());
    }

    private NewRule.@Nullable Answer answer(
            RuleBookValidator validator, RuleTemplate template, @Nullable String amount) {
        String rule = template.rule(request.name(), action, amount, language, sentences);
        if (rule == null) {
            fewestProblems = List.of("The language \"" + language + "\" lacks a sentence that a new rule needs.");
            return null;
        }
        for (String customer : customers()) {
            Map<String, byte[]> files = files(template, rule, customer);
            if (passes(validator, files)) {
                String pausedLine = rule.lines()
                        .skip(DefaultTexts.in(language).notes().size() + 1)
                        .findFirst()
                        .orElse("")
                        .strip();
                return new NewRule.Ready(
                        files,
                        base + ".dslr",
                        pausedLine,
                        language,
                        action,
                        source().paths("areas/" + request.area() + "/", "").isEmpty());
            }
        }
        return null;
    }

    private Map<String, byte[]> files(RuleTemplate template, String rule, String customer) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (request.action() == null) {
            texts.put("areas/" + request.area() + "/actions.yaml", actions());
        }
        for (String each : book.messages().completeLanguages()) {
            texts.put("messages/" + each + ".yaml", messages(each, template));
        }
        if (!source().has("customers/" + customer + ".yaml")) {
            texts.put(
                    "customers/" + customer + ".yaml",
                    "# A customer for examples.\nlanguage: " + language + "\norders: []\ncomplaints: []\n");
        }
        texts.put(
                base + ".scenarios.yaml",
                schemaLine(".scenarios.yaml") + template.scenarios(request.name(), action, customer, language));
        texts.put(base + ".dslr", rule);
        Map<String, byte[]> files = new LinkedHashMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /**
     * Returns whether the rule book with the new files has no new problems, not even warnings. Problems are compared by
     * their texts, since line numbers change.
     */
    private boolean passes(RuleBookValidator validator, Map<String, byte[]> files) {
        Map<String, byte[]> all = new HashMap<>();
        source().paths().forEach(path -> all.put(path, source().bytes(path)));
        all.putAll(files);
        List<String> known = before.problems().stream().map(RuleDraft::text).toList();
        List<Problem> found =
                new ArrayList<>(validator.check(BookSource.ofBytes(all)).problems());
        found.removeIf(problem -> known.contains(text(problem)));
        if (fewestProblems.isEmpty() || found.size() < fewestProblems.size()) {
            fewestProblems = found.stream().map(Problem::toString).toList();
        }
        return found.isEmpty();
    }

    private static String text(Problem problem) {
        return problem.origin().file() + problem.message().replaceAll("line \\d+", "line");
    }

    private List<String> customers() {
        List<String> known = source().paths("customers/", ".yaml").stream()
                .map(path -> path.substring("customers/".length(), path.length() - ".yaml".length()))
                .limit(MAX_CUSTOMERS)
                .toList();
        return known.isEmpty() ? List.of("somebody") : known;
    }

    /** Returns the line by which editors find the schema, as in the other files of the kind; may be empty. */
    private String schemaLine(String ending) {
        return source().paths("areas/", ending).stream()
                .map(path -> text(path).lines().findFirst().orElse(""))
                .filter(line -> line.startsWith("# yaml-language-server:"))
                .findFirst()
                .map(line -> line + "\n")
                .orElse("");
    }

    private String actions() {
        String path = "areas/" + request.area() + "/actions.yaml";
        return YamlAppender.atEnd(
                source().has(path) ? text(path) : schemaLine("/actions.yaml"),
                List.of(
                        "# " + DefaultTexts.in(language).actionNote(),
                        action + ":",
                        "  kind: offer",
                        "  purpose: marketing",
                        "  channels: [email, app, web]",
                        "  worth: 5.00",
                        "  cost: 0.10",
                        "  validDays: 30"));
    }

    private String messages(String messageLanguage, RuleTemplate template) {
        DefaultTexts texts = DefaultTexts.in(messageLanguage);
        String file = text("messages/" + messageLanguage + ".yaml");
        List<String> reason = List.of(
                "# " + texts.textNote(),
                YamlAppender.scalar(request.name()) + ": \"" + template.reason(messageLanguage) + "\"");
        String withAction = request.action() != null
                ? file
                : YamlAppender.under(
                        "actions",
                        file,
                        List.of(
                                "# " + texts.textNote(),
                                action + ":",
                                "  subject: " + texts.subject(),
                                "  body: >-",
                                "    " + texts.body()));
        String complete = withAction == null ? null : YamlAppender.under("reasons", withAction, reason);
        // A file that cannot be extended stays as it is; the check then reports the missing text.
        return complete == null ? file : complete;
    }

    private String text(String path) {
        return new String(source().bytes(path), StandardCharsets.UTF_8);
    }

    private BookSource source() {
        return before.source();
    }
}
