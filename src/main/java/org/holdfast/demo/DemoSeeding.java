package org.holdfast.demo;

import java.time.Clock;
import java.util.List;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.settings.HoldfastSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Stores the demo customers when a server starts with a new embedded database. A database that has ever contained a
 * customer, and any other kind of database, is not touched.
 */
@Component
@ConditionalOnWebApplication
class DemoSeeding implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSeeding.class);

    private final CustomerStore store;
    private final HoldfastSettings settings;
    private final Clock clock;
    private final String url;

    DemoSeeding(
            CustomerStore store,
            HoldfastSettings settings,
            Clock clock,
            @Value("${spring.datasource.url}") String url) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.url = url;
    }

    @Override
    public void afterPropertiesSet() {
        if (settings.demo() && url.startsWith("jdbc:h2:") && store.neverHeldAnybody()) {
            List<Customer> customers = DemoCustomers.around(clock.instant());
            store.putAll(customers, CustomerStore.Owner.DEMO);
            LOG.info("Empty database: created {} demo customers", customers.size());
        }
    }
}
