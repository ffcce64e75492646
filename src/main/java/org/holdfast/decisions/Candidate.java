package org.holdfast.decisions;

import java.math.BigDecimal;
import java.util.Comparator;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** A proposal with its score. */
record Candidate(Proposal proposal, @Nullable String subject, @Nullable BigDecimal granted, Score score) {

    /**
     * The order in which actions come: kind first, then the score; where those are equal, the action's name, what it is about and the
     * rule's name decide, so that the answer never hangs on luck.
     */
    static final Comparator<Candidate> BEST_FIRST = Comparator
            .comparing((Candidate each) -> each.proposal.action().kind())
            .thenComparing(each -> each.score.total(), Comparator.reverseOrder())
            .thenComparing(each -> each.proposal.action().id())
            .thenComparing(Candidate::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(each -> each.proposal.rule().name());

    static Candidate of(Proposal proposal) {
        BigDecimal granted = proposal.desired();
        BigDecimal value = proposal.action().worth().subtract(proposal.action().cost());
        return new Candidate(proposal, proposal.subject(), granted,
                Score.ofValue(granted == null ? value : value.subtract(granted)));
    }

    /** What makes two proposals the same to the customer. */
    Object identity() {
        return java.util.Arrays.asList(proposal.action().id(), subject);
    }
}
