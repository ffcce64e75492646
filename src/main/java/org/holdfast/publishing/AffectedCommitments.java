package org.holdfast.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.history.rulebooks.Commitments;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.RuleBookPublisher.Rests;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleDiff;
import org.jspecify.annotations.Nullable;

/** Finds the open offers and promises whose rule is changed or removed by the next rule book. */
final class AffectedCommitments {

    private final Commitments commitments;
    private final LiveRuleBook liveHere;
    private final Function<Publication, @Nullable DecisionModel> build;

    /** @param build builds a published rule book, or returns {@code null} if this version of the program cannot */
    AffectedCommitments(
            Commitments commitments, LiveRuleBook liveHere, Function<Publication, @Nullable DecisionModel> build) {
        this.commitments = commitments;
        this.liveHere = liveHere;
        this.build = build;
    }

    List<Rests> by(Publication current, RuleBook next, Instant now) {
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
        RuleBook here = liveHere.ifStarted().map(state -> state.book().rules()).orElse(null);
        if (here != null && current.isSameAs(here.source())) {
            return here;
        }
        DecisionModel book = build.apply(current);
        return book == null ? null : book.rules();
    }
}
