package org.holdfast.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.holdfast.decisions.Candidate.Identity;
import org.holdfast.rules.model.Preference;
import org.jspecify.annotations.Nullable;

/**
 * The order in which candidates are tried. Candidates for the same action and subject form a group that is represented
 * by the one that the action prefers, or by the next one if that is not chosen. Groups rank by kind and score.
 */
final class CandidateOrder {

    /** Budgets and allowances can make different amounts equal; then the proposed amount decides. */
    private static final Comparator<Candidate> MOST_FIRST = Comparator.comparing(Candidate::amount)
            .thenComparing(Candidate::desired)
            .reversed();

    private static final Comparator<Candidate> LEAST_FIRST =
            Comparator.comparing(Candidate::amount).thenComparing(Candidate::desired);

    private final PriorityQueue<List<Candidate>> groups =
            new PriorityQueue<>(Comparator.comparing((List<Candidate> group) -> group.get(0), Candidate.BEST_FIRST));

    CandidateOrder(Collection<Candidate> candidates) {
        Map<Identity, List<Candidate>> byIdentity = new LinkedHashMap<>();
        candidates.forEach(each -> byIdentity
                .computeIfAbsent(each.identity(), identity -> new ArrayList<>(1))
                .add(each));
        byIdentity.values().forEach(group -> {
            if (group.size() > 1) {
                group.sort(preferenceOrder(group.get(0).prefer()).thenComparing(Candidate.BEST_FIRST));
            }
            groups.add(group);
        });
    }

    private static Comparator<Candidate> preferenceOrder(Preference prefer) {
        return switch (prefer) {
            case MOST -> MOST_FIRST;
            case LEAST -> LEAST_FIRST;
            case FIRST -> Candidate.AS_WRITTEN;
            case SCORE -> Candidate.BEST_FIRST;
        };
    }

    /** Removes and returns the best remaining group, its preferred candidate first; {@code null} when none is left. */
    @Nullable
    List<Candidate> next() {
        return groups.poll();
    }

    /** Puts a group back without its first candidate, which was not chosen. */
    void withoutFirst(List<Candidate> group) {
        if (group.size() > 1) {
            groups.add(group.subList(1, group.size()));
        }
    }
}
