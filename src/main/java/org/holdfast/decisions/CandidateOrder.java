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
 * The order in which candidates are tried. Of those for one action about one thing, the one that the action prefers
 * stands for all of them; the next one takes its place when it comes to nothing. Those that stand for something else
 * rank by kind and score.
 */
final class CandidateOrder {

    /** Equal amounts are ordered by what was desired: budgets and allowances can make different amounts equal. */
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
                group.sort(preferred(group.get(0).prefer()).thenComparing(Candidate.BEST_FIRST));
            }
            groups.add(group);
        });
    }

    private static Comparator<Candidate> preferred(Preference prefer) {
        return switch (prefer) {
            case MOST -> MOST_FIRST;
            case LEAST -> LEAST_FIRST;
            case FIRST -> Candidate.AS_WRITTEN;
            case SCORE -> Candidate.BEST_FIRST;
        };
    }

    /**
     * The best of those that are left, which is not left any more; the others of its action about the same thing go
     * with it.
     */
    @Nullable
    List<Candidate> next() {
        return groups.poll();
    }

    /** The first of a group came to nothing: the others may try. */
    void withoutFirst(List<Candidate> group) {
        if (group.size() > 1) {
            groups.add(group.subList(1, group.size()));
        }
    }
}
