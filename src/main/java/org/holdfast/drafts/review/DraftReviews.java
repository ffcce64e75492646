package org.holdfast.drafts.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftPreview;
import org.holdfast.drafts.DraftService;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for reviews of drafts, and takes verdicts. Each is about the whole rule book that would go live now. */
public final class DraftReviews {

    /** Longest note, in characters. */
    public static final int MAX_NOTE = 1_000;

    private final ReviewTable reviews;
    private final DraftService drafts;
    private final ApprovalCheck check;
    private final PeopleService people;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DraftReviews(
            ReviewTable reviews,
            DraftService drafts,
            ApprovalCheck check,
            PeopleService people,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.reviews = reviews;
        this.drafts = drafts;
        this.check = check;
        this.people = people;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A remark about a draft.
     *
     * @param version version of the rule book that the caller has looked at; {@code null} for what it is now
     */
    public record Remark(UUID draft, @Nullable String version, String note) {

        /** @throws InvalidInput if the note is too long */
        public Remark {
            note = note.strip();
            if (note.length() > MAX_NOTE) {
                throw new InvalidInput(
                        "note", "has " + note.length() + " characters; expected are at most " + MAX_NOTE);
            }
        }
    }

    /**
     * Asks for a review.
     *
     * @param login login of the person who is asked; {@code null} for any approver
     */
    public ReviewEntry ask(Remark remark, @Nullable String login, Caller caller, Actor actor) {
        String person = login == null ? null : reviewer(login).id();
        return add(ReviewEntry.Kind.ASKED, remark, person, caller, actor);
    }

    private Person reviewer(String login) {
        Person person = people.getByLogin(login);
        if (person.state() != Person.State.ACTIVE || !person.caller().may(Role.APPROVER)) {
            throw new InvalidInput("person", "is " + login + ", who cannot approve; expected is an active approver");
        }
        return person;
    }

    /**
     * Approves the rule book that would go live.
     *
     * @throws ReviewRefusal if the caller cannot approve this draft, or has looked at another rule book
     */
    public ReviewEntry approve(Remark remark, Caller caller, Actor actor) {
        return add(ReviewEntry.Kind.APPROVED, remark, null, caller, actor);
    }

    /** Asks the authors for changes, which keeps this rule book from going live. */
    public ReviewEntry askForChanges(Remark remark, Caller caller, Actor actor) {
        if (remark.note.isEmpty()) {
            throw new InvalidInput("note", "is missing; expected is what to change");
        }
        return add(ReviewEntry.Kind.CHANGES_ASKED, remark, null, caller, actor);
    }

    private ReviewEntry add(
            ReviewEntry.Kind kind, Remark remark, @Nullable String askedOf, Caller caller, Actor actor) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Draft draft = drafts.lock(remark.draft);
            BookSource book = book(draft, remark.version);
            if (kind != ReviewEntry.Kind.ASKED) {
                check.requireMayApprove(draft, caller);
                withdrawVerdicts(draft, caller);
            }
            ReviewEntry entry = new ReviewEntry(
                    draft.id(),
                    reviews.nextNumber(draft.id()),
                    kind,
                    book.version(),
                    book.semantics().number(),
                    Contributor.of(caller),
                    askedOf,
                    remark.note,
                    now(),
                    null);
            reviews.add(entry);
            record(action(kind), entry, actor);
            return entry;
        }));
    }

    /** Withdraws the caller's verdict. */
    public void withdraw(UUID id, Caller caller, Actor actor) {
        transaction.executeWithoutResult(status -> {
            Draft draft = drafts.lock(id);
            List<ReviewEntry> withdrawn = withdrawVerdicts(draft, caller);
            if (withdrawn.isEmpty()) {
                throw new ReviewRefusal(ReviewRefusal.Reason.NO_VERDICT);
            }
            record(AuditAction.VERDICT_WITHDRAWN, withdrawn.get(0), actor);
        });
    }

    private List<ReviewEntry> withdrawVerdicts(Draft draft, Caller caller) {
        List<ReviewEntry> own = verdicts(draft, caller);
        own.forEach(each -> reviews.withdraw(draft.id(), each.number(), now()));
        return own;
    }

    /** Returns the verdicts of a caller that stand. */
    List<ReviewEntry> verdicts(Draft draft, Caller caller) {
        return reviews.of(draft.id()).stream()
                .filter(each -> each.kind() != ReviewEntry.Kind.ASKED && each.withdrawnAt() == null)
                .filter(each -> each.by().identity().equals(caller.identity()))
                .toList();
    }

    private BookSource book(Draft draft, @Nullable String seen) {
        DraftPreview preview = drafts.preview(draft.id());
        BookSource source = preview.source();
        if (source == null) {
            throw new ReviewRefusal(ReviewRefusal.Reason.CONFLICTS);
        }
        if (seen != null && !seen.equals(source.version())) {
            throw new ReviewRefusal(ReviewRefusal.Reason.BOOK_CHANGED);
        }
        return source;
    }

    /** Returns the open drafts that wait for a verdict of this caller, who was asked or could give one. */
    public List<ReviewEntry> waitingFor(Caller caller) {
        if (!caller.may(Role.APPROVER) || caller.person() == null) {
            return List.of();
        }
        return reviews.draftsWithReviews().stream()
                .map(id -> lastAsked(id, caller))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns the last verdicts on open drafts of this caller that ask for changes. */
    public List<ReviewEntry> changesAskedOf(Caller caller) {
        Contributor author = Contributor.of(caller);
        return reviews.draftsWithReviews().stream()
                .filter(id -> drafts.contributors(id).stream().anyMatch(author::isSameAs))
                .map(reviews::of)
                .map(entries -> entries.get(entries.size() - 1))
                .filter(last -> last.kind() == ReviewEntry.Kind.CHANGES_ASKED && last.withdrawnAt() == null)
                .toList();
    }

    private Optional<ReviewEntry> lastAsked(UUID id, Caller caller) {
        List<ReviewEntry> entries = reviews.of(id);
        ReviewEntry last = entries.get(entries.size() - 1);
        boolean isForCaller = last.kind() == ReviewEntry.Kind.ASKED
                && (last.askedOf() == null || last.askedOf().equals(caller.person()));
        return isForCaller && mayApprove(drafts.find(id), caller) ? Optional.of(last) : Optional.empty();
    }

    private boolean mayApprove(Draft draft, Caller caller) {
        try {
            check.requireMayApprove(draft, caller);
            return true;
        } catch (ReviewRefusal e) {
            return false;
        }
    }

    private void record(AuditAction action, ReviewEntry entry, Actor actor) {
        trail.append(new AuditEvent(
                actor,
                action,
                new Target(TargetKind.DRAFT, entry.draft().toString()),
                Map.of("version", entry.version())));
    }

    private static AuditAction action(ReviewEntry.Kind kind) {
        return switch (kind) {
            case ASKED -> AuditAction.REVIEW_ASKED;
            case APPROVED -> AuditAction.DRAFT_APPROVED;
            case CHANGES_ASKED -> AuditAction.CHANGES_ASKED;
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
