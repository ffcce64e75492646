package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.loyalty.programmes.earning.Lasting;
import org.jspecify.annotations.Nullable;

/**
 * Compares the facts with the ledger and determines the missing entries. The target state follows from the facts alone,
 * so the result does not depend on how often, in which order and from which source the facts were received; a repeated
 * run adds nothing. An order missing from newer facts keeps what it earned; only a cancellation, a return or a changed
 * value withdraws units.
 */
public final class LedgerReconciliation {

    private static final String ORDER = "order:";

    private final ProgrammeCustomer programmeCustomer;
    private final List<Purchase> purchases;

    private LedgerReconciliation(ProgrammeCustomer programmeCustomer) {
        this.programmeCustomer = programmeCustomer;
        this.purchases = programmeCustomer.purchases();
    }

    /** Returns what must be added to the ledger; nothing if the CRM keeps the membership. */
    public static Ledger due(List<Programme> programmes, Ledger ledger, ProgrammeCustomer programmeCustomer) {
        Ledger due = Ledger.NONE;
        if (programmes.isEmpty() || programmeCustomer.keptByCrm()) {
            return due;
        }
        LedgerReconciliation ledgerReconciliation = new LedgerReconciliation(programmeCustomer);
        for (Programme programme : programmes) {
            due = due.plus(ledgerReconciliation.due(programme, ledger));
        }
        return due;
    }

    private Ledger due(Programme programme, Ledger ledger) {
        Optional<Enrolment> known = ledger.member(programme.name());
        Enrolment enrolment = known.isPresent() ? known.get() : newEnrolment(programme);
        if (enrolment == null) {
            return Ledger.NONE;
        }
        List<LedgerEntry> entries = new ArrayList<>();
        PurchaseTerms terms = new PurchaseTerms(programme, enrolment.joinedOn(), purchases);
        for (LedgerUnit unit : LedgerUnit.values()) {
            Account account = ledger.account(programme.name(), unit);
            if (account.entries() == 0 && !programme.earns(unit)) {
                continue;
            }
            entries.addAll(account.expire(programmeCustomer.today()));
            purchases.stream()
                    .filter(purchase -> !ledger.moved().contains(purchase.key()))
                    .forEach(purchase -> entries.addAll(entriesFor(purchase, terms, unit, account)));
            entries.addAll(account.expire(programmeCustomer.today()));
        }
        return new Ledger(known.isPresent() ? List.of() : List.of(enrolment), entries);
    }

    private @Nullable Enrolment newEnrolment(Programme programme) {
        LocalDate day =
                new EnrolmentConditions(programme, new Spending(programme, purchases), programmeCustomer).joinedOn();
        return day == null ? null : new Enrolment(programme.name(), day, Enrolment.BY_CONDITIONS);
    }

    private List<LedgerEntry> entriesFor(Purchase purchase, PurchaseTerms terms, LedgerUnit unit, Account account) {
        String cause = orderCause(purchase.key());
        LedgerEntry.Rate rate = account.rate(cause);
        if (rate != null) {
            Integer units = purchase.units(rate);
            return units == null
                    ? List.of()
                    : account.settle(
                            LedgerEntry.Kind.CORRECTED, cause, units, programmeCustomer.today(), Lasting.EVER, null);
        }
        PurchaseTerms.Upcoming upcoming = terms.units(purchase, unit);
        if (upcoming == null || upcoming.on().isAfter(programmeCustomer.today())) {
            return List.of();
        }
        return account.settle(
                LedgerEntry.Kind.EARNED, cause, upcoming.amount(), upcoming.on(), upcoming.lasting(), upcoming.rate());
    }

    /**
     * Returns the entries that bring the effect of an action to its target: applied once, however often it is reported,
     * and reversed if the action was not carried out after all.
     *
     * @param ledger up-to-date ledger
     * @param amount negative if units are withdrawn; 0 to reverse the effect
     * @param expiresOn expiry of the units granted
     */
    public static List<LedgerEntry> effect(
            Ledger ledger,
            String programme,
            LedgerUnit unit,
            String actionId,
            int amount,
            LocalDate today,
            @Nullable LocalDate expiresOn) {
        Account account = ledger.account(programme, unit);
        if (amount != 0 && account.kept(cause(actionId)) != 0) {
            return List.of();
        }
        LedgerEntry.Kind kind = effectKind(amount);
        List<LedgerEntry> lines = new ArrayList<>(
                account.settle(kind, cause(actionId), amount, today, new Lasting(expiresOn, null), null));
        // Units that are returned may have expired in the meantime.
        lines.addAll(account.expire(today));
        return lines;
    }

    private static LedgerEntry.Kind effectKind(int amount) {
        if (amount == 0) {
            return LedgerEntry.Kind.UNDONE;
        }
        return amount > 0 ? LedgerEntry.Kind.GIVEN : LedgerEntry.Kind.SPENT;
    }

    /** Returns the cause that identifies what an order earned. */
    static String orderCause(String key) {
        return ORDER + key;
    }

    /** What was entered by hand. */
    public record ByHand(
            LedgerEntry.Kind kind,
            String programme,
            LedgerUnit unit,
            int amount,
            String key,
            LocalDate on,
            @Nullable LocalDate expiresOn,
            LedgerEntry.Remark remark) {}

    /** Returns the entries that add what was entered by hand. Units that are brought along may have expired already. */
    public static List<LedgerEntry> byHand(Ledger ledger, String customerId, ByHand entered, LocalDate today) {
        Account account = ledger.account(entered.programme, entered.unit);
        List<LedgerEntry> lines = new ArrayList<>(account.enter(
                entered.kind,
                handCause(customerId, entered.key),
                entered.amount,
                entered.on,
                new Lasting(entered.expiresOn, null),
                entered.remark));
        lines.addAll(account.expire(today));
        return lines;
    }

    /** Returns what was entered for a customer under a key; {@code null} if nothing was. */
    public static @Nullable LedgerEntry byHand(Ledger ledger, String customerId, String key) {
        String cause = handCause(customerId, key);
        return ledger.entries().stream()
                .filter(entry -> entry.cause().equals(cause) && entry.remark() != null)
                .findFirst()
                .orElse(null);
    }

    /** Returns the cause of what was entered under a key. It names the customer, because customers may be merged. */
    private static String handCause(String customerId, String key) {
        return "hand:" + customerId + "/" + key;
    }

    /** Returns the cause that identifies the effect of an action. */
    public static String cause(String actionId) {
        return "action:" + actionId;
    }
}
