package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a customer has in a programme that we keep: all that decisions need of the ledger.
 *
 * @param lots what is left, the first to go first
 * @param pointsOwed taken back after they were spent
 * @param stampsOwed likewise
 */
public record ProgrammeBalance(String programme, LocalDate joinedOn, List<Lot> lots, int pointsOwed, int stampsOwed) {

    public ProgrammeBalance {
        lots = lots == null ? List.of() : List.copyOf(lots);
    }

    /** For each programme they take part in. */
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
        return new ProgrammeBalance(enrolment.programme(), enrolment.joinedOn(), lots, points.owed(), stamps.owed());
    }

    /** What can be spent; below 0 when something is owed. */
    int balance(LedgerUnit unit, LocalDate today) {
        long left = lots.stream()
                .filter(lot -> lot.unit() == unit && lot.lasts(today))
                .mapToLong(Lot::left)
                .sum();
        return Math.toIntExact(left - (unit == LedgerUnit.POINTS ? pointsOwed : stampsOwed));
    }
}
