package org.holdfast.messages;

import java.util.Collection;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.MessageLanguages;

/** Checks that there are texts in the languages that actions name, and for customers who read another one. */
record LanguagesCheck(Set<String> languages, String defaultLanguage, Problems problems) {

    void check(Collection<Action> actions) {
        actions.forEach(action -> {
            MessageLanguages only = action.content().languages();
            if (only != null) {
                check(action, only);
            }
        });
    }

    private void check(Action action, MessageLanguages only) {
        only.languages().stream()
                .sorted()
                .filter(each -> !languages.contains(each))
                .forEach(each -> problems.error(
                        action.origin(),
                        ProblemText.of("text.language-missing", "action", action.id(), "language", each)
                                .nearest(each, languages)));
        if (only.othersGetDefault() && !only.languages().contains(defaultLanguage)) {
            problems.error(
                    action.origin(),
                    ProblemText.of("text.language-default", "action", action.id(), "language", defaultLanguage));
        }
    }
}
