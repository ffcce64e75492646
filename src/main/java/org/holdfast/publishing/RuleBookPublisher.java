package org.holdfast.publishing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditTrail;
import org.holdfast.changes.LimitChange;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.rulebooks.Commitments;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.rules.RuleDiff;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.holdfast.simulation.Cancellation;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Validates rule books, stores them as publications and makes them live. */
public final class RuleBookPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(RuleBookPublisher.class);
    private static final int MIN_PREFIX_LENGTH = 4;

    private final WorkingCopy folder;
    private final RuleBooks books;
    private final PublishingPolicy policy;
    private final PublicationStore store;
    private final Clock clock;
    /** Each validator reuses what has not changed since its last rule book, so the folder has its own. */
    private final RuleBookValidator folderCheck;

    private final RuleBookValidator draftCheck;
    private final LiveRuleBook liveHere;
    private final AffectedCommitments affected;

    public RuleBookPublisher(
            WorkingCopy folder,
            RuleBooks books,
            PublishingPolicy policy,
            Commitments commitments,
            AuditTrail trail,
            TransactionTemplate transaction,
            Supplier<RuleBookValidator> validators,
            Clock clock) {
        this.folder = folder;
        this.books = books;
        this.policy = policy;
        this.clock = clock;
        this.folderCheck = validators.get();
        this.draftCheck = validators.get();
        this.liveHere = new LiveRuleBook();
        this.affected = new AffectedCommitments(
                commitments, liveHere, each -> draftCheck.check(source(each)).book());
        this.store = new PublicationStore(books, policy, trail, affected, transaction, clock);
    }

    private RuleBookPublisher(RuleBookPublisher other, Clock clock) {
        this.folder = other.folder;
        this.books = other.books;
        this.policy = other.policy;
        this.store = other.store.backdated(clock);
        this.clock = clock;
        this.folderCheck = other.folderCheck;
        this.draftCheck = other.draftCheck;
        this.liveHere = other.liveHere;
        this.affected = other.affected;
    }

    /**
     * Returns this publisher with another clock, for the past of a demo base. Its publications are not in the audit
     * trail, which records when something was really done.
     */
    public RuleBookPublisher backdated(Clock other) {
        return new RuleBookPublisher(this, other);
    }

    /** The result of publishing a rule book. */
    public sealed interface Result {}

    /**
     * The rule book is live.
     *
     * @param isNew {@code false} if it was live already
     * @param rests open offers and promises that depend on changed or removed rules; they remain valid
     */
    public record Published(Publication publication, ValidationReport checked, boolean isNew, List<Rests> rests)
            implements Result {}

    /** The open offers and promises that depend on a rule which the next rule book changes or removes. */
    public record Rests(String rule, RuleDiff.How how, int offers, int promises) {}

    /** The rule book did not pass; nothing has changed. */
    public record Refused(ValidationReport checked) implements Result {

        /** Returns the errors. */
        public List<Problem> problems() {
            return checked.problems().stream().filter(Problem::isError).toList();
        }
    }

    /** Thrown if another rule book is live than the caller wants to replace. Nothing has changed. */
    public static final class OtherLive extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OtherLive() {
            super("Another rule book has gone live meanwhile.");
        }
    }

    /** The result of restoring an earlier rule book, and the limits and action settings that it reverts. */
    public record Restored(Result result, List<LimitChange> takesBack) {}

    /**
     * The author of a publication and the reason for it.
     *
     * @param actor who publishes; the author can be someone else, who asked the local operator to publish
     */
    public record Signature(Actor actor, String author, String note) {

        /** @throws InvalidInput if one of them is too long, or if the author is empty */
        public Signature {
            author = author.strip();
            note = note.strip();
            if (author.isEmpty() || author.length() > Publication.MAX_AUTHOR) {
                throw new InvalidInput("author", "must have 1 to " + Publication.MAX_AUTHOR + " characters");
            }
            if (note.length() > Publication.MAX_NOTE) {
                throw new InvalidInput("note", "is longer than " + Publication.MAX_NOTE + " characters");
            }
        }
    }

    public PublishingPolicy policy() {
        return policy;
    }

    public WorkingCopy folder() {
        return folder;
    }

    /** Returns the live rule book of this process, which changes as soon as this object publishes one. */
    LiveRuleBook liveHere() {
        return liveHere;
    }

    /**
     * Checks a draft without publishing it, unless the result is no longer wanted.
     *
     * @throws CancellationException if the check was cancelled
     */
    public ValidationReport check(BookSource draft, Cancellation cancellation) {
        return draftCheck.check(draft, cancellation);
    }

    /** Checks a draft without publishing it. */
    public ValidationReport check(BookSource draft) {
        return draftCheck.check(draft);
    }

    /**
     * Builds a published rule book. It passed when it was published, so a scenario that fails in this version of the
     * program is reported but does not prevent its use.
     */
    ValidationReport ready(Publication publication) {
        BookSource source = source(publication);
        ValidationReport checked = draftCheck.check(source);
        return checked.book() != null
                ? checked
                : new ValidationReport(
                        source, draftCheck.build(source), checked.problems(), checked.scenarios(), checked.coverage());
    }

    /** Returns the open offers and promises that depend on rules which a draft changes; none if it cannot be built. */
    public List<Rests> touchedBy(BookSource draft) {
        Publication current = live().orElse(null);
        DecisionModel next = current == null ? null : draftCheck.build(draft);
        return current == null || next == null ? List.of() : affected.by(current, next.rules(), clock.instant());
    }

    /** Checks the source in the folder without publishing it. */
    public ValidationReport checkFolder(BookSource source) {
        return folderCheck.check(source);
    }

    /**
     * Publishes the folder and resumes automatic publishing.
     *
     * @param source source read by the caller, so that exactly what the caller has seen is published
     * @throws ApprovalNeeded if a second person has to approve what goes live
     */
    public Result publishFolder(BookSource source, Signature by) {
        policy.checkPossible(source, new Warrant.None(), by.note());
        return publishFolder(checkFolder(source), by);
    }

    /** Publishes the folder, whose source has been checked already. */
    Result publishFolder(ValidationReport checked, Signature by) {
        return publish(
                checked, by, new PublicationStore.Act(Publication.From.FOLDER, null, false, new Warrant.None(), null));
    }

    /**
     * Publishes files that someone sends, and suspends automatic publishing, unless the folder has the same content.
     *
     * @throws ApprovalNeeded if a second person has to approve what goes live
     */
    public Result publishDraft(BookSource draft, Signature by) {
        return publishDraft(draft, by, new Warrant.None());
    }

    /**
     * Publishes a draft and suspends automatic publishing, unless the folder has the same content.
     *
     * @param warrant what the publisher can show for the draft
     * @throws ApprovalNeeded if that is not enough
     */
    public Result publishDraft(BookSource draft, Signature by, Warrant warrant) {
        policy.checkPossible(draft, warrant, by.note());
        return publish(
                draftCheck.check(draft),
                by,
                new PublicationStore.Act(Publication.From.DRAFT, null, !isInFolder(draft), warrant, null));
    }

    /**
     * Makes an earlier rule book live again, with the semantics it had then, and suspends automatic publishing unless
     * the folder has the same content.
     *
     * @param reference number of a publication, or a prefix of its version
     * @throws NotFound if there is no such publication
     * @throws ApprovalNeeded if a second person has to approve it first
     */
    public Restored restore(String reference, Signature by) {
        return restore(reference, by, null);
    }

    /**
     * Does so if it replaces the rule book that the caller has seen live.
     *
     * @param replaces number of that publication; {@code null} for whatever is live
     * @throws OtherLive if another one has gone live meanwhile
     */
    public Restored restore(String reference, Signature by, @Nullable Integer replaces) {
        Publication earlier = find(reference);
        BookSource source = source(earlier);
        policy.checkPossible(source, new Warrant.Earlier(), by.note());
        List<LimitChange> takesBack =
                live().map(live -> LimitChange.between(source(live), source)).orElse(List.of());
        return new Restored(
                publish(
                        draftCheck.check(source),
                        by,
                        new PublicationStore.Act(
                                Publication.From.RESTORE,
                                earlier.number(),
                                !isInFolder(source),
                                new Warrant.Earlier(),
                                replaces)),
                takesBack);
    }

    /** Returns the live publication, or empty before the first one. */
    public Optional<Publication> live() {
        return Optional.ofNullable(books.live().number()).flatMap(books::find);
    }

    /** Returns whether automatic publishing is suspended because the live rule book did not come from the folder. */
    public boolean isResting() {
        return books.live().resting();
    }

    /**
     * Finds a publication by its number or by a prefix of its version.
     *
     * @throws NotFound if there is none
     */
    public Publication find(String reference) {
        return byReference(reference).orElseThrow(() -> new NotFound("published rule book", reference));
    }

    private Optional<Publication> byReference(String reference) {
        if (reference.matches("\\d{1,9}")) {
            return books.find(Integer.parseInt(reference));
        }
        if (reference.length() < MIN_PREFIX_LENGTH) {
            return Optional.empty();
        }
        return books.findVersion(reference.startsWith("sha256:") ? reference : "sha256:" + reference);
    }

    /** Returns the files of a publication, with the semantics they were published with. */
    public BookSource source(Publication publication) {
        return books.source(publication.version())
                .orElseThrow(() -> new NotFound("rule book", publication.version()))
                .under(publication.semantics());
    }

    /** Returns publications, newest first: those with a number below {@code before} if it is given. */
    public List<Publication> publications(@Nullable Integer before, int size) {
        return books.page(before, size);
    }

    private boolean isInFolder(BookSource source) {
        try {
            return folder.read().version().equals(source.version());
        } catch (BookUnreadable e) {
            return false;
        }
    }

    private Result publish(ValidationReport checked, Signature by, PublicationStore.Act act) {
        if (!checked.passed() || checked.book() == null) {
            return new Refused(checked);
        }
        DecisionModel book = built(checked);
        Published published = store.store(checked, by, act);
        if (liveHere.adopt(book, published.publication())) {
            published.rests().forEach(RuleBookPublisher::log);
        }
        return published;
    }

    private static void log(Rests rests) {
        LOG.info(
                "{} open offer(s) and {} open promise(s) depend on the rule \"{}\", which was {}; they remain valid",
                rests.offers(),
                rests.promises(),
                rests.rule(),
                rests.how());
    }

    static DecisionModel built(ValidationReport checked) {
        DecisionModel book = checked.book();
        if (book == null) {
            throw new IllegalStateException("A rule book that could not be built passed the checks");
        }
        return book;
    }
}
