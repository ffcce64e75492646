package org.holdfast.loyalty.programmes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Entries of the ledger of one customer, stored or still to be added.
 *
 * @param entries entries in the order of their numbers within each programme and unit
 * @param moved keys of orders that were moved to other customers, and earn nothing here whatever the facts contain
 */
public record Ledger(List<Enrolment> members, List<LedgerEntry> entries, Set<String> moved) {

    public static final Ledger NONE = new Ledger(List.of(), List.of());

    public Ledger {
        members = List.copyOf(members);
        entries = List.copyOf(entries);
        moved = Set.copyOf(moved);
    }

    public Ledger(List<Enrolment> members, List<LedgerEntry> entries) {
        this(members, entries, Set.of());
    }

    public boolean isEmpty() {
        return members.isEmpty() && entries.isEmpty();
    }

    /** Returns a ledger that also contains the later members and entries. */
    public Ledger plus(Ledger later) {
        if (later.isEmpty()) {
            return this;
        }
        List<Enrolment> all = new ArrayList<>(members);
        all.addAll(later.members);
        List<LedgerEntry> lines = new ArrayList<>(entries);
        lines.addAll(later.entries);
        return new Ledger(all, lines, moved);
    }

    public Optional<Enrolment> member(String programme) {
        return members.stream()
                .filter(each -> each.programme().equals(programme))
                .findFirst();
    }

    /** Returns the account with all entries of this programme and unit. */
    public Account account(String programme, LedgerUnit unit) {
        Account account = new Account(programme, unit);
        entries.stream()
                .filter(entry -> entry.unit() == unit && entry.programme().equals(programme))
                .forEach(account::add);
        return account;
    }
}
