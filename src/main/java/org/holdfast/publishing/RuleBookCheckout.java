package org.holdfast.publishing;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditTrail;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes published rule books into the rules folder. */
public final class RuleBookCheckout {

    private final RuleBookPublisher publisher;
    private final WorkingCopy folder;
    private final RuleBooks books;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    RuleBookCheckout(RuleBookPublisher publisher, RuleBooks books, AuditTrail trail, TransactionTemplate transaction) {
        this.publisher = publisher;
        this.folder = publisher.folder();
        this.books = books;
        this.trail = trail;
        this.transaction = transaction;
    }

    /**
     * Writes a published rule book into the folder. If it is the live one, automatic publishing resumes.
     *
     * @param actor who writes it
     * @param force whether to discard unpublished changes in the folder
     * @throws UnpublishedChanges if they would be lost
     */
    public BookChanges write(Publication publication, Actor actor, boolean force) {
        BookSource wanted = publisher.source(publication);
        if (!force) {
            protectUnpublished();
        }
        boolean wasResting = publisher.isResting();
        // Nothing must be published from a folder that is only partly written.
        books.pauseAutoPublish(true);
        BookChanges changes;
        try {
            changes = folder.write(wanted);
        } catch (RuntimeException e) {
            books.pauseAutoPublish(wasResting);
            throw e;
        }
        boolean live = publication
                .version()
                .equals(publisher.live().map(Publication::version).orElse(""));
        resume(wasResting, wasResting && !live, actor);
        return changes;
    }

    private void resume(boolean wasResting, boolean resting, Actor actor) {
        transaction.executeWithoutResult(status -> {
            books.pauseAutoPublish(resting);
            if (wasResting != resting) {
                trail.append(new AuditEvent(
                        actor, AuditAction.AUTOMATIC_PUBLISHING_CHANGED, null, Map.of("suspended", resting)));
            }
        });
    }

    /** Thrown if a checkout would lose unpublished changes in the folder. */
    public static final class UnpublishedChanges extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnpublishedChanges(List<String> files) {
            super("The folder contains unpublished changes: " + String.join(", ", files)
                    + ". Publish them, or discard them with --force.");
        }
    }

    private void protectUnpublished() {
        if (!Files.isDirectory(folder.folder())) {
            return;
        }
        BookSource now = folder.read();
        if (!now.paths().isEmpty() && !books.knows(now.version())) {
            List<String> files = publisher
                    .live()
                    .map(live -> BookChanges.between(publisher.source(live), now))
                    .map(BookChanges::files)
                    .orElse(List.of())
                    .stream()
                    .map(BookChanges.FileChange::path)
                    .toList();
            throw new UnpublishedChanges(files.size() > 10 ? List.of(files.size() + " files") : files);
        }
    }
}
