package org.holdfast.customers.search;

import java.time.Clock;
import org.holdfast.customers.backfill.BackfillProgress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Spring wiring of the search for customers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class CustomerSearchConfiguration {

    @Bean
    CustomerSearch customerSearch(JdbcTemplate template, BackfillProgress progress) {
        return new CustomerSearch(template, progress);
    }

    @Bean
    LookupLimit lookupLimit(SearchSettings settings, Clock clock) {
        return new LookupLimit(settings, clock);
    }
}
