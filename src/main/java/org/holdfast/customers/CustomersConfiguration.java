package org.holdfast.customers;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.customers.addresses.AddressIndex;
import org.holdfast.customers.addresses.SharedAddresses;
import org.holdfast.customers.backfill.CustomerBackfill;
import org.holdfast.customers.suppression.ContactHashes;
import org.holdfast.customers.suppression.SuppressionList;
import org.holdfast.facts.PersonalData;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.retention.FactRetention;
import org.holdfast.history.SharedSecrets;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of the customer life cycle. */
@Configuration(proxyBeanMethods = false)
class CustomersConfiguration {

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(20);

    /** Between two slices of customers that are indexed. */
    private static final Duration PAGE_PAUSE = Duration.ofSeconds(1);

    @Bean
    FactRetention factRetention(HoldfastSettings settings) {
        return settings.facts().retention();
    }

    /** The secret is created or read at startup, because that must not happen within a transaction. */
    @Bean
    ContactHashes contactHashes(SharedSecrets sharedSecrets, Clock clock) {
        return new ContactHashes(sharedSecrets.get("suppression-list", clock.instant()));
    }

    @Bean
    SuppressionList suppressions(JdbcTemplate template, ContactHashes hashes) {
        return new SuppressionList(template, hashes);
    }

    @Bean
    AddressIndex addressIndex(JdbcTemplate template, ContactHashes hashes, Clock clock) {
        return new AddressIndex(template, hashes, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler addressesIndexed(
            BackgroundJobs jobs, JdbcTemplate template, AddressIndex index, TransactionTemplate transaction) {
        CustomerBackfill backfill = new CustomerBackfill(
                template, "their addresses", index::write, AddressIndex.progress(template), transaction);
        return jobs.timer("addresses-indexed").every(PAGE_PAUSE, "addresses-indexed", backfill::run);
    }

    @Bean
    SharedAddresses sharedAddresses(JdbcTemplate template, ContactHashes hashes) {
        return new SharedAddresses(template, hashes);
    }

    @Bean
    CustomerLifecycle leaving(
            CustomerStore store,
            CustomerTombstones gone,
            List<PersonalData> kept,
            SuppressionList suppressionList,
            CustomerLocks customerLocks,
            RedecisionRequested redecisionRequested,
            DeclaredFactsCheck declared,
            AuditTrail trail,
            Clock clock) {
        return new CustomerLifecycle(
                store, gone, kept, suppressionList, customerLocks, redecisionRequested, declared, trail, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler leavingAgain(BackgroundJobs jobs, CustomerLifecycle lifecycle) {
        return jobs.timer("leaving-again").every(RETRY_INTERVAL, "leaving-again", lifecycle::retryPending);
    }
}
