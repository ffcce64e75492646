package org.holdfast.crm;

import java.time.Clock;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.facts.KeptAboutCustomers;
import org.holdfast.retention.Anew;
import org.holdfast.retention.DecidingAnew;

/** Makes stores for tests that need no Spring. */
public final class CustomerStores {

    private CustomerStores() {
    }

    public static CustomerStore of(Database.Store store, Clock clock) {
        return of(store, ages(store), clock);
    }

    public static CustomerStore of(Database.Store store, SourceAges ages, Clock clock) {
        return new CustomerStore(store.jdbc(), new GoneCustomers(store.jdbc()), ages, suppressions(store), store.transaction(), clock);
    }

    public static SourceAges ages(Database.Store store) {
        return new SourceAges(store.jdbc());
    }

    public static LoadedCustomers loaded(Database.Store store, Clock clock) {
        return new LoadedCustomers(store.jdbc(), new GoneCustomers(store.jdbc()), suppressions(store), clock);
    }

    public static Leaving leaving(Database.Store store, Clock clock, DecidingAnew anew, KeptAboutCustomers... kept) {
        return new Leaving(of(store, clock), gone(store), List.of(kept), suppressions(store), Anew.undisturbed(store), anew, clock);
    }

    /** Under a secret that all tests share. */
    public static Suppressions suppressions(Database.Store store) {
        return new Suppressions(store.jdbc(), new byte[32]);
    }

    public static Referrals referrals(Database.Store store) {
        return new Referrals(store.jdbc());
    }

    public static GoneCustomers gone(Database.Store store) {
        return new GoneCustomers(store.jdbc());
    }
}
