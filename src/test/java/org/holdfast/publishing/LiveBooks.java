package org.holdfast.publishing;

import java.time.Instant;
import java.util.List;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.history.rulebooks.Publication;

/** Live rule books for tests that do not publish. */
public final class LiveBooks {

    private LiveBooks() {}

    public static LiveRuleBook of(DecisionModel book) {
        return new LiveRuleBook(book, publication(book, 1));
    }

    private static Publication publication(DecisionModel book, int number) {
        return new Publication(
                number,
                book.rules().version(),
                "test",
                "",
                Instant.EPOCH,
                Publication.From.DRAFT,
                book.rules().semantics(),
                null,
                new Publication.Checks(0, 0, List.of()));
    }

    /** Publishes another rule book in another process, while the one with the live rule book is frozen. */
    public static void publishElsewhere(LiveRuleBook frozen, DecisionModel next) {
        frozen.follows(new LiveRuleBook.Publications() {
            @Override
            public boolean isLate() {
                return true;
            }

            @Override
            public int number() {
                return 2;
            }

            @Override
            public void follow() {
                frozen.adopt(next, publication(next, 2));
            }
        });
    }
}
