package org.holdfast.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;
import org.holdfast.diagnostics.Problem;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.publishing.RuleBookPublisher.OtherLive;
import org.holdfast.publishing.RuleBookPublisher.Published;
import org.holdfast.publishing.RuleBookPublisher.Rests;
import org.holdfast.publishing.RuleBookPublisher.Signature;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to a publication in one transaction, under the lock of all servers: approval, storing and the audit. */
final class PublicationStore {

    private final RuleBooks books;
    private final PublishingPolicy policy;
    private final AuditTrail trail;
    private final AffectedCommitments affected;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** Whether publications are recorded in the audit trail. */
    private final boolean recorded;

    PublicationStore(
            RuleBooks books,
            PublishingPolicy policy,
            AuditTrail trail,
            AffectedCommitments affected,
            TransactionTemplate transaction,
            Clock clock) {
        this(books, policy, trail, affected, transaction, clock, true);
    }

    private PublicationStore(
            RuleBooks books,
            PublishingPolicy policy,
            AuditTrail trail,
            AffectedCommitments affected,
            TransactionTemplate transaction,
            Clock clock,
            boolean recorded) {
        this.books = books;
        this.policy = policy;
        this.trail = trail;
        this.affected = affected;
        this.transaction = transaction;
        this.clock = clock;
        this.recorded = recorded;
    }

    /** Returns this store with another clock; what it stores is not in the audit trail. */
    PublicationStore backdated(Clock other) {
        return new PublicationStore(books, policy, trail, affected, transaction, other, false);
    }

    /**
     * How a rule book goes live.
     *
     * @param replaces number of the publication that must be live; {@code null} for any
     */
    record Act(
            Publication.From from,
            @Nullable Integer restores,
            boolean resting,
            Warrant warrant,
            @Nullable Integer replaces) {}

    /**
     * Stores a rule book that has passed its checks, and makes it live.
     *
     * @throws ApprovalNeeded if a second person has to approve it first
     * @throws OtherLive if another one than the caller has seen is live
     */
    Published store(ValidationReport checked, Signature by, Act act) {
        return Objects.requireNonNull(transaction.execute(status -> underLock(checked, by, act)));
    }

    private Published underLock(ValidationReport checked, Signature by, Act act) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        RuleBooks.Live live = books.lock();
        if (act.replaces() != null && !act.replaces().equals(live.number())) {
            throw new OtherLive();
        }
        Publication current =
                live.number() == null ? null : books.find(live.number()).orElseThrow();
        if (current != null && current.isSameAs(checked.source())) {
            suspendAutomaticPublishing(live, act.resting(), by.actor());
            return new Published(current, checked, false, List.of());
        }
        Publication.Approval approval = policy.admit(current, checked.source(), act.warrant(), by.note());
        List<Rests> rests = current == null
                ? List.of()
                : affected.by(current, RuleBookPublisher.built(checked).rules(), now);
        Publication next = new Publication(
                current == null ? 1 : current.number() + 1,
                checked.source().version(),
                by.author(),
                by.note(),
                now,
                act.from(),
                checked.source().semantics(),
                act.restores(),
                checks(checked),
                approval);
        books.publish(checked.source(), next, act.resting());
        policy.wentLive(next, by.actor());
        if (recorded) {
            trail.append(event(by.actor(), next, act.resting()));
        }
        return new Published(next, checked, true, rests);
    }

    private void suspendAutomaticPublishing(RuleBooks.Live live, boolean suspended, Actor actor) {
        books.pauseAutoPublish(suspended);
        if (recorded && live.resting() != suspended) {
            trail.append(new AuditEvent(
                    actor, AuditAction.AUTOMATIC_PUBLISHING_CHANGED, null, Map.of("suspended", suspended)));
        }
    }

    /** The note is in the list of versions; free text stays out of the audit trail. */
    private static AuditEvent event(Actor actor, Publication publication, boolean suspended) {
        Map<String, Object> details = new HashMap<>();
        details.put("version", publication.version());
        details.put("author", publication.author());
        details.put("from", publication.from().toString());
        details.put("rules", publication.checks().rules());
        details.put("automaticPublishingSuspended", suspended);
        details.put("approval", publication.approval().kind().toString());
        Integer restored = publication.restores();
        if (restored != null) {
            details.put("restores", restored);
        }
        return new AuditEvent(
                actor,
                restored == null ? AuditAction.RULE_BOOK_PUBLISHED : AuditAction.RULE_BOOK_RESTORED,
                new Target(TargetKind.RULE_BOOK, String.valueOf(publication.number())),
                details);
    }

    private static Publication.Checks checks(ValidationReport checked) {
        return new Publication.Checks(
                RuleBookPublisher.built(checked).rules().rules().size(),
                checked.scenarios().size(),
                checked.problems().stream().map(Problem::toString).toList());
    }
}
