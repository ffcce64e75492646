package org.holdfast.decisioning;

import java.util.function.Supplier;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.links.MessageLinks;
import org.holdfast.rules.RuleBook;

/** Assigns ids to decisions that will be recorded, and inserts the links with these ids into their messages. */
final class IdAssigner {

    private final Supplier<String> ids;
    private final MessageLinks links;

    IdAssigner(Supplier<String> ids, MessageLinks links) {
        this.ids = ids;
        this.links = links;
    }

    DecisionTrace assign(DecisionTrace result) {
        return result.with(assign(result.decision(), result.model().rules()));
    }

    Decision assign(Decision decision, RuleBook book) {
        return links.into(decision.withId(ids.get()), book);
    }

    /** Returns a new id for something other than a decision. */
    String id() {
        return ids.get();
    }
}
