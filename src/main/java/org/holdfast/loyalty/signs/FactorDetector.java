package org.holdfast.loyalty.signs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.facts.Order;
import org.holdfast.facts.Survey;
import org.jspecify.annotations.Nullable;

/** Detects the factors behind a customer's loyalty. */
final class FactorDetector {

    /** With fewer orders, a share of them is not meaningful. */
    private static final int MIN_ORDERS = 3;

    private static final BigDecimal STILL_IN_RHYTHM = new BigDecimal("1.5");
    private static final int PROMOTER = 9;

    private FactorDetector() {}

    static List<Factor> of(LoyaltyEvidence loyaltyEvidence, List<Sign> signs) {
        List<Factor> found = new ArrayList<>();
        List<Order> orders = loyaltyEvidence.orders();
        price(orders, found);
        String benefits = loyaltyEvidence.benefits();
        if (benefits != null) {
            found.add(new Factor(Factor.Kind.BENEFITS, benefits));
        }
        reliability(loyaltyEvidence, orders, found);
        BigDecimal quietRatio = loyaltyEvidence.quietRatio();
        if (loyaltyEvidence.usualGapDays() != null
                && quietRatio != null
                && quietRatio.compareTo(STILL_IN_RHYTHM) <= 0) {
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
        List<BigDecimal> discounts = orders.stream()
                .map(Order::appliedDiscount)
                .filter(Objects::nonNull)
                .toList();
        long discounted = discounts.stream().filter(each -> each.signum() > 0).count();
        if (discounts.size() >= MIN_ORDERS && 2 * discounted >= discounts.size()) {
            found.add(
                    new Factor(Factor.Kind.PRICE, discounted + " of " + discounts.size() + " orders with a discount"));
        }
    }

    private static void reliability(LoyaltyEvidence loyaltyEvidence, List<Order> orders, List<Factor> found) {
        List<Order> promised = orders.stream()
                .filter(order -> order.promisedAt() != null && loyaltyEvidence.deliveredAt(order) != null)
                .toList();
        long late = promised.stream().filter(loyaltyEvidence::late).count();
        if (promised.size() >= MIN_ORDERS && 10 * late <= promised.size()) {
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
        List<Survey> surveys = loyaltyEvidence.facts().surveys();
        return surveys == null
                ? null
                : surveys.stream()
                        .filter(each -> each.kind() == Survey.Kind.NPS && loyaltyEvidence.lately(each.at()) != null)
                        .max(Comparator.comparing((Survey each) -> each.at().start(loyaltyEvidence.zone()))
                                .thenComparing(Object::toString))
                        .orElse(null);
    }
}
