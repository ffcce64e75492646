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
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;

/** One new rule in the making: tries skeletons and customers until the whole book passes with the new files in it. */
final class RuleDraft {

    private static final String AMOUNT = "5";
    /** So many customers of the book are tried before it is given up. */
    private static final int MOST_CUSTOMERS = 8;

    private static final int MOST_PROBLEMS = 5;

    private final NewRule.Wanted wanted;
    private final String language;
    private final ValidationReport before;
    private final DecisionModel book;
    private final Sentences sentences;
    private final String currency;
    private final String base;
    private final String action;
    /** What was wrong with the attempt that came nearest. */
    private List<String> trouble = List.of();

    RuleDraft(
            NewRule.Wanted wanted,
            String language,
            ValidationReport before,
            DecisionModel book,
            Sentences sentences,
            String currency) {
        this.wanted = wanted;
        this.language = language;
        this.before = before;
        this.book = book;
        this.sentences = sentences;
        this.currency = currency;
        String slug = Slugs.slug(wanted.name());
        this.base = "areas/" + wanted.area() + "/" + slug;
        this.action = wanted.action() == null ? Slugs.actionId(slug) : wanted.action();
    }

    NewRule.Answer answer(RuleBookValidator check) {
        // An action that exists has texts already, which may speak of an order, a complaint or an amount; a new one
        // needs nothing.
        for (RuleTemplate ruleTemplate : wanted.action() == null ? RuleTemplate.ALL.subList(0, 1) : RuleTemplate.ALL) {
            for (String amount :
                    wanted.action() == null ? new String[] {null} : new String[] {null, AMOUNT + " " + currency}) {
                NewRule.Answer answer = answer(check, ruleTemplate, amount);
                if (answer != null) {
                    return answer;
                }
            }
        }
        String refusal = wanted.action() == null
                ? "The rule cannot be added to this rule book. With it, the check says:"
                : "A new rule cannot propose \"" + action
                        + "\" without more conditions. Maybe copy a rule that does. The check says:";
        return new NewRule.Refused(
                false,
                Stream.concat(Stream.of(refusal), trouble.stream().limit(MOST_PROBLEMS))
                        .toList());
    }

    private NewRule.@Nullable Answer answer(
            RuleBookValidator check, RuleTemplate ruleTemplate, @Nullable String amount) {
        String rule = ruleTemplate.rule(wanted.name(), action, amount, language, sentences);
        if (rule == null) {
            trouble = List.of("There is no sentence in \"" + language + "\" for what a new rule begins with.");
            return null;
        }
        for (String customer : customers()) {
            Map<String, byte[]> files = files(ruleTemplate, rule, customer);
            if (passes(check, files)) {
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
                        source().paths("areas/" + wanted.area() + "/", "").isEmpty());
            }
        }
        return null;
    }

    private Map<String, byte[]> files(RuleTemplate ruleTemplate, String rule, String customer) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (wanted.action() == null) {
            texts.put("areas/" + wanted.area() + "/actions.yaml", actions());
        }
        for (String each : book.messages().languages()) {
            texts.put("messages/" + each + ".yaml", messages(each, ruleTemplate));
        }
        if (!source().has("customers/" + customer + ".yaml")) {
            texts.put(
                    "customers/" + customer + ".yaml",
                    "# Somebody, for examples.\nlanguage: " + language + "\norders: []\ncomplaints: []\n");
        }
        texts.put(base + ".scenarios.yaml", ruleTemplate.scenarios(wanted.name(), action, customer, language));
        texts.put(base + ".dslr", rule);
        Map<String, byte[]> files = new LinkedHashMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /**
     * Nothing may be wrong that was not wrong before, not even a warning. Lines move, so problems are compared by their
     * words.
     */
    private boolean passes(RuleBookValidator check, Map<String, byte[]> files) {
        Map<String, byte[]> all = new HashMap<>();
        source().paths().forEach(path -> all.put(path, source().bytes(path)));
        all.putAll(files);
        List<String> known = before.problems().stream().map(RuleDraft::words).toList();
        List<Problem> found =
                new ArrayList<>(check.check(BookSource.ofBytes(all)).problems());
        found.removeIf(problem -> known.contains(words(problem)));
        if (trouble.isEmpty() || found.size() < trouble.size()) {
            trouble = found.stream().map(Problem::toString).toList();
        }
        return found.isEmpty();
    }

    private static String words(Problem problem) {
        return problem.origin().file() + problem.message().replaceAll("line \\d+", "line");
    }

    private List<String> customers() {
        List<String> known = source().paths("customers/", ".yaml").stream()
                .map(path -> path.substring("customers/".length(), path.length() - ".yaml".length()))
                .limit(MOST_CUSTOMERS)
                .toList();
        return known.isEmpty() ? List.of("somebody") : known;
    }

    private String actions() {
        String path = "areas/" + wanted.area() + "/actions.yaml";
        return YamlAppender.atEnd(
                text(path),
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

    private String messages(String each, RuleTemplate ruleTemplate) {
        DefaultTexts defaultTexts = DefaultTexts.in(each);
        String file = text("messages/" + each + ".yaml");
        List<String> reason = List.of(
                "# " + defaultTexts.textNote(),
                YamlAppender.scalar(wanted.name()) + ": \"" + ruleTemplate.reason(each) + "\"");
        String added = wanted.action() != null
                ? file
                : YamlAppender.under(
                        "actions",
                        file,
                        List.of(
                                "# " + defaultTexts.textNote(),
                                action + ":",
                                "  subject: " + defaultTexts.subject(),
                                "  body: >-",
                                "    " + defaultTexts.body()));
        String whole = added == null ? null : YamlAppender.under("reasons", added, reason);
        // What cannot be added to stays as it is; the check then names the text that is missing there.
        return whole == null ? file : whole;
    }

    private String text(String path) {
        return new String(source().bytes(path), StandardCharsets.UTF_8);
    }

    private BookSource source() {
        return before.source();
    }
}
