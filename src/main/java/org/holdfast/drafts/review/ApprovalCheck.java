package org.holdfast.drafts.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.review.Independence.Doubt;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.publishing.PublishingPolicy;

/**
 * Decides which approvals of a draft count. They are given to one rule book, by people who have not worked on the draft
 * and are independent of those who have.
 */
public final class ApprovalCheck {

    /** How long a hand in an account has weight. */
    public static final Duration WINDOW = Duration.ofDays(7);

    private final ReviewTable reviews;
    private final DraftService drafts;
    private final PeopleService people;
    private final AccountActs accounts;
    private final PublishingPolicy policy;
    private final Clock clock;

    ApprovalCheck(
            ReviewTable reviews,
            DraftService drafts,
            PeopleService people,
            AccountActs accounts,
            PublishingPolicy policy,
            Clock clock) {
        this.reviews = reviews;
        this.drafts = drafts;
        this.people = people;
        this.accounts = accounts;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * The approvals of a rule book.
     *
     * @param names names of those whose approval counts
     * @param needed how many are needed
     * @param objections names of those who asked for changes of this rule book
     * @param voided whether there is an approval of another rule book, which this draft made before
     */
    public record Approvals(List<String> names, int needed, List<String> objections, boolean voided) {

        public boolean isEnough() {
            return names.size() >= needed && objections.isEmpty();
        }
    }

    /** Returns the approvals of a rule book that a draft makes. */
    public Approvals of(Draft draft, String version, int semantics) {
        Independence independence = independence(draft);
        List<Contributor> authors = drafts.contributors(draft.id());
        Map<String, String> approved = new LinkedHashMap<>();
        List<String> objections = new ArrayList<>();
        boolean voided = false;
        for (ReviewEntry entry : reviews.of(draft.id())) {
            if (entry.isVerdictOn(version, semantics)) {
                if (entry.kind() == ReviewEntry.Kind.CHANGES_ASKED) {
                    objections.add(entry.by().name());
                } else if (counts(entry.by(), authors, approved, independence)) {
                    approved.put(entry.by().identity(), entry.by().name());
                }
            } else if (entry.kind() == ReviewEntry.Kind.APPROVED && entry.withdrawnAt() == null) {
                voided = true;
            }
        }
        int needed = authors.stream().anyMatch(each -> independence.isUnknown(each.identity())) ? 2 : 1;
        return new Approvals(
                List.copyOf(approved.values()),
                needed,
                objections.stream().distinct().toList(),
                voided && approved.isEmpty());
    }

    private boolean counts(
            Contributor by, List<Contributor> authors, Map<String, String> approved, Independence independence) {
        return doubt(by, authors, independence) == Doubt.NONE
                && isApprover(by)
                && approved.keySet().stream()
                        .allMatch(other -> independence.between(by.identity(), other) == Doubt.NONE);
    }

    /** The person behind an approval must still be one who may approve. */
    private boolean isApprover(Contributor by) {
        return person(by)
                .filter(each -> each.state() == Person.State.ACTIVE)
                .filter(each -> each.caller().may(Role.APPROVER))
                .isPresent();
    }

    private Optional<Person> person(Contributor by) {
        String id = accounts.personBehind(by.identity());
        return people.all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * Refuses an approval that would not count.
     *
     * @throws ReviewRefusal if the caller cannot approve this draft, and why
     */
    void requireMayApprove(Draft draft, Caller caller) {
        if (caller.person() == null) {
            throw new ReviewRefusal(ReviewRefusal.Reason.NOT_A_PERSON);
        }
        Doubt doubt = doubt(Contributor.of(caller), drafts.contributors(draft.id()), independence(draft));
        if (doubt != Doubt.NONE) {
            throw new ReviewRefusal(
                    switch (doubt) {
                        case SAME_PERSON -> ReviewRefusal.Reason.OWN_WORK;
                        case HAND_IN_ACCOUNT -> ReviewRefusal.Reason.HAND_IN_ACCOUNT;
                        case SAME_HAND -> ReviewRefusal.Reason.SAME_HAND;
                        case UNKNOWN, NONE -> ReviewRefusal.Reason.HAND_OF_MACHINE;
                    });
        }
        if (!isApprover(Contributor.of(caller))) {
            throw new ReviewRefusal(ReviewRefusal.Reason.NOT_AN_APPROVER);
        }
    }

    private static Doubt doubt(Contributor by, List<Contributor> authors, Independence independence) {
        if (authors.stream().anyMatch(author -> independence.isSame(by.identity(), author.identity()))) {
            return Doubt.SAME_PERSON;
        }
        if (independence.isUnknown(by.identity())) {
            return Doubt.UNKNOWN;
        }
        return authors.stream()
                .map(author -> independence.between(by.identity(), author.identity()))
                .filter(each -> each != Doubt.NONE)
                .findFirst()
                .orElse(Doubt.NONE);
    }

    /**
     * The window begins before the draft does, so that an account cannot be used first and grow old before the
     * approval.
     */
    private Independence independence(Draft draft) {
        Instant now = clock.instant();
        Instant begun = draft.createdAt().isBefore(now) ? draft.createdAt() : now;
        return new Independence(
                accounts, begun.minus(WINDOW), policy.secondPersonSince().orElse(now));
    }
}
