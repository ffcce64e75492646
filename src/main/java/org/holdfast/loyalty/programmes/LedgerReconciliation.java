package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the facts say with what the ledger says, and tells what the ledger lacks. What should be there follows
 * from the facts alone, so it does not matter how often they were told, in which order, or by whom: the second time
 * there is nothing to add. An order that is not told of any more keeps what it earned; only a cancellation, a return or
 * another value takes something back.
 */
public final class LedgerReconciliation {

    private static final String ORDER = "order:";

    private final ProgrammeCustomer programmeCustomer;
    private final List<Purchase> purchases;

    private LedgerReconciliation(ProgrammeCustomer programmeCustomer) {
        this.programmeCustomer = programmeCustomer;
        this.purchases = Purchase.of(programmeCustomer);
    }

    /** What has to be added to the ledger; nothing where the CRM keeps the membership. */
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
        Enrolment enrolment = known.orElseGet(() -> joins(programme));
        if (enrolment == null) {
            return Ledger.NONE;
        }
        List<LedgerEntry> entries = new ArrayList<>();
        for (LedgerUnit unit : LedgerUnit.values()) {
            Account account = ledger.account(programme.name(), unit);
            entries.addAll(account.expire(programmeCustomer.today()));
            purchases.forEach(purchase -> entries.addAll(count(purchase, programme, enrolment, unit, account)));
            entries.addAll(account.expire(programmeCustomer.today()));
        }
        return new Ledger(known.isPresent() ? List.of() : List.of(enrolment), entries);
    }

    private @Nullable Enrolment joins(Programme programme) {
        LocalDate day =
                new EnrolmentConditions(programme, new Spending(programme, purchases), programmeCustomer).joinedOn();
        return day == null ? null : new Enrolment(programme.name(), day, Enrolment.BY_CONDITIONS);
    }

    private List<LedgerEntry> count(
            Purchase purchase, Programme programme, Enrolment enrolment, LedgerUnit unit, Account account) {
        String cause = ORDER + purchase.id();
        LedgerEntry.Rate rate = account.rate(cause);
        if (purchase.net() == null) {
            return List.of();
        }
        if (rate != null) {
            return account.settle(
                    LedgerEntry.Kind.CORRECTED,
                    cause,
                    rate.units(purchase.net()),
                    programmeCustomer.today(),
                    null,
                    null);
        }
        LocalDate day = purchase.counts(programme);
        Terms terms = day == null || day.isBefore(enrolment.joinedOn()) ? null : programme.on(day);
        Terms.Earning earning = terms == null ? null : terms.earning(unit);
        if (earning == null || purchase.perUnit() == null) {
            return List.of();
        }
        rate = new LedgerEntry.Rate(earning.each(), earning.per(), purchase.perUnit());
        return account.settle(
                LedgerEntry.Kind.EARNED,
                cause,
                rate.units(purchase.net()),
                day,
                earning.expireAfterDays() == null ? null : day.plusDays(earning.expireAfterDays()),
                rate);
    }

    /**
     * What brings the effect of an action to where it should be: once given or taken, however often it is reported, and
     * taken back when nothing came of it after all.
     *
     * @param ledger brought up to date
     * @param amount below 0 when it takes; 0 when nothing came of it
     * @param expiresOn of what it gives
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
        LedgerEntry.Kind kind =
                amount == 0 ? LedgerEntry.Kind.UNDONE : amount > 0 ? LedgerEntry.Kind.GIVEN : LedgerEntry.Kind.SPENT;
        List<LedgerEntry> lines =
                new ArrayList<>(account.settle(kind, cause(actionId), amount, today, expiresOn, null));
        // What comes back may have been over in the meantime.
        lines.addAll(account.expire(today));
        return lines;
    }

    /** The cause of what an action does. */
    public static String cause(String actionId) {
        return "action:" + actionId;
    }
}
