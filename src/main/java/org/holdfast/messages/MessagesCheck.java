package org.holdfast.messages;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** Checks that the texts of one language are complete for a rule book and use only arguments that are available. */
final class MessagesCheck {

    private final String code;
    private final String file;
    private final MessagesFile texts;
    private final RuleBook book;
    private final Problems problems;
    private final Set<String> used = new HashSet<>();

    /** @param code ISO 639 code of the language */
    MessagesCheck(String code, MessagesFile texts, RuleBook book, Problems problems) {
        this.code = code;
        this.file = "messages/" + code + ".yaml";
        this.texts = texts;
        this.book = book;
        this.problems = problems;
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
            surveyLink(action, letter);
            unsubscribeLink(action, letter);
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

    /** Checks that the link to unsubscribe is in the body, where it can be followed, and in no other text. */
    private void unsubscribeLink(Action action, Messages.Letter letter) {
        for (MessageTemplate template : letter.templates()) {
            if (template != letter.body() && template.arguments().contains(MessageArguments.UNSUBSCRIBE_LINK)) {
                problems.error(
                        texts.place(template),
                        ProblemText.of("text.link-elsewhere", "link", gap(MessageArguments.UNSUBSCRIBE_LINK)),
                        language(action));
            }
        }
    }

    /** Checks that customers can unsubscribe from each marketing e-mail. */
    void checkUnsubscribeLinks() {
        for (Action action : book.actions().values()) {
            Messages.Letter letter = texts.language().actions().get(action.id());
            if (letter != null
                    && action.purpose() == Purpose.MARKETING
                    && action.channels().contains(Channel.EMAIL)
                    && !hasUnsubscribeLink(letter.body())
                    && !hasUnsubscribeLink(texts.language().footers().get(Channel.EMAIL))) {
                problems.error(
                        texts.place(letter.body()),
                        ProblemText.of(
                                        "text.unsubscribe-missing",
                                        "action",
                                        action.id(),
                                        "link",
                                        gap(MessageArguments.UNSUBSCRIBE_LINK))
                                .withHint("text.unsubscribe-missing.hint", "file", file),
                        language(action));
            }
        }
    }

    private static boolean hasUnsubscribeLink(@Nullable MessageTemplate template) {
        return template != null && template.arguments().contains(MessageArguments.UNSUBSCRIBE_LINK);
    }

    /** Checks that the link to a survey is in the body of each action with a survey, and in no other text. */
    private void surveyLink(Action action, Messages.Letter letter) {
        boolean inBody = letter.body().arguments().contains(MessageArguments.SURVEY_LINK);
        if (action.content().survey() != null && !inBody) {
            problems.error(
                    texts.place(letter.body()),
                    ProblemText.of("text.link-missing", "action", action.id(), "link", link()),
                    language(action));
        }
        for (MessageTemplate template : letter.templates()) {
            if (template.arguments().contains(MessageArguments.SURVEY_LINK)
                    && (action.content().survey() == null || template != letter.body())) {
                problems.error(
                        texts.place(template),
                        action.content().survey() == null
                                ? ProblemText.of(
                                        "text.link-without-survey",
                                        "action",
                                        action.id(),
                                        "link",
                                        link(),
                                        "file",
                                        action.origin().file())
                                : ProblemText.of("text.link-elsewhere", "link", link()),
                        language(action));
            }
        }
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
                arguments(reason, rule, clause);
            }
            Messages.Letter letter = texts.language().actions().get(clause.action());
            if (letter != null) {
                letter.templates().forEach(template -> arguments(template, rule, clause));
            }
        }
    }

    /** Returns the language of the first rule that proposes an action, since the action itself has no language. */
    private String language(Action action) {
        return book.rules().stream()
                .filter(rule ->
                        rule.then().stream().anyMatch(clause -> clause.action().equals(action.id())))
                .map(Rule::language)
                .findFirst()
                .orElse(problems.language());
    }

    private static String gap(String argument) {
        return "{" + argument + "}";
    }

    private static String link() {
        return gap(MessageArguments.SURVEY_LINK);
    }

    private static boolean isLink(String argument) {
        return argument.equals(MessageArguments.SURVEY_LINK) || argument.equals(MessageArguments.UNSUBSCRIBE_LINK);
    }

    private void arguments(MessageTemplate template, Rule rule, ConsequenceClause clause) {
        SourceLocation place = texts.place(template);
        Messages.Letter letter = texts.language().actions().get(clause.action());
        boolean ofAction = letter != null && letter.templates().contains(template);
        for (String argument : template.arguments()) {
            if (isLink(argument) && ofAction && !template.numbers().contains(argument)) {
                // Already checked for the action.
                continue;
            }
            giftWords(argument, clause, place, rule);
            boolean hasFallback = !template.required().contains(argument);
            if (!MessageArguments.exists(argument, rule, clause)) {
                if (hasFallback && existsElsewhere(argument, clause)) {
                    continue;
                }
                problems.error(
                        place,
                        ProblemText.of("text.gap-unknown", "rule", rule.name(), "gap", gap(argument))
                                .maybe(PlaceholderSuggestions.to(argument, MessageArguments.available(rule, clause))),
                        rule.language());
            } else if (template.numbers().contains(argument) && !MessageArguments.isNumber(argument, rule, clause)) {
                problems.error(place, ProblemText.of("text.gap-no-number", "gap", gap(argument)), rule.language());
            } else if (!hasFallback && !MessageArguments.isGuaranteed(argument, rule, clause)) {
                problems.warning(
                        place,
                        ProblemText.of(
                                "text.gap-unsure",
                                "rule",
                                rule.name(),
                                "gap",
                                gap(argument),
                                "fallback",
                                gap(argument + "|…")),
                        rule.language());
            }
        }
    }

    /** Checks that there are words for a gift in a language that the program does not speak. */
    private void giftWords(String argument, ConsequenceClause clause, SourceLocation place, Rule rule) {
        if (argument.equals(MessageArguments.GIFT)
                && clause.amount() instanceof Amount.InKind kind
                && !GiftWords.exist(code)
                && !texts.language().gifts().containsKey(kind.gift().form())) {
            problems.error(
                    place,
                    ProblemText.of("text.gift-words", "form", kind.gift().form().toString(), "file", file),
                    rule.language());
        }
    }

    /** Returns whether another rule that proposes the same action has a value; it needs a fallback in the others. */
    private boolean existsElsewhere(String argument, ConsequenceClause clause) {
        return book.rules().stream()
                .anyMatch(rule -> rule.then().stream()
                        .anyMatch(other -> other.action().equals(clause.action())
                                && MessageArguments.exists(argument, rule, other)));
    }
}
