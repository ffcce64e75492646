package org.holdfast.messages;

import java.util.HashSet;
import java.util.Set;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.model.Wish;
import org.holdfast.rules.source.Nearest;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.Problems;

/** Whether the texts of one language say everything that a rule book needs said, and nothing that it does not know. */
final class MessagesCheck {

    private final String file;
    private final MessagesFile texts;
    private final RuleBook book;
    private final Problems problems;
    private final Set<String> used = new HashSet<>();

    MessagesCheck(String file, MessagesFile texts, RuleBook book, Problems problems) {
        this.file = file;
        this.texts = texts;
        this.book = book;
        this.problems = problems;
    }

    void check() {
        book.actions().values().forEach(this::action);
        book.rules().forEach(this::rule);
        texts.keys().forEach((key, origin) -> {
            if (!used.contains(key)) {
                boolean action = key.startsWith("action ");
                String name = key.substring(key.indexOf(' ') + 1);
                problems.error(origin, (action ? "There is no action \"" : "There is no rule or rule file \"") + name + "\".",
                        Nearest.hint(name, action ? book.actions().keySet() : book.rules().stream().map(Rule::name).toList()));
            }
        });
    }

    private void action(Action action) {
        String id = action.id();
        used.add("action " + id);
        Origin place = texts.keys().get("action " + id);
        if (place == null) {
            problems.error(Origin.of(file), "There is no text for the action \"" + id + "\".",
                    "Maybe add it under \"actions\", with a subject and a body.");
            return;
        }
        Messages.Letter letter = texts.language().actions().get(id);
        if (letter != null) {
            promise(action, letter, place);
            choices(action, letter, place);
            surveyLink(action, letter);
        }
    }

    /** A question that cannot be answered is none; where nothing is asked there is no link; and only in the body it can be put in. */
    private void surveyLink(Action action, Messages.Letter letter) {
        boolean there = letter.body().arguments().contains(Arguments.SURVEY_LINK);
        if (action.survey() != null && !there) {
            problems.error(texts.place(letter.body()), "The action \"" + action.id() + "\" asks the customer something, and the text has no {"
                    + Arguments.SURVEY_LINK + "} to answer it with.", "Maybe add it to the body.");
        }
        for (Template template : letter.templates()) {
            if (template.arguments().contains(Arguments.SURVEY_LINK) && (action.survey() == null || template != letter.body())) {
                problems.error(texts.place(template), action.survey() == null
                        ? "The action \"" + action.id() + "\" asks the customer nothing, so there is no {" + Arguments.SURVEY_LINK + "}."
                        : "{" + Arguments.SURVEY_LINK + "} can stand in the body only.", action.survey() == null
                        ? "Maybe add \"survey\" to it in " + action.origin().file() + "." : "Maybe move it there.");
            }
        }
    }

    /** A promise without words binds nobody, and words without terms would bind us to nothing that is watched. */
    private void promise(Action action, Messages.Letter letter, Origin place) {
        if (action.promise() != null && letter.promise() == null) {
            problems.error(place, "The action \"" + action.id() + "\" promises something, and its \"promise\" is missing here.",
                    "Maybe add promise: and what we promise.");
        }
        if (action.promise() == null && letter.promise() != null) {
            problems.error(texts.place(letter.promise()), "The action \"" + action.id() + "\" promises nothing.",
                    "Maybe add \"promise\" to it in " + action.origin().file() + ".");
        }
    }

    private void choices(Action action, Messages.Letter letter, Origin place) {
        for (String choice : action.choices()) {
            if (!letter.choices().containsKey(choice)) {
                problems.error(place, "There is no text for the choice \"" + choice + "\" of the action \"" + action.id() + "\".",
                        "Maybe add it under \"choices\".");
            }
        }
        letter.choices().forEach((choice, text) -> {
            if (!action.choices().contains(choice)) {
                String hint = Nearest.hint(choice, action.choices());
                problems.error(texts.place(text), "The action \"" + action.id() + "\" has no choice \"" + choice + "\".",
                        hint.isEmpty() ? "Maybe it is left over." : hint);
            }
        });
    }

    private void rule(Rule rule) {
        String byFile = MessagesReader.fileName(rule);
        String key = texts.keys().containsKey("reason " + rule.name()) ? rule.name() : byFile;
        used.add("reason " + key);
        if (!texts.keys().containsKey("reason " + key)) {
            problems.error(Origin.of(file), "There is no reason for the rule \"" + rule.name() + "\".",
                    "Maybe add it under \"reasons\", by the rule's name or its file's (" + byFile + ").");
        }
        Template reason = texts.language().reasons().get(key);
        for (Wish wish : rule.then()) {
            if (reason != null) {
                arguments(reason, rule, wish);
            }
            Messages.Letter letter = texts.language().actions().get(wish.action());
            if (letter != null) {
                letter.templates().forEach(template -> arguments(template, rule, wish));
            }
        }
    }

    private void arguments(Template template, Rule rule, Wish wish) {
        Origin place = texts.place(template);
        Messages.Letter letter = texts.language().actions().get(wish.action());
        boolean words = letter != null && letter.templates().contains(template);
        for (String argument : template.arguments()) {
            if (argument.equals(Arguments.SURVEY_LINK) && words && !template.numbers().contains(argument)) {
                // Said once for the action, above.
                continue;
            }
            if (!Arguments.exists(argument, rule, wish)) {
                problems.error(place, "The rule \"" + rule.name() + "\" does not know {" + argument + "}, which this text needs.",
                        Nearest.hint(argument, Arguments.available(rule, wish)));
            } else if (template.numbers().contains(argument) && !Arguments.isNumber(argument, rule, wish)) {
                problems.error(place, "{" + argument + "} is not a number, so no plural form can be chosen by it.",
                        "Maybe use it without \"plural\".");
            } else if (!Arguments.isGuaranteed(argument, rule, wish)) {
                problems.warning(place, "The rule \"" + rule.name() + "\" does not make sure that {" + argument + "} is known; where it is "
                        + "not, the action is held back.", "Maybe leave it out, or add a condition on it.");
            }
        }
    }
}
