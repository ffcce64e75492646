package org.holdfast.publishing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.holdfast.audit.Actor;
import org.holdfast.coordination.JobFailure;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.holdfast.simulation.ValidationReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the live rule book of this process in sync with the database, which defines the live rule book of all nodes,
 * and publishes saved files in mode on-save.
 */
public final class LiveRuleBookSync implements LiveRuleBook.Publications {

    /** The actor of automatic publications: who saved the files is not known. */
    static final Actor FOLDER = Actor.program("rules folder");

    /** A publication is to be live everywhere within two seconds. */
    private static final Duration LATE = Duration.ofMillis(1_500);

    private static final Logger LOG = LoggerFactory.getLogger(LiveRuleBookSync.class);

    private final RuleBookPublisher publisher;
    private final LiveRuleBook live;
    private final boolean onSave;
    private final Clock clock;
    /** Version of the source last read from the folder, or the reason why it could not be read. */
    private String lastRead;
    /** Number of a publication that cannot be read here, so that it is not read again twice a second. */
    private volatile int unreadable;
    /** When this process looked for publications last, by {@link System#nanoTime()}. */
    private volatile long looked = System.nanoTime() - LATE.toNanos();

    /**
     * Starts with the last published rule book or, in mode on-save, with the one in the folder if it passes.
     *
     * @param onSave whether saved files are published automatically
     * @throws BookUnreadable if nothing has been published and there is no folder
     * @throws InvalidRuleBook if there is no valid rule book to start with
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

    /** Returns whether saved files would go live, but do not, because what is live did not come from the folder. */
    public boolean isSuspended() {
        return onSave && publisher.isResting();
    }

    /**
     * Reads the folder again and publishes it if it passes; otherwise reports the errors and keeps the live rule book.
     */
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
            LOG.info("A file was saved, but automatic publishing is suspended, because the live rule book was not"
                    + " published from this folder. \"rules publish\" publishes the folder; \"rules checkout\" writes"
                    + " the live rule book into it.");
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
            RuleBookPublisher.Signature by =
                    new RuleBookPublisher.Signature(FOLDER, OsUser.me(), "Saved in the folder");
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
     * Adopts a rule book published by another node or by a command.
     *
     * @throws JobFailure if it cannot be read here; the live rule book is unchanged
     */
    @Override
    public synchronized void follow() {
        long now = System.nanoTime();
        publisher
                .live()
                .filter(each -> each.number() != live.state().publication().number())
                .ifPresent(this::load);
        looked = now;
    }

    @Override
    public boolean isLate() {
        return System.nanoTime() - looked >= LATE.toNanos();
    }

    @Override
    public int number() {
        long now = System.nanoTime();
        int here = live.state().publication().number();
        int number = publisher.live().map(Publication::number).orElse(here);
        if (number == here || number == unreadable) {
            looked = now;
            return here;
        }
        return number;
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
                + " was published by another process and cannot be read here; rule book "
                + live.state().publication().number() + " stays live");
    }
}
