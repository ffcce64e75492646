package org.holdfast.messages;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;

/** Checks that the texts of one language are complete for a rule book and use only arguments that are available. */
final class MessagesCheck {

    private final String code;
    private final String file;
    private final MessagesFile texts;
    private final RuleBook book;
    private final Problems problems;
    private final LinksCheck links;
    private final GapsCheck gaps;
    private final Set<String> used = new HashSet<>();

    /** @param code ISO 639 code of the language */
    MessagesCheck(String code, MessagesFile texts, RuleBook book, Problems problems) {
        this.code = code;
        this.file = MessagesReader.path(code);
        this.texts = texts;
        this.book = book;
        this.problems = problems;
        this.links = new LinksCheck(texts, book, problems);
        this.gaps = new GapsCheck(code, texts, book, problems);
    }

    void check() {
        book.actions().values().forEach(this::action);
        book.rules().forEach(this::rule);
        book.actions().values().stream()
                .filter(action -> action.topic() != null && isRequired(action))
                .forEach(this::topic);
        book.actions().values().stream()
                .map(Action::topic)
                .filter(Objects::nonNull)
                .forEach(topic -> used.add("topic " + topic));
        texts.keys().forEach((key, origin) -> {
            if (!used.contains(key)) {
                problems.error(origin, unused(key));
            }
        });
    }

    private ProblemText unused(String key) {
        String name = key.substring(key.indexOf(' ') + 1);
        if (key.startsWith("action ")) {
            return ProblemText.of("text.no-action", "name", name)
                    .nearest(name, book.actions().keySet());
        }
        if (key.startsWith("topic ")) {
            return ProblemText.of("text.no-topic", "name", name)
                    .nearest(
                            name,
                            book.actions().values().stream()
                                    .map(Action::topic)
                                    .filter(Objects::nonNull)
                                    .toList());
        }
        return ProblemText.of("text.no-rule", "name", name)
                .nearest(name, book.rules().stream().map(Rule::name).toList());
    }

    private void action(Action action) {
        String id = action.id();
        used.add("action " + id);
        SourceLocation place = texts.keys().get("action " + id);
        if (place == null) {
            if (isRequired(action)) {
                problems.error(
                        SourceLocation.of(file), ProblemText.of("text.action-missing", "action", id), language(action));
            }
            return;
        }
        if (!action.content().needs(code)) {
            problems.warning(
                    place,
                    ProblemText.of(
                            "text.language-unused",
                            "action",
                            id,
                            "language",
                            code,
                            "file",
                            action.origin().file()),
                    language(action));
        }
        Messages.Letter letter = texts.language().actions().get(id);
        if (letter != null) {
            promise(action, letter, place);
            choices(action, letter, place);
            links.check(action, letter);
        }
    }

    /**
     * Returns whether an action must have texts in this language: if it names the language, or, where it names none, if
     * the language is one for all actions.
     */
    private boolean isRequired(Action action) {
        return action.content().needs(code)
                && (action.content().languages() != null || !texts.language().partial());
    }

    /** Returns whether what a rule proposes is said in this language. */
    private boolean isSaid(ConsequenceClause clause) {
        Action action = book.actions().get(clause.action());
        return action == null
                ? !texts.language().partial()
                : isRequired(action)
                        || action.content().needs(code)
                                && texts.language().actions().containsKey(clause.action());
    }

    /** Checks that the topic of an action has a name that customers can read. */
    private void topic(Action action) {
        String key = "topic " + action.topic();
        if (!texts.keys().containsKey(key) && used.add(key)) {
            problems.error(
                    SourceLocation.of(file),
                    ProblemText.of("text.topic-missing", "topic", String.valueOf(action.topic())),
                    language(action));
        }
        used.add(key);
    }

    /** Checks that a promise has both a text and terms: without terms, nothing would monitor whether it is kept. */
    private void promise(Action action, Messages.Letter letter, SourceLocation place) {
        if (action.content().promise() != null && letter.promise() == null) {
            problems.error(place, ProblemText.of("text.promise-missing", "action", action.id()), language(action));
        }
        if (action.content().promise() == null && letter.promise() != null) {
            problems.error(
                    texts.place(letter.promise()),
                    ProblemText.of(
                            "text.promise-without-terms",
                            "action",
                            action.id(),
                            "file",
                            action.origin().file()),
                    language(action));
        }
    }

    private void choices(Action action, Messages.Letter letter, SourceLocation place) {
        for (String choice : action.content().choices()) {
            if (!letter.choices().containsKey(choice)) {
                problems.error(
                        place,
                        ProblemText.of("text.choice-missing", "choice", choice, "action", action.id()),
                        language(action));
            }
        }
        letter.choices().forEach((choice, text) -> {
            if (!action.content().choices().contains(choice)) {
                problems.error(
                        texts.place(text),
                        ProblemText.of("text.no-choice", "action", action.id(), "choice", choice)
                                .nearest(choice, action.content().choices()),
                        language(action));
            }
        });
    }

    private void rule(Rule rule) {
        String byFile = MessagesReader.fileName(rule);
        String key = texts.keys().containsKey("reason " + rule.name()) ? rule.name() : byFile;
        used.add("reason " + key);
        if (!texts.keys().containsKey("reason " + key) && rule.then().stream().anyMatch(this::isSaid)) {
            problems.error(
                    SourceLocation.of(file),
                    ProblemText.of("text.reason-missing", "rule", rule.name(), "file", byFile),
                    rule.language());
        }
        MessageTemplate reason = texts.language().reasons().get(key);
        for (ConsequenceClause clause : rule.then()) {
            if (reason != null) {
                gaps.check(reason, rule, clause);
            }
            Messages.Letter letter = texts.language().actions().get(clause.action());
            if (letter != null) {
                letter.templates().forEach(template -> gaps.check(template, rule, clause));
            }
        }
    }

    private String language(Action action) {
        return language(action, book, problems);
    }

    /** Returns the language of the first rule that proposes an action, since the action itself has no language. */
    static String language(Action action, RuleBook book, Problems problems) {
        return book.rules().stream()
                .filter(rule ->
                        rule.then().stream().anyMatch(clause -> clause.action().equals(action.id())))
                .map(Rule::language)
                .findFirst()
                .orElse(problems.language());
    }
}
