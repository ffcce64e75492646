package org.holdfast.console.workshop;

import java.util.Optional;
import org.holdfast.access.Caller;
import org.holdfast.audit.Actor;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftLimits;
import org.holdfast.drafts.DraftService;
import org.springframework.stereotype.Component;

/**
 * Finds the draft in which a person changes a file: their own that changes it already, else one with the same title
 * that is still empty, else a new one.
 */
@Component
class OwnDrafts {

    private static final int LOOKED_AT = 100;

    private final DraftService drafts;
    private final DraftFiles files;

    OwnDrafts(DraftService drafts, DraftFiles files) {
        this.drafts = drafts;
        this.files = files;
    }

    Draft forFile(String path, String title, Caller caller, Actor actor) {
        Contributor by = Contributor.of(caller);
        Optional<Draft> changing = drafts.changing(path, LOOKED_AT).stream()
                .filter(each -> each.author().isSameAs(by))
                .findFirst();
        return changing.orElseGet(() -> emptyOrNew(shortened(title), by, actor));
    }

    private Draft emptyOrNew(String title, Contributor by, Actor actor) {
        return drafts.page(Draft.State.OPEN, null, LOOKED_AT).stream()
                .filter(each -> each.author().isSameAs(by)
                        && each.title().equals(title)
                        && files.changed(each.id()).isEmpty())
                .findFirst()
                .orElseGet(() -> drafts.open(title, by, actor));
    }

    /** Opens a draft of its own for something new. */
    Draft open(String title, Caller caller, Actor actor) {
        return drafts.open(shortened(title), Contributor.of(caller), actor);
    }

    private static String shortened(String title) {
        String line = title.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > DraftLimits.MAX_TITLE ? line.substring(0, DraftLimits.MAX_TITLE) : line;
    }
}
