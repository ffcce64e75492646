package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.holdfast.loyalty.programmes.earning.Lasting;
import org.jspecify.annotations.Nullable;

/**
 * The entries that move what an order earned from one customer to another. At the customer it leaves, it is withdrawn
 * as by a cancellation: units that were spent already are owed. At the other customer, it counts with the rate, the day
 * and the expiry with which it was earned; there it waits until that customer is a member. Units that the other
 * customer has for the same order already count once.
 *
 * @param leaving entries of the customer that the order leaves
 * @param arriving entries of the other customer
 * @param units what was moved
 */
public record LedgerTransfer(List<LedgerEntry> leaving, List<LedgerEntry> arriving, List<Units> units) {

    /** Units of a programme that an order earned. */
    public record Units(String programme, LedgerUnit unit, int amount) {}

    public LedgerTransfer {
        leaving = List.copyOf(leaving);
        arriving = List.copyOf(arriving);
        units = List.copyOf(units);
    }

    /**
     * Determines the entries.
     *
     * @param order key of the order
     * @param from up-to-date ledger of the customer that the order leaves
     * @param into ledger of the other customer
     */
    public static LedgerTransfer of(String order, Ledger from, Ledger into, LocalDate today) {
        String cause = LedgerReconciliation.orderCause(order);
        List<LedgerEntry> leaving = new ArrayList<>();
        List<LedgerEntry> arriving = new ArrayList<>();
        List<Units> units = new ArrayList<>();
        TreeSet<String> programmes = new TreeSet<>();
        from.entries().forEach(entry -> programmes.add(entry.programme()));
        for (String programme : programmes) {
            for (LedgerUnit unit : LedgerUnit.values()) {
                Account account = from.account(programme, unit);
                int kept = account.kept(cause);
                if (kept != 0) {
                    leaving.addAll(account.settle(LedgerEntry.Kind.CORRECTED, cause, 0, today, Lasting.EVER, null));
                    arriving.addAll(
                            arriving(into.account(programme, unit), earned(from, programme, unit, cause), kept, today));
                    units.add(new Units(programme, unit, kept));
                }
            }
        }
        return new LedgerTransfer(leaving, arriving, units);
    }

    private static List<LedgerEntry> arriving(
            Account account, @Nullable LedgerEntry earned, int kept, LocalDate today) {
        if (earned == null || account.kept(earned.cause()) != 0) {
            return List.of();
        }
        boolean counted = account.rate(earned.cause()) != null;
        List<LedgerEntry> lines = new ArrayList<>(account.settle(
                counted ? LedgerEntry.Kind.CORRECTED : LedgerEntry.Kind.EARNED,
                earned.cause(),
                kept,
                counted ? today : earned.on(),
                counted ? Lasting.EVER : new Lasting(earned.expiresOn(), earned.idleMonths()),
                counted ? null : earned.rate()));
        lines.addAll(account.expire(today));
        return lines;
    }

    /** Returns the entry with which an order earned units; {@code null} if there is none. */
    private static @Nullable LedgerEntry earned(Ledger ledger, String programme, LedgerUnit unit, String cause) {
        return ledger.entries().stream()
                .filter(entry -> entry.unit() == unit
                        && entry.rate() != null
                        && entry.programme().equals(programme)
                        && entry.cause().equals(cause))
                .findFirst()
                .orElse(null);
    }
}
