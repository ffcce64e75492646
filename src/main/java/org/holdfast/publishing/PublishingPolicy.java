package org.holdfast.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.holdfast.audit.Actor;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.rulebooks.ApprovalPeriods;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.Publication.Approval;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.rules.files.BookSource;
import org.holdfast.settings.HoldfastSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides whether a rule book may go live. Every way to a live rule book passes it, in the transaction that publishes:
 * what the setting {@code holdfast.rules.approval} demands is demanded here and nowhere else.
 */
public final class PublishingPolicy {

    /** Shortest reason for an emergency, in characters. */
    public static final int MIN_REASON = 20;

    private static final String SECOND_PERSON = HoldfastSettings.Approval.SECOND_PERSON.toString();

    private final HoldfastSettings.Approval configured;
    private final RuleBooks books;
    private final ApprovalPeriods periods;
    private final Supplier<ApprovalRegister> register;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public PublishingPolicy(
            HoldfastSettings.Approval configured,
            RuleBooks books,
            ApprovalPeriods periods,
            Supplier<ApprovalRegister> register,
            TransactionTemplate transaction,
            Clock clock) {
        this.configured = configured;
        this.books = books;
        this.periods = periods;
        this.register = register;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the setting of this server the one that all servers and commands of its database obey. */
    public void enforce() {
        transaction.executeWithoutResult(status -> {
            RuleBooks.Live live = books.lock();
            String stored =
                    periods.current().map(ApprovalPeriods.Period::approval).orElse("none");
            if (!stored.equals(configured.toString())) {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                periods.begin(new ApprovalPeriods.Period(configured.toString(), now), live.number());
            }
        });
    }

    /**
     * Returns whether a second person has to approve what goes live: by the setting here, or by that of the servers.
     */
    public boolean needsSecondPerson() {
        return configured == HoldfastSettings.Approval.SECOND_PERSON
                || periods.current()
                        .filter(each -> each.approval().equals(SECOND_PERSON))
                        .isPresent();
    }

    /** Returns since when the servers demand the approval of a second person; empty if they do not. */
    public Optional<Instant> secondPersonSince() {
        return periods.current()
                .filter(each -> each.approval().equals(SECOND_PERSON))
                .map(ApprovalPeriods.Period::since);
    }

    /** Returns whether a rule book may go live again without an approval. */
    public boolean isRestorable(String version, int semantics) {
        return !needsSecondPerson() || periods.wasLiveUnder(SECOND_PERSON, version, semantics);
    }

    /**
     * Refuses early what {@link #admit} would refuse after the checks of the rule book, which take longer.
     *
     * @throws ApprovalNeeded if the rule book may not go live
     * @throws InvalidInput if a reason is missing
     */
    void checkPossible(BookSource source, Warrant warrant, String note) {
        transaction.executeWithoutResult(status -> {
            Integer number = books.lock().number();
            Publication live = number == null ? null : books.find(number).orElseThrow();
            if (live == null || !live.isSameAs(source)) {
                admit(live, source, warrant, note);
            }
        });
    }

    /**
     * Decides whether a rule book may go live now. Call it under the lock of the live rule book, in the transaction
     * that publishes.
     *
     * @param live what is live; {@code null} before the first publication
     * @return under which approval it goes live
     * @throws ApprovalNeeded if it may not
     * @throws InvalidInput if a reason is missing
     */
    Approval admit(@Nullable Publication live, BookSource source, Warrant warrant, String note) {
        int semantics = source.semantics().number();
        if (warrant instanceof Warrant.Emergency emergency) {
            register.get().checkCurrent(emergency.draft(), source.version(), semantics);
            return admitInEmergency(emergency, note);
        }
        if (!needsSecondPerson()) {
            return admitWithoutApproval(source.version(), semantics, warrant);
        }
        if (live == null) {
            return new Approval(Approval.Kind.FIRST, null, null);
        }
        if (warrant instanceof Warrant.OfDraft of) {
            return admitDraft(of.draft(), source.version(), semantics);
        }
        if (warrant instanceof Warrant.Earlier) {
            return admitEarlier(source.version(), semantics, note);
        }
        throw withoutDraft();
    }

    /** Follows a publication, in its transaction. */
    void wentLive(Publication publication, Actor by) {
        String draft = publication.approval().draft();
        if (draft != null) {
            register.get().wentLive(UUID.fromString(draft), publication.number(), by);
        }
    }

    private Approval admitWithoutApproval(String version, int semantics, Warrant warrant) {
        if (warrant instanceof Warrant.OfDraft of) {
            String by = register.get().approvers(of.draft(), version, semantics);
            return new Approval(
                    Approval.Kind.NONE, by.isEmpty() ? null : by, of.draft().toString());
        }
        return Approval.NONE;
    }

    /** A draft that takes back changes may make a rule book that was live already. */
    private Approval admitDraft(UUID draft, String version, int semantics) {
        if (periods.wasLiveUnder(SECOND_PERSON, version, semantics)) {
            register.get().checkCurrent(draft, version, semantics);
            return new Approval(Approval.Kind.RESTORED, null, draft.toString());
        }
        String by = register.get().requireApproved(draft, version, semantics);
        return new Approval(Approval.Kind.SECOND_PERSON, by, draft.toString());
    }

    private static Approval admitInEmergency(Warrant.Emergency emergency, String note) {
        if (note.strip().length() < MIN_REASON) {
            throw new InvalidInput(
                    "reason", "has " + note.strip().length() + " characters; expected are at least " + MIN_REASON);
        }
        UUID draft = emergency.draft();
        return new Approval(Approval.Kind.EMERGENCY, emergency.by(), draft.toString());
    }

    private Approval admitEarlier(String version, int semantics, String note) {
        if (!periods.wasLiveUnder(SECOND_PERSON, version, semantics)) {
            throw new ApprovalNeeded("This rule book was live only before the approval of a second person was demanded,"
                    + " so it needs one now. Open a draft with its files and ask for a review.");
        }
        if (note.isBlank()) {
            throw new InvalidInput("note", "is missing; expected is the reason for restoring the rule book");
        }
        return new Approval(Approval.Kind.RESTORED, null, null);
    }

    private static ApprovalNeeded withoutDraft() {
        return new ApprovalNeeded("A rule book goes live here only as a draft that a second person has approved"
                + " (holdfast.rules.approval=second-person). Open a draft with these files, by \"rules draft\" or in"
                + " the console, and ask for a review.");
    }
}
