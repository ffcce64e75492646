package org.holdfast.customers;

import java.time.Clock;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.addresses.AddressIndex;
import org.holdfast.customers.addresses.SharedAddresses;
import org.holdfast.customers.search.tokens.SearchIndex;
import org.holdfast.customers.suppression.ContactHashes;
import org.holdfast.customers.suppression.SuppressionList;
import org.holdfast.decisioning.RedecisionFixture;
import org.holdfast.facts.PersonalData;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.retention.FactRetention;
import org.holdfast.history.moves.MovedRecords;

/** Creates stores for tests that do not need Spring. */
public final class CustomerStores {

    private CustomerStores() {}

    public static CustomerStore of(Database.Store store, Clock clock) {
        return of(store, ages(store), clock);
    }

    /** A store of a company that does not keep everything. */
    public static CustomerStore keeping(Database.Store store, Clock clock, FactRetention retention) {
        return of(store, ages(store), clock, retention);
    }

    public static CustomerStore of(Database.Store store, SourceFreshness ages, Clock clock) {
        return of(store, ages, clock, FactRetention.UNLIMITED);
    }

    private static CustomerStore of(Database.Store store, SourceFreshness ages, Clock clock, FactRetention retention) {
        return new CustomerStore(
                store.jdbc(),
                table(store, retention),
                new CustomerTombstones(store.jdbc()),
                ages,
                suppressions(store),
                relocated(store),
                store.transaction(),
                clock);
    }

    public static CustomerParts parts(Database.Store store, Clock clock) {
        return new CustomerParts(
                table(store),
                gone(store),
                ages(store),
                suppressions(store),
                relocated(store),
                DeclaredFactsChecks.none(),
                store.transaction(),
                clock);
    }

    public static SourceFreshness ages(Database.Store store) {
        return new SourceFreshness(store.jdbc());
    }

    public static CrmCustomerWriter loaded(Database.Store store, Clock clock) {
        return new CrmCustomerWriter(
                store.jdbc(),
                table(store),
                new CustomerTombstones(store.jdbc()),
                suppressions(store),
                relocated(store),
                clock);
    }

    public static CustomerLifecycle leaving(
            Database.Store store, Clock clock, RedecisionRequested redecisionRequested, PersonalData... kept) {
        return new CustomerLifecycle(
                of(store, clock),
                gone(store),
                List.of(kept),
                suppressions(store),
                RedecisionFixture.undisturbed(store),
                redecisionRequested,
                DeclaredFactsChecks.none(),
                AuditTrails.of(store.jdbc(), clock),
                clock);
    }

    public static AddressIndex addresses(Database.Store store) {
        return new AddressIndex(store.jdbc(), new ContactHashes(new byte[32]), Clock.systemUTC());
    }

    public static SharedAddresses shared(Database.Store store) {
        return new SharedAddresses(store.jdbc(), new ContactHashes(new byte[32]));
    }

    /** Uses a secret that all tests share. */
    public static SuppressionList suppressions(Database.Store store) {
        return new SuppressionList(store.jdbc(), new ContactHashes(new byte[32]));
    }

    private static CustomerTable table(Database.Store store) {
        return table(store, FactRetention.UNLIMITED);
    }

    private static CustomerTable table(Database.Store store, FactRetention retention) {
        return new CustomerTable(
                store.jdbc(),
                new ReferralDetector(store.jdbc()),
                new SearchIndex(store.jdbc()),
                addresses(store),
                retention);
    }

    private static RelocatedRecords relocated(Database.Store store) {
        return new RelocatedRecords(new MovedRecords(store.jdbc()), table(store));
    }

    public static Referrals referrals(Database.Store store) {
        return new Referrals(store.jdbc(), table(store));
    }

    public static CustomerTombstones gone(Database.Store store) {
        return new CustomerTombstones(store.jdbc());
    }
}
