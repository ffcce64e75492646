package org.holdfast.publishing;

import java.time.Instant;
import java.util.List;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.history.rulebooks.Publication;

/** Live rule books for tests that do not publish. */
public final class LiveBooks {

    private LiveBooks() {}

    public static LiveRuleBook of(DecisionModel book) {
        return new LiveRuleBook(
                book,
                new Publication(
                        1,
                        book.rules().version(),
                        "test",
                        "",
                        Instant.EPOCH,
                        Publication.From.DRAFT,
                        book.rules().semantics(),
                        null,
                        new Publication.Checks(0, 0, List.of())));
    }
}
