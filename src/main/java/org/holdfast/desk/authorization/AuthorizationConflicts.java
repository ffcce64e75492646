package org.holdfast.desk.authorization;

import org.holdfast.desk.DeskConflict;
import org.holdfast.desk.DeskConflict.Reason;
import org.holdfast.desk.texts.DeskTexts;

/** What happened to a question in the meantime, in words. */
final class AuthorizationConflicts {

    private AuthorizationConflicts() {}

    /** The question has been answered, or has expired, before this answer. */
    static DeskConflict lost(Authorization current) {
        Authorization.Answer answer = current.answer();
        if (answer == null) {
            return DeskConflict.of(Reason.QUESTION_EXPIRED);
        }
        return new DeskConflict(Reason.ALREADY_ANSWERED, language -> {
            DeskTexts texts = DeskTexts.in(language);
            return texts.format(
                    "conflict.already-answered",
                    "name",
                    answer.by(),
                    "answer",
                    texts.format("state." + current.state()));
        });
    }

    /** The action is not allowed, not yet or no longer. */
    static DeskConflict notAuthorized(Authorization found) {
        return new DeskConflict(Reason.NOT_AUTHORIZED, language -> {
            DeskTexts texts = DeskTexts.in(language);
            return texts.format("conflict.not-authorized", "state", texts.format("state." + found.state()));
        });
    }
}
