package org.holdfast.publishing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Keeps the live book of this process the one that the database says is live on every node, and publishes saved files
 * where that is how it is set.
 */
public final class LiveRuleBookSync {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRuleBookSync.class);

    private final RuleBookPublisher publisher;
    private final boolean onSave;
    private final Clock clock;
    private final LiveRuleBook live;
    private String lastSeen = "";
    /** Published elsewhere, but it cannot be read here: looked at once, not twice a second. */
    private int unreadable;

    /**
     * Starts with what was published last, or, where that is how it is set, with what is in the folder if that passes.
     * A broken folder does not matter, except for the first book of all.
     *
     * @param onSave whether a saved file goes live by itself
     * @throws BookUnreadable when nothing was ever published and there is no folder
     * @throws InvalidRuleBook when there is no book to start with
     */
    public LiveRuleBookSync(RuleBookPublisher publisher, boolean onSave, Clock clock) {
        this.publisher = publisher;
        this.onSave = onSave;
        this.clock = clock;
        this.live = start();
        publisher.known(live.book().rules());
        publisher.whenPublished(this::adopt);
    }

    public LiveRuleBook live() {
        return live;
    }

    private LiveRuleBook start() {
        Optional<Publication> last = publisher.live();
        if (last.isEmpty()) {
            return first();
        }
        BookSource folder = folderOrNothing();
        lastSeen = folder.version();
        boolean sameAsLive = folder.version().equals(last.get().version());
        // What is live goes on meaning what it meant when it was published, also after an upgrade of the program.
        ValidationReport checked = sameAsLive
                ? publisher.checkFolder(folder.under(last.get().semantics()))
                : onSave && !publisher.isResting() ? publisher.checkFolder(folder) : null;
        if (checked != null && checked.passed()) {
            return ready(
                    sameAsLive
                            ? new RuleBookPublisher.Published(last.get(), checked, false, List.of())
                            : publisher.publishFolder(checked, saved()));
        }
        ValidationReport stored = publisher.ready(last.get());
        if (stored.book() == null) {
            throw new InvalidRuleBook(
                    "The published rule book " + last.get().number() + " ("
                            + last.get().version() + ")",
                    errors(stored));
        }
        LiveRuleBook kept = new LiveRuleBook(stored.book(), last.get());
        LOG.info(
                "The rule book is live as it was published last: number {}, version {}",
                last.get().number(),
                last.get().version());
        if (checked != null) {
            kept.refuse(checked, clock.instant());
            warn(checked, last.get());
        }
        return kept;
    }

    private LiveRuleBook first() {
        ValidationReport checked = publisher.checkFolder(publisher.folder().read());
        lastSeen = checked.source().version();
        if (!checked.passed()) {
            throw new InvalidRuleBook("The rule book in " + publisher.folder().folder(), errors(checked));
        }
        return ready(
                publisher.publishFolder(checked, new RuleBookPublisher.Signature(OsUser.me(), "The first rule book")));
    }

    private static LiveRuleBook ready(RuleBookPublisher.Result result) {
        if (!(result instanceof RuleBookPublisher.Published published)) {
            throw new IllegalStateException("A rule book that passed was refused");
        }
        LOG.info(
                "The rule book is live: {} rules, {} scenarios passed, number {}, version {}",
                published.book().rules().rules().size(),
                published.checked().scenarios().size(),
                published.publication().number(),
                published.publication().version());
        return new LiveRuleBook(published.book(), published.publication());
    }

    private BookSource folderOrNothing() {
        try {
            return publisher.folder().read();
        } catch (BookUnreadable e) {
            LOG.warn("The rules folder cannot be read: {}", e.getMessage());
            return BookSource.of(Map.of());
        }
    }

    /**
     * Looks at the folder again. What passes goes live; what does not leaves the live rule book as it is and is told.
     */
    public synchronized void folderChanged() {
        if (!onSave) {
            return;
        }
        BookSource source;
        try {
            source = publisher.folder().read();
        } catch (BookUnreadable e) {
            if (!lastSeen.equals(e.getMessage())) {
                lastSeen = e.getMessage();
                refuse(new ValidationReport(
                        BookSource.of(Map.of()),
                        null,
                        List.of(Problem.error(
                                SourceLocation.of(publisher.folder().folder().toString()), e.getMessage(), "")),
                        List.of(),
                        null));
            }
            return;
        }
        if (source.version().equals(lastSeen)) {
            return;
        }
        lastSeen = source.version();
        if (source.version().equals(live.state().version())) {
            live.settle();
            LOG.info("The rules folder is again what is live, version {}", source.version());
        } else if (publisher.isResting()) {
            LOG.info(
                    "A file was saved, but the live rule book did not come from this folder. \"rules publish\" makes the folder live, "
                            + "\"rules checkout\" writes what is live into the folder; until then saved files wait.");
        } else {
            publishSaved();
        }
    }

    private void publishSaved() {
        long start = System.nanoTime();
        try {
            if (publisher.publishFolder(saved()) instanceof RuleBookPublisher.Refused refused) {
                refuse(refused.checked());
            } else {
                LOG.info(
                        "It took {} ms from reading to live",
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
            }
        } catch (RuntimeException e) {
            lastSeen = "";
            throw e;
        }
    }

    /**
     * Looks whether another node, or a command, has published.
     *
     * @throws JobFailure when what was published cannot be read here; the live one goes on
     */
    public synchronized void follow() {
        publisher
                .live()
                .filter(each -> each.number() != live.state().publication().number())
                .ifPresent(this::load);
    }

    private void load(Publication publication) {
        ValidationReport checked = publication.number() == unreadable ? null : publisher.ready(publication);
        if (checked != null && checked.book() != null) {
            publish(new RuleBookPublisher.Published(publication, checked, true, List.of()));
            return;
        }
        if (checked != null) {
            unreadable = publication.number();
            refuse(checked);
        }
        throw new JobFailure(
                "Rule book " + publication.number() + " was published elsewhere and cannot be read here; rule book "
                        + live.state().publication().number() + " goes on deciding");
    }

    /** Something went live through this process. */
    private synchronized void adopt(RuleBookPublisher.Published published) {
        int current = live.state().publication().number();
        if (published.publication().number() > current) {
            publish(published);
        } else if (published.publication().number() == current) {
            live.settle();
        }
    }

    private void publish(RuleBookPublisher.Published published) {
        live.publish(published.book(), published.publication());
        publisher.known(published.book().rules());
        Publication publication = published.publication();
        LOG.info(
                "A new rule book is live: {} rules, {} scenarios passed, number {} by {}, version {}",
                publication.checks().rules(),
                publication.checks().scenarios(),
                publication.number(),
                publication.author(),
                publication.version());
        published
                .rests()
                .forEach(rests -> LOG.info(
                        "{} open offer(s) and {} open promise(s) rest on the rule \"{}\", which it has {}; they stay valid",
                        rests.offers(),
                        rests.promises(),
                        rests.rule(),
                        rests.how()));
    }

    private void refuse(ValidationReport checked) {
        live.refuse(checked, clock.instant());
        warn(checked, live.state().publication());
    }

    private static void warn(ValidationReport checked, Publication live) {
        List<Problem> errors = errors(checked);
        LOG.warn(
                "The newest text has {} error(s), so rule book {} stays live, version {}:\n{}",
                errors.size(),
                live.number(),
                live.version(),
                String.join(
                        "\n",
                        errors.stream().limit(20).map(problem -> "  " + problem).toList()));
    }

    private static List<Problem> errors(ValidationReport checked) {
        return checked.problems().stream().filter(Problem::isError).toList();
    }

    private static RuleBookPublisher.Signature saved() {
        return new RuleBookPublisher.Signature(OsUser.me(), "Saved in the folder");
    }
}
