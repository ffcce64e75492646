package org.holdfast.retention.publishing;

import java.time.Instant;
import java.util.List;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.history.Publication;

/** Live books for tests that publish nothing. */
public final class LiveBooks {

    private LiveBooks() {
    }

    public static LiveBook of(DecisionBook book) {
        return new LiveBook(book, new Publication(1, book.rules().version(), "test", "", Instant.EPOCH, Publication.From.DRAFT,
                book.rules().semantics(), null,
                new Publication.Checks(0, 0, List.of())));
    }
}
