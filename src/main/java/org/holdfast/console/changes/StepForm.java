package org.holdfast.console.changes;

import org.holdfast.drafts.Draft;
import org.jspecify.annotations.Nullable;

/**
 * What a reader types to take a step with a change.
 *
 * @param revision revision of the draft that the page showed
 * @param seen version of the whole rule book that the page showed
 * @param person login of the person who is asked; empty for any approver
 */
record StepForm(String revision, String seen, String note, String person, String reason, String at, String timeZone) {

    StepForm(
            @Nullable String revision,
            @Nullable String seen,
            @Nullable String note,
            @Nullable String person,
            @Nullable String reason,
            @Nullable String at,
            @Nullable String timeZone) {
        this.revision = text(revision);
        this.seen = text(seen);
        this.note = text(note);
        this.person = text(person);
        this.reason = text(reason);
        this.at = text(at);
        this.timeZone = text(timeZone);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    static StepForm empty() {
        return new StepForm("", "", "", "", "", "", "");
    }

    /** Returns whether the page showed the draft as it is now. */
    boolean isOf(Draft draft) {
        return revision.equals(String.valueOf(draft.revision()));
    }
}
