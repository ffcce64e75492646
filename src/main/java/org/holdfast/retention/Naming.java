package org.holdfast.retention;

import java.util.function.Supplier;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.retention.surveys.SurveyLinks;

/** Gives decisions that are kept their ids, and what customers read the links that hang on the ids: whoever decides knows neither. */
final class Naming {

    private final Supplier<String> ids;
    private final SurveyLinks links;

    Naming(Supplier<String> ids, SurveyLinks links) {
        this.ids = ids;
        this.links = links;
    }

    Decided name(Decided decided) {
        DecisionBook book = decided.book();
        Decision named = decided.decision().named(ids.get());
        return decided.with(links.into(named, book.rules()));
    }

    /** An id for something else than a decision. */
    String id() {
        return ids.get();
    }
}
