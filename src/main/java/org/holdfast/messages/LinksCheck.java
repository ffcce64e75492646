package org.holdfast.messages;

import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Action;
import org.jspecify.annotations.Nullable;

/** Checks that links to surveys and to unsubscribe are in the texts of one language where they can be followed. */
record LinksCheck(MessagesFile texts, RuleBook book, Problems problems) {

    private static final String SURVEY = "{" + MessageArguments.SURVEY_LINK + "}";
    private static final String UNSUBSCRIBE = "{" + MessageArguments.UNSUBSCRIBE_LINK + "}";

    void check(Action action, Messages.Letter letter) {
        surveyLink(action, letter);
        unsubscribeLink(action, letter);
    }

    /** Checks that the link to unsubscribe is in the body, where it can be followed, and in no other text. */
    private void unsubscribeLink(Action action, Messages.Letter letter) {
        for (MessageTemplate template : letter.templates()) {
            if (template != letter.body() && template.arguments().contains(MessageArguments.UNSUBSCRIBE_LINK)) {
                problems.error(
                        texts.place(template),
                        ProblemText.of("text.link-elsewhere", "link", UNSUBSCRIBE),
                        language(action));
            }
        }
    }

    /**
     * Checks that customers can unsubscribe from each marketing e-mail.
     *
     * @param file the file of the texts
     */
    void checkUnsubscribeLinks(String file) {
        for (Action action : book.actions().values()) {
            Messages.Letter letter = texts.language().actions().get(action.id());
            if (letter != null
                    && action.purpose() == Purpose.MARKETING
                    && action.channels().contains(Channel.EMAIL)
                    && !hasUnsubscribeLink(letter.body())
                    && !hasUnsubscribeLink(texts.language().footers().get(Channel.EMAIL))) {
                problems.error(
                        texts.place(letter.body()),
                        ProblemText.of("text.unsubscribe-missing", "action", action.id(), "link", UNSUBSCRIBE)
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
                    ProblemText.of("text.link-missing", "action", action.id(), "link", SURVEY),
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
                                        SURVEY,
                                        "file",
                                        action.origin().file())
                                : ProblemText.of("text.link-elsewhere", "link", SURVEY),
                        language(action));
            }
        }
    }

    private String language(Action action) {
        return MessagesCheck.language(action, book, problems);
    }
}
