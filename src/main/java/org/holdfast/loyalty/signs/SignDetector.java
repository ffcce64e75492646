package org.holdfast.loyalty.signs;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/** Detects the seven signs of loyalty. */
final class SignDetector {

    private final LoyaltyEvidence loyaltyEvidence;
    private final List<Order> orders;
    private final List<Sign> found = new ArrayList<>();

    private SignDetector(LoyaltyEvidence loyaltyEvidence) {
        this.loyaltyEvidence = loyaltyEvidence;
        this.orders = loyaltyEvidence.orders();
    }

    /** Returns the signs shown, in the order of {@link Sign.Kind}. */
    static List<Sign> of(LoyaltyEvidence loyaltyEvidence) {
        SignDetector signDetector = new SignDetector(loyaltyEvidence);
        signDetector.returns();
        signDetector.addStatement(Sign.Kind.RECOMMENDS, Set.of(Interaction.Kind.RECOMMENDATION));
        signDetector.addStatement(Sign.Kind.PRAISES, Set.of(Interaction.Kind.PRAISE));
        signDetector.addStatement(Sign.Kind.DEFENDS, Set.of(Interaction.Kind.DEFENCE));
        signDetector.addStatement(Sign.Kind.INFORMS, Set.of(Interaction.Kind.TIP, Interaction.Kind.COMPETITOR_MENTION));
        signDetector.forgives();
        signDetector.firstToBuy();
        return List.copyOf(signDetector.found);
    }

    private void returns() {
        long days = orders.stream()
                .map(order -> order.placedAt().day(loyaltyEvidence.zone()))
                .distinct()
                .count();
        if (days >= 2) {
            byOrder(Sign.Kind.RETURNS, (int) days - 1, orders.get(orders.size() - 1));
        }
    }

    private void addStatement(Sign.Kind kind, Set<Interaction.Kind> kinds) {
        List<Interaction> all = loyaltyEvidence.facts().interactions() == null
                ? List.of()
                : loyaltyEvidence.facts().interactions().stream()
                        .filter(each -> kinds.contains(each.kind()) && loyaltyEvidence.lately(each.at()) != null)
                        .sorted(Comparator.comparing(
                                        (Interaction each) -> each.at().start(loyaltyEvidence.zone()))
                                .thenComparing(Object::toString))
                        .toList();
        if (!all.isEmpty()) {
            Interaction last = all.get(all.size() - 1);
            found.add(new Sign(
                    kind,
                    all.size(),
                    Objects.requireNonNull(loyaltyEvidence.lately(last.at())),
                    last.note() == null || last.note().isBlank()
                            ? last.at().day(loyaltyEvidence.zone()).toString()
                            : last.note(),
                    null));
        }
    }

    /** Counts each mishap that was followed by an order on a later day, once. */
    private void forgives() {
        List<LocalDate> mishaps = new ArrayList<>();
        for (Complaint complaint : loyaltyEvidence.facts().complaints() == null
                ? List.<Complaint>of()
                : loyaltyEvidence.facts().complaints()) {
            add(mishaps, complaint.openedAt());
        }
        orders.stream()
                .filter(loyaltyEvidence::late)
                .forEach(order -> add(mishaps, loyaltyEvidence.deliveredAt(order)));
        long[] placed = orders.stream()
                .mapToLong(order -> order.placedAt().epochDay(loyaltyEvidence.zone()))
                .toArray();
        int times = 0;
        int shows = -1;
        for (LocalDate mishap : mishaps) {
            int next = firstAfter(mishap.toEpochDay(), placed);
            if (next < placed.length) {
                times++;
                shows = Math.max(shows, next);
            }
        }
        if (shows >= 0) {
            byOrder(Sign.Kind.FORGIVES, times, orders.get(shows));
        }
    }

    /**
     * Returns the index of the first day after the given day, or the length of the array if there is none. Binary
     * search, because customers can have thousands of orders.
     */
    private static int firstAfter(long day, long[] days) {
        int low = 0;
        int high = days.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] > day) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void add(List<LocalDate> mishaps, @Nullable DateOrInstant at) {
        if (at != null && loyaltyEvidence.lately(at) != null) {
            mishaps.add(at.day(loyaltyEvidence.zone()));
        }
    }

    private void firstToBuy() {
        List<Order> early = orders.stream().filter(this::hasSomethingNew).toList();
        if (!early.isEmpty()) {
            byOrder(Sign.Kind.FIRST_TO_BUY, early.size(), early.get(early.size() - 1));
        }
    }

    private boolean hasSomethingNew(Order order) {
        for (OrderLine line : order.lines() == null ? List.<OrderLine>of() : order.lines()) {
            if (line.launchedAt() != null) {
                long days = ChronoUnit.DAYS.between(
                        line.launchedAt().day(loyaltyEvidence.zone()),
                        order.placedAt().day(loyaltyEvidence.zone()));
                if (days <= LoyaltyProfile.NEW_FOR_DAYS) {
                    return true;
                }
            }
        }
        return false;
    }

    private void byOrder(Sign.Kind kind, int times, Order order) {
        found.add(new Sign(
                kind,
                times,
                Objects.requireNonNull(loyaltyEvidence.lately(order.placedAt())),
                order.key(),
                order.key()));
    }
}
