package org.holdfast.publishing;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the first live rule book of a process: the last published one or, in mode on-save, the one in the folder if it
 * passes. An invalid folder is an error only if nothing has been published yet.
 */
final class LiveRuleBookStart {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRuleBookStart.class);

    private final RuleBookPublisher publisher;
    private final LiveRuleBook live;
    private final boolean onSave;
    private final Clock clock;

    LiveRuleBookStart(RuleBookPublisher publisher, boolean onSave, Clock clock) {
        this.publisher = publisher;
        this.live = publisher.liveHere();
        this.onSave = onSave;
        this.clock = clock;
    }

    /**
     * @return the source in the folder as it was read
     * @throws BookUnreadable if nothing has been published and there is no folder
     * @throws InvalidRuleBook if there is no valid rule book to start with
     */
    BookSource run() {
        Optional<Publication> last = publisher.live();
        if (last.isEmpty()) {
            BookSource folder = publisher.folder().read();
            publishFirst(folder);
            return folder;
        }
        BookSource folder = folderOrNothing();
        start(last.get(), folder);
        return folder;
    }

    private void publishFirst(BookSource folder) {
        ValidationReport checked = publisher.checkFolder(folder);
        if (!checked.passed()) {
            throw new InvalidRuleBook("The rule book in " + publisher.folder().folder(), checked);
        }
        publishFolder(checked, "The first rule book");
    }

    private void start(Publication last, BookSource folder) {
        ValidationReport checked = null;
        if (folder.version().equals(last.version())) {
            // The live rule book keeps the semantics it was published with, also after an upgrade of the program.
            checked = publisher.checkFolder(folder.under(last.semantics()));
            if (checked.passed()) {
                live.adopt(RuleBookPublisher.built(checked), last);
                logStart(last, checked);
                return;
            }
        } else if (onSave && !publisher.isResting()) {
            checked = publisher.checkFolder(folder);
            if (checked.passed()) {
                publishFolder(checked, "Saved in the folder");
                return;
            }
        }
        startAsPublished(last, checked);
    }

    private void publishFolder(ValidationReport checked, String note) {
        RuleBookPublisher.Signature by = new RuleBookPublisher.Signature(LiveRuleBookSync.FOLDER, OsUser.me(), note);
        if (!(publisher.publishFolder(checked, by) instanceof RuleBookPublisher.Published published)) {
            throw new IllegalStateException("A rule book that passed all checks was rejected");
        }
        logStart(published.publication(), checked);
    }

    private void startAsPublished(Publication last, @Nullable ValidationReport refused) {
        ValidationReport stored = publisher.ready(last);
        if (stored.book() == null) {
            throw new InvalidRuleBook("The published rule book " + last.number() + " (" + last.version() + ")", stored);
        }
        live.adopt(stored.book(), last);
        LOG.info("The last published rule book is live: number {}, version {}", last.number(), last.version());
        if (refused != null) {
            live.refuse(refused, clock.instant());
        }
    }

    private BookSource folderOrNothing() {
        try {
            return publisher.folder().read();
        } catch (BookUnreadable e) {
            LOG.warn("Cannot read the rules folder: {}", e.getMessage());
            return BookSource.of(Map.of());
        }
    }

    private static void logStart(Publication publication, ValidationReport checked) {
        LOG.info(
                "The rule book is live: {} rules, {} scenarios passed, number {}, version {}",
                RuleBookPublisher.built(checked).rules().rules().size(),
                checked.scenarios().size(),
                publication.number(),
                publication.version());
    }
}
