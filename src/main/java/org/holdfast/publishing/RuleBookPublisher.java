package org.holdfast.publishing;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.Commitments;
import org.holdfast.history.Publication;
import org.holdfast.history.RuleBooks;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleDiff;
import org.holdfast.rules.analysis.LimitChange;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks rule books and makes them live, each whole and for good. */
public final class RuleBookPublisher {

    private final WorkingCopy folder;
    private final RuleBooks books;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /**
     * Two of them, because each remembers the book it saw last: the folder changes file by file, drafts come from
     * anywhere.
     */
    private final RuleBookValidator folderCheck;

    private final RuleBookValidator draftCheck;
    private final Commitments commitments;
    private volatile @Nullable RuleBook lastPublished;
    private final List<Consumer<Published>> listeners = new CopyOnWriteArrayList<>();

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
        this.commitments = commitments;
        this.transaction = transaction;
        this.clock = clock;
        this.folderCheck = new RuleBookValidator(assumptions, decider);
        this.draftCheck = new RuleBookValidator(assumptions, decider);
    }

    /** What came of a wish to publish. */
    public sealed interface Result {}

    /**
     * It is live now, or was already ({@code isNew} is false).
     *
     * @param rests what customers can still take us up on and what rests on rules that this book changes or drops; it
     *     stays valid
     */
    public record Published(Publication publication, ValidationReport checked, boolean isNew, List<Rests> rests)
            implements Result {

        DecisionModel book() {
            return built(checked);
        }
    }

    /** Offers and promises that rest on a rule which another book changes or drops. */
    public record Rests(String rule, RuleDiff.How how, int offers, int promises) {}

    /** It did not pass, and nothing has changed. */
    public record Refused(ValidationReport checked) implements Result {

        /** What keeps it from going live. */
        public List<Problem> problems() {
            return checked.problems().stream().filter(Problem::isError).toList();
        }
    }

    /** The result of bringing back an earlier book, and which limits and figures of actions that changes back. */
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

    /** Calls whenever a book goes live through this object. */
    void whenPublished(Consumer<Published> listener) {
        listeners.add(listener);
    }

    /** Everything a draft must pass; nothing is published. */
    public ValidationReport check(BookSource draft) {
        return draftCheck.check(draft);
    }

    /**
     * Makes a published book ready to decide. It passed when it was published: a scenario that this version of the
     * program judges otherwise is told of and does not keep it from deciding.
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
     * Makes what is in the folder live. From now on saved files go live again, if that is how it is set.
     *
     * @throws BookUnreadable when there is no folder
     */
    public Result publishFolder(Signature by) {
        return publishFolder(checkFolder(folder.read()), by);
    }

    /** The same for a text that has been checked already. */
    Result publishFolder(ValidationReport checked, Signature by) {
        return publish(checked, by, Publication.From.FOLDER, null, false);
    }

    /** Makes a draft live. Saved files rest from now on, unless the folder holds the same. */
    public Result publishDraft(BookSource draft, Signature by) {
        return publish(draftCheck.check(draft), by, Publication.From.DRAFT, null, !isInFolder(draft));
    }

    /**
     * Makes an earlier book live again, with the meaning it had: what comes back is what was live. Saved files rest
     * from now on, unless the folder holds the same.
     *
     * @param reference number of a publication, or the beginning of a version
     * @throws NotFound when nothing of that name was ever published
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

    /** Whether saved files wait, because what is live did not come from the folder. */
    public boolean isResting() {
        return books.live().resting();
    }

    /** @throws NotFound when nothing of that name was ever published */
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

    /** Publications, the latest first; {@code before} a number to go on from. */
    public List<Publication> publications(@Nullable Integer before, int size) {
        return books.page(before, size);
    }

    /**
     * Writes a published book into the folder. When it is the live one, saved files go live again.
     *
     * @param force even when the folder holds changes that were never published
     * @throws UnpublishedChanges when they would be lost
     */
    public BookChanges checkout(Publication publication, boolean force) {
        BookSource wanted = source(publication);
        if (!force) {
            protectUnpublished();
        }
        boolean wasResting = isResting();
        // Nothing goes live from a folder that is half written.
        books.pauseAutoPublish(true);
        BookChanges changes;
        try {
            changes = folder.write(wanted);
        } catch (RuntimeException e) {
            books.pauseAutoPublish(wasResting);
            throw e;
        }
        boolean live =
                publication.version().equals(live().map(Publication::version).orElse(""));
        books.pauseAutoPublish(wasResting && !live);
        return changes;
    }

    /** What a checkout would throw away. */
    public static final class UnpublishedChanges extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnpublishedChanges(List<String> files) {
            super("The folder holds changes that were never published: " + String.join(", ", files)
                    + ". Maybe publish them, or throw them away with --force.");
        }
    }

    private void protectUnpublished() {
        if (!Files.isDirectory(folder.folder())) {
            return;
        }
        BookSource now = folder.read();
        if (!now.paths().isEmpty() && !books.knows(now.version())) {
            List<String> files = live()
                    .map(live -> BookChanges.between(source(live), now))
                    .map(BookChanges::files)
                    .orElse(List.of())
                    .stream()
                    .map(BookChanges.FileChange::path)
                    .toList();
            throw new UnpublishedChanges(files.size() > 10 ? List.of(files.size() + " files") : files);
        }
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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Published published = transaction.execute(status -> {
            RuleBooks.Live live = books.lock();
            Publication current =
                    live.number() == null ? null : books.find(live.number()).orElseThrow();
            if (current != null && current.isSameAs(checked.source())) {
                books.pauseAutoPublish(resting);
                return new Published(current, checked, false, List.of());
            }
            List<Rests> rests = current == null
                    ? List.of()
                    : affectedCommitments(current, built(checked).rules(), now);
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
        });
        known(built(checked).rules());
        listeners.forEach(listener -> listener.accept(published));
        return published;
    }

    /** The book that is live, so that nobody has to read it again to see what the next one changes. */
    void known(RuleBook live) {
        lastPublished = live;
    }

    private List<Rests> affectedCommitments(Publication current, RuleBook next, Instant now) {
        Map<String, Commitments.OfRule> open = commitments.byRule(now);
        RuleBook before = open.isEmpty() ? null : before(current);
        List<Rests> rests = new ArrayList<>();
        if (before != null) {
            open.forEach((rule, each) -> RuleDiff.of(rule, before, next)
                    .ifPresent(how -> rests.add(new Rests(rule, how, each.offers(), each.promises()))));
        }
        return List.copyOf(rests);
    }

    private @Nullable RuleBook before(Publication current) {
        RuleBook known = lastPublished;
        if (known != null && current.isSameAs(known.source())) {
            return known;
        }
        DecisionModel book = draftCheck.check(source(current)).book();
        return book == null ? null : book.rules();
    }

    private static Publication.Checks checks(ValidationReport checked) {
        return new Publication.Checks(
                built(checked).rules().rules().size(),
                checked.scenarios().size(),
                checked.problems().stream().map(Problem::toString).toList());
    }

    private static DecisionModel built(ValidationReport checked) {
        DecisionModel book = checked.book();
        if (book == null) {
            throw new IllegalStateException("A rule book that could not be built passed the checks");
        }
        return book;
    }
}
