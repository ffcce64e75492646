package org.holdfast.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.loyalty.ComplaintView;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.NpsGroup;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.PurchaseSummary;

/**
 * The same rules as a program: loops and conditions, with the rules of a segment found by a map. The lower bound for
 * engines.
 */
final class HandWritten implements Contender {

    private final Map<String, List<Spec>> bySegment = new HashMap<>();
    private final List<Spec> forEverybody = new ArrayList<>();

    HandWritten(List<Spec> specs) {
        for (Spec spec : specs) {
            (spec.segment() == null
                            ? forEverybody
                            : bySegment.computeIfAbsent(spec.segment(), key -> new ArrayList<>()))
                    .add(spec);
        }
    }

    @Override
    public List<Proposed> proposals(CustomerView view) {
        List<Proposed> found = new ArrayList<>(4);
        for (Spec spec : bySegment.getOrDefault(view.facts().segment(), List.of())) {
            apply(spec, view, found);
        }
        for (Spec spec : forEverybody) {
            apply(spec, view, found);
        }
        return found;
    }

    static void apply(Spec spec, CustomerView view, List<Proposed> found) {
        switch (spec.kind()) {
            case 0, 1, 5 -> orders(spec, view, found);
            case 3, 4, 6 -> complaints(spec, view, found);
            default -> {
                if (customer(spec, view)) {
                    found.add(new Proposed(spec, ""));
                }
            }
        }
    }

    private static void orders(Spec spec, CustomerView view, List<Proposed> found) {
        for (OrderView order : view.orders()) {
            boolean fits = switch (spec.kind()) {
                case 0 ->
                    order.open()
                            && order.punctuality().daysLate() != null
                            && order.punctuality().daysLate() >= spec.a();
                case 1 ->
                    order.open()
                            && order.punctuality().daysLate() != null
                            && order.punctuality().daysLate() >= spec.a()
                            && order.homeValue().compareTo(BigDecimal.valueOf(spec.b())) >= 0
                            && !complainedAbout(order, view);
                default ->
                    order.deliveredDaysAgo() != null
                            && order.deliveredDaysAgo() <= spec.a()
                            && order.shortfall().items() != null
                            && order.shortfall().items() >= spec.b();
            };
            if (fits) {
                found.add(new Proposed(spec, order.order().id()));
            }
        }
    }

    private static boolean complainedAbout(OrderView order, CustomerView view) {
        for (ComplaintView complaint : view.complaints()) {
            if (order.order().id().equals(complaint.complaint().orderId())) {
                return true;
            }
        }
        return false;
    }

    private static void complaints(Spec spec, CustomerView view, List<Proposed> found) {
        for (ComplaintView complaint : view.complaints()) {
            boolean fits = switch (spec.kind()) {
                case 3 -> complaint.open() && !complaint.answered() && complaint.workingDaysUnanswered() > spec.a();
                case 4 ->
                    complaint.resolvedDaysAgo() != null
                            && complaint.resolvedDaysAgo() <= spec.a()
                            && "us".equals(String.valueOf(complaint.complaint().fault()))
                            && complaint.complaint().severity() >= spec.b();
                default ->
                    !complaint.open() && complaint.daysOpen() >= spec.a() && complaint.resolvedDaysAgo() <= spec.b();
            };
            if (fits) {
                found.add(new Proposed(spec, complaint.complaint().id()));
            }
        }
    }

    private static boolean customer(Spec spec, CustomerView view) {
        PurchaseSummary purchaseSummary = view.purchases();
        return switch (spec.kind()) {
            case 2 ->
                purchaseSummary.quietRatio() != null
                        && purchaseSummary.quietRatio().compareTo(BigDecimal.valueOf(spec.a())) >= 0
                        && purchaseSummary.daysSinceLast() >= spec.b()
                        && view.openComplaints() == 0;
            case 7 -> view.birthdayInDays() == 0 && purchaseSummary.countIn(365) >= spec.a();
            case 8 ->
                purchaseSummary.spendIn(365).compareTo(BigDecimal.valueOf(spec.a())) >= 0
                        && purchaseSummary.spendIn(365).compareTo(BigDecimal.valueOf(spec.b())) < 0;
            case 9 -> view.npsGroup() == NpsGroup.DETRACTOR && view.npsDaysAgo() < spec.a();
            case 10 -> {
                int count = 0;
                for (ComplaintView complaint : view.complaints()) {
                    count += complaint.openedDaysAgo() < spec.b() ? 1 : 0;
                }
                yield count >= spec.a();
            }
            default ->
                purchaseSummary.countIn(365) >= spec.a()
                        && purchaseSummary.daysSinceLast() < spec.b()
                        && !lateUnderWay(view);
        };
    }

    private static boolean lateUnderWay(CustomerView view) {
        for (OrderView order : view.orders()) {
            if (order.open() && Boolean.TRUE.equals(order.punctuality().late())) {
                return true;
            }
        }
        return false;
    }
}
