package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.holdfast.loyalty.programmes.earning.Holding;
import org.holdfast.loyalty.programmes.earning.IdleEnds;
import org.holdfast.loyalty.programmes.earning.Lasting;
import org.jspecify.annotations.Nullable;

/**
 * The points or stamps of one customer in one programme. Units that expire first are spent first; among units with the
 * same expiry, the oldest are spent first. Units withdrawn after they were spent are owed, and the next units earned
 * pay off the debt. At any time, the balance equals the sum of the entries, and also the units left minus the units
 * owed. Not thread-safe.
 */
public final class Account {

    private static final Comparator<Holding> FIRST_OUT = Comparator.comparing(
                    Holding::expiresOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Holding::on)
            .thenComparing(Holding::number);

    private final String programme;
    private final LedgerUnit unit;
    private final Map<String, Holding> byCause = new HashMap<>();
    private final List<Holding> holdings = new ArrayList<>();
    private final Map<String, Cause> causes = new HashMap<>();
    /** Days on which the customer earned or spent units. */
    private final NavigableSet<LocalDate> active = new TreeSet<>();

    private boolean hasIdle;
    /** Whether the ends of the holdings are those that follow from the active days. */
    private boolean followed = true;

    private int owed;
    private int balance;
    private int last;

    Account(String programme, LedgerUnit unit) {
        this.programme = programme;
        this.unit = unit;
    }

    /** The state of the entries about one cause. */
    private static final class Cause {

        private int steps;
        private int kept;
        private LedgerEntry.@Nullable Rate rate;
        private List<Taken> taken = new ArrayList<>();
    }

    private record Taken(Holding from, int amount) {}

    /** Returns the sum of all entries; negative if units are owed. */
    public int balance() {
        return balance;
    }

    public int owed() {
        return owed;
    }

    /** Returns the number of entries. */
    public int entries() {
        return last;
    }

    /** Returns the units left, in the order in which they will be spent. */
    public List<Lot> lots() {
        return spendable().stream()
                .map(each -> new Lot(unit, each.left(), each.expiresOn()))
                .toList();
    }

    /** Returns the sum of the entries about a cause, excluding expiry. */
    int kept(String cause) {
        Cause known = causes.get(cause);
        return known == null ? 0 : known.kept;
    }

    LedgerEntry.@Nullable Rate rate(String cause) {
        Cause known = causes.get(cause);
        return known == null ? null : known.rate;
    }

    /** Creates the next entry about a cause without adding it. */
    private LedgerEntry next(
            LedgerEntry.Kind kind,
            String cause,
            int amount,
            LocalDate on,
            Lasting lasting,
            LedgerEntry.@Nullable Rate rate,
            LedgerEntry.@Nullable Remark remark) {
        Cause known = causes.get(cause);
        return new LedgerEntry(
                programme,
                unit,
                last + 1,
                kind,
                cause,
                known == null ? 1 : known.steps + 1,
                amount,
                on,
                lasting.expiresOn(),
                rate,
                lasting.idleMonths(),
                remark);
    }

    /** Adds an entry, which must have the next number. */
    void add(LedgerEntry entry) {
        if (entry.number() != last + 1) {
            throw new IllegalStateException(
                    "Entry " + entry.number() + " of " + programme + " does not follow entry " + last);
        }
        last = entry.number();
        balance = Math.addExact(balance, entry.amount());
        Cause cause = causes.computeIfAbsent(entry.cause(), name -> new Cause());
        cause.steps++;
        cause.rate = entry.rate() == null ? cause.rate : entry.rate();
        noteActivity(entry);
        if (entry.kind() == LedgerEntry.Kind.EXPIRED) {
            Holding holding = Objects.requireNonNull(byCause.get(entry.cause()), "An expiry follows what it expires");
            holding.expire(-entry.amount());
        } else {
            cause.kept += entry.amount();
            if (entry.amount() > 0) {
                credit(entry, cause);
            } else {
                debit(entry, cause);
            }
        }
        payOffDebt();
    }

    /** Earning and spending keep units alive that expire without either. */
    private void noteActivity(LedgerEntry entry) {
        boolean isActivity = switch (entry.kind()) {
            case EARNED, SPENT, GIVEN, OPENING -> true;
            case ADJUSTED, CORRECTED, UNDONE, EXPIRED -> false;
        };
        hasIdle |= entry.idleMonths() != null;
        if (isActivity && active.add(entry.on())) {
            followed = false;
        }
    }

    /** Moves the ends of units that last as long as the customer earns or spends; late, as a ledger may be long. */
    private void follow() {
        if (hasIdle && !followed) {
            Map<Integer, IdleEnds> ends = new HashMap<>();
            holdings.forEach(each ->
                    each.follow(months -> ends.computeIfAbsent(months, number -> new IdleEnds(active, number))));
        }
        followed = true;
    }

    private void credit(LedgerEntry entry, Cause cause) {
        int left = entry.amount();
        // Units spent by an action return to their origin, so that they expire when they would have.
        for (Taken taken : cause.taken) {
            int back = Math.min(taken.amount, left);
            taken.from.put(back);
            left -= back;
        }
        cause.taken = new ArrayList<>();
        if (left > 0) {
            byCause.computeIfAbsent(entry.cause(), name -> {
                        Holding holding = new Holding(
                                entry.number(), entry.on(), new Lasting(entry.expiresOn(), entry.idleMonths()));
                        holdings.add(holding);
                        followed = false;
                        return holding;
                    })
                    .put(left);
        }
    }

    private void debit(LedgerEntry entry, Cause cause) {
        int remaining = -entry.amount();
        Holding own = byCause.get(entry.cause());
        if (own != null) {
            remaining -= own.take(remaining);
        }
        for (Holding each : spendable()) {
            int here = each.take(remaining);
            remaining -= here;
            if (here > 0 && entry.kind() == LedgerEntry.Kind.SPENT) {
                cause.taken.add(new Taken(each, here));
            }
        }
        owed += remaining;
    }

    private void payOffDebt() {
        if (owed == 0) {
            return;
        }
        for (Holding each : spendable()) {
            owed -= each.take(owed);
        }
    }

    private List<Holding> spendable() {
        follow();
        return holdings.stream()
                .filter(each -> each.left() > 0)
                .sorted(FIRST_OUT)
                .toList();
    }

    /**
     * Adds and returns an entry for each cause whose units have expired, and for each whose expiry did not happen after
     * all, because an order became known that kept them alive.
     */
    List<LedgerEntry> expire(LocalDate today) {
        List<LedgerEntry> lines = new ArrayList<>();
        follow();
        if (hasIdle) {
            byCause.entrySet().stream()
                    .filter(each -> each.getValue().isAliveAgain(today))
                    .sorted(Map.Entry.comparingByValue(FIRST_OUT))
                    .toList()
                    .forEach(each -> lines.add(append(next(
                            LedgerEntry.Kind.EXPIRED,
                            each.getKey(),
                            each.getValue().expired(),
                            today,
                            Lasting.EVER,
                            null,
                            null))));
        }
        List<Map.Entry<String, Holding>> expired = byCause.entrySet().stream()
                .filter(each -> each.getValue().isExpired(today))
                .sorted(Map.Entry.comparingByValue(FIRST_OUT))
                .toList();
        for (Map.Entry<String, Holding> each : expired) {
            Holding holding = each.getValue();
            LocalDate on = Objects.requireNonNull(holding.expiresOn());
            lines.add(append(
                    next(LedgerEntry.Kind.EXPIRED, each.getKey(), -holding.left(), on, Lasting.EVER, null, null)));
        }
        return lines;
    }

    /**
     * Adds and returns the entries that bring the sum of a cause to the target. Units that have already expired are not
     * withdrawn a second time.
     */
    List<LedgerEntry> settle(
            LedgerEntry.Kind kind,
            String cause,
            int target,
            LocalDate on,
            Lasting lasting,
            LedgerEntry.@Nullable Rate rate) {
        int difference = target - kept(cause);
        if (difference == 0) {
            return List.of();
        }
        List<LedgerEntry> lines = new ArrayList<>();
        Holding holding = byCause.get(cause);
        int unexpire = holding == null || difference > 0
                ? 0
                : Math.min(holding.expired(), Math.max(0, -difference - holding.left()));
        if (unexpire > 0) {
            lines.add(append(next(LedgerEntry.Kind.EXPIRED, cause, unexpire, on, Lasting.EVER, null, null)));
        }
        lines.add(append(next(kind, cause, difference, on, lasting, rate, null)));
        return lines;
    }

    /** Adds and returns what was entered by hand, once for each cause. */
    List<LedgerEntry> enter(
            LedgerEntry.Kind kind, String cause, int amount, LocalDate on, Lasting lasting, LedgerEntry.Remark remark) {
        return causes.containsKey(cause)
                ? List.of()
                : List.of(append(next(kind, cause, amount, on, lasting, null, remark)));
    }

    private LedgerEntry append(LedgerEntry entry) {
        add(entry);
        return entry;
    }
}
