package org.holdfast.loyalty.signs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.facts.Order;
import org.holdfast.facts.Survey;
import org.jspecify.annotations.Nullable;

/** Looks for what loyalty rests on. */
final class FactorDetector {

    /** Fewer orders say nothing about a share of them. */
    private static final int FEWEST_ORDERS = 3;

    private static final BigDecimal STILL_IN_RHYTHM = new BigDecimal("1.5");
    private static final int PROMOTER = 9;

    private FactorDetector() {}

    static List<Factor> of(LoyaltyEvidence loyaltyEvidence, List<Sign> signs) {
        List<Factor> found = new ArrayList<>();
        List<Order> orders = loyaltyEvidence.orders();
        price(orders, found);
        if (loyaltyEvidence.benefits() != null) {
            found.add(new Factor(Factor.Kind.BENEFITS, loyaltyEvidence.benefits()));
        }
        reliability(loyaltyEvidence, orders, found);
        if (loyaltyEvidence.usualGapDays() != null
                && loyaltyEvidence.quietRatio() != null
                && loyaltyEvidence.quietRatio().compareTo(STILL_IN_RHYTHM) <= 0) {
            found.add(new Factor(Factor.Kind.HABIT, "every " + loyaltyEvidence.usualGapDays() + " days"));
        }
        Survey nps = lastNps(loyaltyEvidence);
        if (nps != null && nps.score().intValue() >= PROMOTER) {
            found.add(new Factor(Factor.Kind.ENTHUSIASM, nps.score().toPlainString() + " of 10"));
        }
        bySigns(Factor.Kind.AFFECTION, signs, found, Sign.Kind.RECOMMENDS, Sign.Kind.PRAISES, Sign.Kind.DEFENDS);
        bySigns(Factor.Kind.TRUST, signs, found, Sign.Kind.FORGIVES);
        bySigns(Factor.Kind.INTEREST, signs, found, Sign.Kind.INFORMS, Sign.Kind.FIRST_TO_BUY);
        return List.copyOf(found);
    }

    private static void price(List<Order> orders, List<Factor> found) {
        List<Order> told =
                orders.stream().filter(order -> order.appliedDiscount() != null).toList();
        long reduced = told.stream()
                .filter(order -> order.appliedDiscount().signum() > 0)
                .count();
        if (told.size() >= FEWEST_ORDERS && 2 * reduced >= told.size()) {
            found.add(new Factor(Factor.Kind.PRICE, reduced + " of " + told.size() + " orders with a discount"));
        }
    }

    private static void reliability(LoyaltyEvidence loyaltyEvidence, List<Order> orders, List<Factor> found) {
        List<Order> promised = orders.stream()
                .filter(order -> order.promisedAt() != null && loyaltyEvidence.daysAgo(order.deliveredAt()) != null)
                .toList();
        long late = promised.stream().filter(loyaltyEvidence::late).count();
        if (promised.size() >= FEWEST_ORDERS && 10 * late <= promised.size()) {
            found.add(new Factor(
                    Factor.Kind.RELIABILITY, promised.size() - late + " of " + promised.size() + " orders on time"));
        }
    }

    private static void bySigns(Factor.Kind kind, List<Sign> signs, List<Factor> found, Sign.Kind... kinds) {
        String evidence = signs.stream()
                .filter(sign -> List.of(kinds).contains(sign.kind()))
                .map(Sign::evidence)
                .collect(Collectors.joining("; "));
        if (!evidence.isEmpty()) {
            found.add(new Factor(kind, evidence));
        }
    }

    static @Nullable Survey lastNps(LoyaltyEvidence loyaltyEvidence) {
        return loyaltyEvidence.facts().surveys() == null
                ? null
                : loyaltyEvidence.facts().surveys().stream()
                        .filter(each -> each.kind() == Survey.Kind.NPS && loyaltyEvidence.lately(each.at()) != null)
                        .max(Comparator.comparing((Survey each) -> each.at().start(loyaltyEvidence.zone()))
                                .thenComparing(Object::toString))
                        .orElse(null);
    }
}
