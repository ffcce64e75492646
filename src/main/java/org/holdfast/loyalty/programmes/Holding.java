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
public record Holding(String programme, LocalDate joinedOn, List<Lot> lots, int pointsOwed, int stampsOwed) {

    public Holding {
        lots = lots == null ? List.of() : List.copyOf(lots);
    }

    /** For each programme they take part in. */
    public static List<Holding> of(Ledger ledger) {
        return ledger.members().stream().sorted(Comparator.comparing(Member::programme)).map(member -> of(ledger, member)).toList();
    }

    private static Holding of(Ledger ledger, Member member) {
        Account points = ledger.account(member.programme(), Unit.POINTS);
        Account stamps = ledger.account(member.programme(), Unit.STAMPS);
        List<Lot> lots = new ArrayList<>(points.lots());
        lots.addAll(stamps.lots());
        return new Holding(member.programme(), member.joinedOn(), lots, points.owed(), stamps.owed());
    }

    /** What can be spent; below 0 when something is owed. */
    int balance(Unit unit, LocalDate today) {
        long left = lots.stream().filter(lot -> lot.unit() == unit && lot.lasts(today)).mapToLong(Lot::left).sum();
        return Math.toIntExact(left - (unit == Unit.POINTS ? pointsOwed : stampsOwed));
    }
}
