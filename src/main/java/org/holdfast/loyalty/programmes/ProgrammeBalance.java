package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The balance of a customer in a programme kept by Holdfast: the part of the ledger that decisions need.
 *
 * @param lots units left, in the order in which they will be spent
 * @param pointsOwed points withdrawn after they were spent
 * @param stampsOwed stamps withdrawn after they were spent
 * @param broughtAlong whether the membership was brought along from another programme; {@code null} for one that was
 *     recorded before this was
 */
public record ProgrammeBalance(
        String programme,
        LocalDate joinedOn,
        List<Lot> lots,
        int pointsOwed,
        int stampsOwed,
        @Nullable Boolean broughtAlong) {

    public ProgrammeBalance {
        lots = lots == null ? List.of() : List.copyOf(lots);
    }

    /** Returns the balance in each programme of which the customer is a member. */
    public static List<ProgrammeBalance> of(Ledger ledger) {
        return ledger.members().stream()
                .sorted(Comparator.comparing(Enrolment::programme))
                .map(enrolment -> of(ledger, enrolment))
                .toList();
    }

    private static ProgrammeBalance of(Ledger ledger, Enrolment enrolment) {
        Account points = ledger.account(enrolment.programme(), LedgerUnit.POINTS);
        Account stamps = ledger.account(enrolment.programme(), LedgerUnit.STAMPS);
        List<Lot> lots = new ArrayList<>(points.lots());
        lots.addAll(stamps.lots());
        return new ProgrammeBalance(
                enrolment.programme(),
                enrolment.joinedOn(),
                lots,
                points.owed(),
                stamps.owed(),
                enrolment.cause().equals(Enrolment.BROUGHT_ALONG) ? true : null);
    }

    /** Returns the number of units that can be spent; negative if units are owed. */
    int balance(LedgerUnit unit, LocalDate today) {
        long left = lots.stream()
                .filter(lot -> lot.unit() == unit && lot.lasts(today))
                .mapToLong(Lot::left)
                .sum();
        return Math.toIntExact(left - (unit == LedgerUnit.POINTS ? pointsOwed : stampsOwed));
    }
}
