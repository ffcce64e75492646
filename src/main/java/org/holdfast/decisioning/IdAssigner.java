package org.holdfast.decisioning;

import java.util.function.Supplier;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.surveys.SurveyLinks;

/**
 * Assigns ids to decisions that are recorded, and puts the links that contain these ids into their messages. The
 * decision itself is made without either.
 */
final class IdAssigner {

    private final Supplier<String> ids;
    private final SurveyLinks links;

    IdAssigner(Supplier<String> ids, SurveyLinks links) {
        this.ids = ids;
        this.links = links;
    }

    DecisionTrace name(DecisionTrace result) {
        DecisionModel book = result.model();
        Decision named = result.decision().withId(ids.get());
        return result.with(links.into(named, book.rules()));
    }

    /** An id for something other than a decision. */
    String id() {
        return ids.get();
    }
}
