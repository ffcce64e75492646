package org.holdfast.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.holdfast.decisions.Candidate.Identity;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.offers.GroupChoice;
import org.holdfast.rules.offers.OfferGroup;
import org.jspecify.annotations.Nullable;

/**
 * The order in which candidates are tried. Of the candidates for the same action and subject, and of those in one group
 * of offers, at most one is chosen. Such alternatives are represented by the one that the action or the group prefers,
 * or by the next one if that is not chosen. They rank by kind and score.
 */
final class CandidateOrder {

    /**
     * Budgets and allowances can make different amounts equal; then the proposed amount decides. Points may count
     * nothing; then more of them are more.
     */
    private static final Comparator<Candidate> MOST_FIRST = Comparator.comparing(Candidate::amount)
            .thenComparing(Candidate::desired)
            .thenComparing(Candidate::giftNumber)
            .reversed();

    private static final Comparator<Candidate> LEAST_FIRST = Comparator.comparing(Candidate::amount)
            .thenComparing(Candidate::desired)
            .thenComparing(Candidate::giftNumber);

    private static final Comparator<Candidate> PRIORITY_FIRST =
            Comparator.comparing(Candidate::priority).reversed();

    private final PriorityQueue<List<Candidate>> alternatives = new PriorityQueue<>(
            Comparator.comparing((List<Candidate> candidates) -> candidates.get(0), Candidate.BEST_FIRST));

    CandidateOrder(Collection<Candidate> candidates) {
        Map<Identity, List<Candidate>> byIdentity = new LinkedHashMap<>();
        candidates.forEach(each -> byIdentity
                .computeIfAbsent(each.identity(), identity -> new ArrayList<>(1))
                .add(each));
        Map<OfferGroup, List<List<Candidate>>> byGroup = new LinkedHashMap<>();
        byIdentity.values().forEach(same -> {
            if (same.size() > 1) {
                same.sort(preferenceOrder(same.get(0).prefer()));
            }
            OfferGroup group = same.get(0).group();
            if (group == null) {
                alternatives.add(same);
            } else {
                byGroup.computeIfAbsent(group, each -> new ArrayList<>(1)).add(same);
            }
        });
        byGroup.forEach((group, members) -> alternatives.add(merged(members, GroupOrder.of(group.choose()))));
    }

    /** Merges the members of a group into one list that keeps the order within each member. */
    private static List<Candidate> merged(List<List<Candidate>> members, Comparator<Candidate> order) {
        if (members.size() == 1) {
            return members.get(0);
        }
        PriorityQueue<List<Candidate>> heads =
                new PriorityQueue<>(Comparator.comparing((List<Candidate> member) -> member.get(0), order));
        heads.addAll(members);
        List<Candidate> all = new ArrayList<>();
        for (List<Candidate> member = heads.poll(); member != null; member = heads.poll()) {
            all.add(member.get(0));
            if (member.size() > 1) {
                heads.add(member.subList(1, member.size()));
            }
        }
        return all;
    }

    private static Comparator<Candidate> preferenceOrder(Preference prefer) {
        Comparator<Candidate> order = switch (prefer) {
            case MOST -> MOST_FIRST.thenComparing(PRIORITY_FIRST);
            case LEAST -> LEAST_FIRST.thenComparing(PRIORITY_FIRST);
            case FIRST -> Candidate.AS_WRITTEN;
            case SCORE -> Candidate.BEST_FIRST;
        };
        return order.thenComparing(Candidate.BEST_FIRST);
    }

    /** Removes and returns the best remaining alternatives, the preferred one first; {@code null} when none is left. */
    @Nullable
    List<Candidate> next() {
        return alternatives.poll();
    }

    /** Puts alternatives back without the first one, which was not chosen. */
    void withoutFirst(List<Candidate> candidates) {
        if (candidates.size() > 1) {
            alternatives.add(candidates.subList(1, candidates.size()));
        }
    }

    /** The order of the candidates in a group of offers, and why one of them goes before another. */
    static final class GroupOrder {

        /** Name of the check that a customer gets one action of a group. */
        static final String NAME = "group";

        private static final Criterion AMOUNT = new Criterion(
                "group-amount", Comparator.comparing(Candidate::amount).reversed());
        private static final Criterion PRIORITY = new Criterion(
                "group-priority", Comparator.comparing(Candidate::priority).reversed());
        private static final Criterion SCORE = new Criterion(
                "group-score",
                Comparator.comparing((Candidate each) -> each.score().total()).reversed());

        private static final Map<GroupChoice, List<Criterion>> CRITERIA = new EnumMap<>(Map.of(
                GroupChoice.CUSTOMER, List.of(AMOUNT, PRIORITY, SCORE),
                GroupChoice.PRIORITY, List.of(PRIORITY, SCORE),
                GroupChoice.US, List.of(SCORE, PRIORITY)));

        private GroupOrder() {}

        /** @param because key of the reason in {@link HoldReasons} if it decides */
        private record Criterion(String because, Comparator<Candidate> order) {}

        /** Returns the order of a choice. */
        static Comparator<Candidate> of(GroupChoice choice) {
            return criteria(choice).stream()
                    .map(Criterion::order)
                    .reduce(Comparator::thenComparing)
                    .orElse(Candidate.BEST_FIRST)
                    .thenComparing(Candidate.BEST_FIRST);
        }

        private static List<Criterion> criteria(GroupChoice choice) {
            return Objects.requireNonNull(CRITERIA.get(choice), "Every choice has its criteria");
        }

        /** Returns the hold of a candidate behind the one that its group prefers. */
        static Verdict.HeldBack behind(Candidate winner, Candidate loser, OfferGroup group) {
            String because = criteria(group.choose()).stream()
                    .filter(each -> each.order.compare(winner, loser) != 0)
                    .findFirst()
                    .filter(each -> each.order.compare(winner, loser) < 0)
                    .map(Criterion::because)
                    .orElse("group-order");
            Map<String, Object> details = new HashMap<>(Map.of("group", group.name(), "rule", winner.rule()));
            if (because.equals(AMOUNT.because)) {
                details.put("more", winner.amount().toPlainString());
                details.put("less", loser.amount().toPlainString());
            }
            return Verdict.heldBack(because, details, null);
        }
    }
}
