package org.holdfast.publishing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.holdfast.coordination.JobFailure;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.history.Publication;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.holdfast.simulation.ValidationReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the live rule book of this process the one that the database says is live on every node and, in the mode
 * on-save, publishes saved files.
 */
public final class LiveRuleBookSync {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRuleBookSync.class);

    private final RuleBookPublisher publisher;
    private final LiveRuleBook live;
    private final boolean onSave;
    private final Clock clock;
    /** Version of the text in the folder that was looked at last, or why it could not be read. */
    private String lastRead;
    /** A publication of another node that cannot be read here: it is read once, not twice a second. */
    private int unreadable;

    /**
     * Starts with what was published last or, in the mode on-save, with what is in the folder if that passes.
     *
     * @param onSave whether a saved file goes live by itself
     * @throws BookUnreadable when nothing was ever published and there is no folder
     * @throws InvalidRuleBook when there is no book to start with
     */
    public LiveRuleBookSync(RuleBookPublisher publisher, boolean onSave, Clock clock) {
        this.publisher = publisher;
        this.live = publisher.liveHere();
        this.onSave = onSave;
        this.clock = clock;
        this.lastRead = new LiveRuleBookStart(publisher, onSave, clock).run().version();
    }

    public LiveRuleBook live() {
        return live;
    }

    /** Reads the folder again. What passes goes live; what does not is reported and leaves the live book as it is. */
    public synchronized void folderChanged() {
        if (!onSave) {
            return;
        }
        long start = System.nanoTime();
        BookSource source;
        try {
            source = publisher.folder().read();
        } catch (BookUnreadable e) {
            folderUnreadable(e.getMessage());
            return;
        }
        if (source.version().equals(lastRead)) {
            return;
        }
        lastRead = source.version();
        if (source.version().equals(live.state().version())) {
            live.settle();
            LOG.info("The rules folder matches the live rule book again, version {}", source.version());
        } else if (publisher.isResting()) {
            LOG.info("A file was saved, but the live rule book did not come from this folder, so saved files wait. "
                    + "\"rules publish\" makes the folder live, \"rules checkout\" writes the live book into it.");
        } else {
            publishSaved(source, start);
        }
    }

    private void folderUnreadable(String why) {
        if (lastRead.equals(why)) {
            return;
        }
        lastRead = why;
        Problem problem =
                Problem.error(SourceLocation.of(publisher.folder().folder().toString()), why, "");
        live.refuse(
                new ValidationReport(BookSource.of(Map.of()), null, List.of(problem), List.of(), null),
                clock.instant());
    }

    private void publishSaved(BookSource source, long start) {
        try {
            RuleBookPublisher.Signature by = new RuleBookPublisher.Signature(OsUser.me(), "Saved in the folder");
            if (publisher.publishFolder(source, by) instanceof RuleBookPublisher.Refused refused) {
                live.refuse(refused.checked(), clock.instant());
            } else {
                LOG.info(
                        "Read, checked and published in {} ms",
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
            }
        } catch (RuntimeException e) {
            lastRead = "";
            throw e;
        }
    }

    /**
     * Adopts what another node, or a command, has published.
     *
     * @throws JobFailure when what was published cannot be read here; the live book goes on deciding
     */
    public synchronized void follow() {
        publisher
                .live()
                .filter(each -> each.number() != live.state().publication().number())
                .ifPresent(this::load);
    }

    private void load(Publication publication) {
        if (publication.number() != unreadable) {
            ValidationReport checked = publisher.ready(publication);
            if (checked.book() != null) {
                live.adopt(checked.book(), publication);
                return;
            }
            unreadable = publication.number();
            live.refuse(checked, clock.instant());
        }
        throw new JobFailure("Rule book " + publication.number()
                + " was published elsewhere and cannot be read here; rule book "
                + live.state().publication().number() + " stays live");
    }
}
