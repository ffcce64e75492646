package org.holdfast.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.Commitments;
import org.holdfast.history.Publication;
import org.holdfast.history.RuleBooks;
import org.holdfast.rules.RuleDiff;
import org.holdfast.rules.analysis.LimitChange;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Validates rule books, stores them as publications and makes them live. */
public final class RuleBookPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(RuleBookPublisher.class);

    private final WorkingCopy folder;
    private final RuleBooks books;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /**
     * Two validators, because each reuses what has not changed since its last book: the folder changes file by file,
     * drafts come from anywhere.
     */
    private final RuleBookValidator folderCheck;

    private final RuleBookValidator draftCheck;
    private final LiveRuleBook liveHere = new LiveRuleBook();
    private final AffectedCommitments affected;

    public RuleBookPublisher(
            WorkingCopy folder,
            RuleBooks books,
            Commitments commitments,
            TransactionTemplate transaction,
            Decider decider,
            DecisionModel.Assumptions assumptions,
            Clock clock) {
        this.folder = folder;
        this.books = books;
        this.transaction = transaction;
        this.clock = clock;
        this.folderCheck = new RuleBookValidator(assumptions, decider);
        this.draftCheck = new RuleBookValidator(assumptions, decider);
        this.affected = new AffectedCommitments(
                commitments, liveHere, each -> draftCheck.check(source(each)).book());
    }

    /** Whether a book was published or refused. */
    public sealed interface Result {}

    /**
     * It is live now, or was already ({@code isNew} is false).
     *
     * @param rests open offers and promises that depend on rules which this book changes or drops; they stay valid
     */
    public record Published(Publication publication, ValidationReport checked, boolean isNew, List<Rests> rests)
            implements Result {}

    /** Open offers and promises that depend on a rule which the next book changes or drops. */
    public record Rests(String rule, RuleDiff.How how, int offers, int promises) {}

    /** It did not pass, and nothing has changed. */
    public record Refused(ValidationReport checked) implements Result {

        /** The errors that keep it from going live. */
        public List<Problem> problems() {
            return checked.problems().stream().filter(Problem::isError).toList();
        }
    }

    /** The result of restoring an earlier book, and which limits and figures of actions that changes back. */
    public record Restored(Result result, List<LimitChange> takesBack) {}

    /** Who publishes, and why. */
    public record Signature(String author, String note) {

        /** @throws InvalidInput when one of them is too long, or the author is missing */
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

    public WorkingCopy folder() {
        return folder;
    }

    /** The book that decides in this process; what is published through this object decides at once. */
    LiveRuleBook liveHere() {
        return liveHere;
    }

    /** Everything a draft must pass; nothing is published. */
    public ValidationReport check(BookSource draft) {
        return draftCheck.check(draft);
    }

    /**
     * Makes a published book ready to decide. It passed when it was published: a scenario that fails in this version of
     * the program is reported but does not keep the book from deciding.
     */
    ValidationReport ready(Publication publication) {
        BookSource source = source(publication);
        ValidationReport checked = draftCheck.check(source);
        return checked.book() != null
                ? checked
                : new ValidationReport(
                        source, draftCheck.build(source), checked.problems(), checked.scenarios(), checked.coverage());
    }

    /** The same for the text in the folder. */
    public ValidationReport checkFolder(BookSource source) {
        return folderCheck.check(source);
    }

    /**
     * Makes the text that was read from the folder live. From now on saved files go live again in the mode on-save.
     *
     * @param source read once by the caller, so that the text that was looked at is the one that is published
     */
    public Result publishFolder(BookSource source, Signature by) {
        return publishFolder(checkFolder(source), by);
    }

    /** The same for a text that has been checked already. */
    Result publishFolder(ValidationReport checked, Signature by) {
        return publish(checked, by, Publication.From.FOLDER, null, false);
    }

    /** Makes a draft live. From now on saved files do not go live, unless the folder holds the same text. */
    public Result publishDraft(BookSource draft, Signature by) {
        return publish(draftCheck.check(draft), by, Publication.From.DRAFT, null, !isInFolder(draft));
    }

    /**
     * Makes an earlier book live again, with the meaning it had then. From now on saved files do not go live, unless
     * the folder holds the same text.
     *
     * @param reference number of a publication, or the beginning of a version
     * @throws NotFound when no publication has that number or version
     */
    public Restored restore(String reference, Signature by) {
        Publication earlier = find(reference);
        BookSource source = source(earlier);
        List<LimitChange> takesBack =
                live().map(live -> LimitChange.between(source(live), source)).orElse(List.of());
        return new Restored(
                publish(draftCheck.check(source), by, Publication.From.RESTORE, earlier.number(), !isInFolder(source)),
                takesBack);
    }

    /** The live publication; none before the first. */
    public Optional<Publication> live() {
        return Optional.ofNullable(books.live().number()).flatMap(books::find);
    }

    /** Whether saved files do not go live, because the live book did not come from the folder. */
    public boolean isResting() {
        return books.live().resting();
    }

    /** @throws NotFound when no publication has that number or version */
    public Publication find(String reference) {
        Optional<Publication> found = reference.matches("\\d{1,9}")
                ? books.find(Integer.parseInt(reference))
                : reference.length() < 4
                        ? Optional.empty()
                        : books.findVersion(reference.startsWith("sha256:") ? reference : "sha256:" + reference);
        return found.orElseThrow(() -> new NotFound("published rule book", reference));
    }

    /** The files of a publication, with the meaning they were published under. */
    public BookSource source(Publication publication) {
        return books.source(publication.version())
                .orElseThrow(() -> new NotFound("rule book", publication.version()))
                .under(publication.semantics());
    }

    /** Publications, newest first; those before {@code before} when it is given. */
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

    private Result publish(
            ValidationReport checked,
            Signature by,
            Publication.From from,
            @Nullable Integer restores,
            boolean resting) {
        if (!checked.passed() || checked.book() == null) {
            return new Refused(checked);
        }
        DecisionModel book = built(checked);
        Published published = transaction.execute(status -> store(checked, by, from, restores, resting));
        if (liveHere.adopt(book, published.publication())) {
            published.rests().forEach(RuleBookPublisher::log);
        }
        return published;
    }

    private Published store(
            ValidationReport checked,
            Signature by,
            Publication.From from,
            @Nullable Integer restores,
            boolean resting) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        RuleBooks.Live live = books.lock();
        Publication current =
                live.number() == null ? null : books.find(live.number()).orElseThrow();
        if (current != null && current.isSameAs(checked.source())) {
            books.pauseAutoPublish(resting);
            return new Published(current, checked, false, List.of());
        }
        List<Rests> rests = current == null
                ? List.of()
                : affected.by(current, built(checked).rules(), now);
        Publication next = new Publication(
                current == null ? 1 : current.number() + 1,
                checked.source().version(),
                by.author(),
                by.note(),
                now,
                from,
                checked.source().semantics(),
                restores,
                checks(checked));
        books.publish(checked.source(), next, resting);
        return new Published(next, checked, true, rests);
    }

    private static void log(Rests rests) {
        LOG.info(
                "{} open offer(s) and {} open promise(s) depend on the rule \"{}\", which it has {}; they stay valid",
                rests.offers(),
                rests.promises(),
                rests.rule(),
                rests.how());
    }

    private static Publication.Checks checks(ValidationReport checked) {
        return new Publication.Checks(
                built(checked).rules().rules().size(),
                checked.scenarios().size(),
                checked.problems().stream().map(Problem::toString).toList());
    }

    static DecisionModel built(ValidationReport checked) {
        DecisionModel book = checked.book();
        if (book == null) {
            throw new IllegalStateException("A rule book that could not be built passed the checks");
        }
        return book;
    }
}
