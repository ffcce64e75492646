package org.holdfast.demo;

import org.holdfast.customers.CustomerStore;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether the database of this process is, or is to become, a demo base. Only an embedded database ever is. */
@Component
public final class DemoDatabase {

    private final CustomerStore customers;
    private final HoldfastSettings settings;
    private final boolean embedded;

    DemoDatabase(CustomerStore customers, HoldfastSettings settings, @Value("${spring.datasource.url}") String url) {
        this.customers = customers;
        this.settings = settings;
        this.embedded = url.startsWith("jdbc:h2:");
    }

    /** Returns whether demo customers are to be stored: the database has never contained a customer. */
    public boolean isToBeFilled() {
        return settings.demo() && embedded && customers.neverHeldAnybody();
    }

    /** Returns whether the demo customers are here. */
    public boolean isFilled() {
        return embedded && customers.demoCount() > 0;
    }

    /** Returns whether the demo customers have a past, or are to get one. */
    public boolean hasPast() {
        return settings.demo()
                && settings.demoPast()
                && embedded
                && (customers.neverHeldAnybody() || customers.demoCount() > 0);
    }
}
