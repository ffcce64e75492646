package org.holdfast.crm;

import java.time.Clock;
import org.holdfast.Database;

/** Makes stores for tests that need no Spring. */
public final class CustomerStores {

    private CustomerStores() {
    }

    public static CustomerStore of(Database.Store store, Clock clock) {
        return new CustomerStore(store.jdbc(), new GoneCustomers(store.jdbc()), store.transaction(), clock);
    }

    public static GoneCustomers gone(Database.Store store) {
        return new GoneCustomers(store.jdbc());
    }
}
