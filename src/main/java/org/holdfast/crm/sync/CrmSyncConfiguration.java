package org.holdfast.crm.sync;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.crm.mapping.MappingFolder;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.customers.SourceFreshness;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of the CRM loads. */
@Configuration(proxyBeanMethods = false)
class CrmSyncConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(2);

    @Bean
    CrmSync loading(
            CrmSources sources,
            CrmCustomerWriter customers,
            RejectedSourceRows rejectedSourceRows,
            SourceFreshness ages,
            RedecisionRequested redecisionRequested,
            TransactionTemplate transaction,
            Clock clock) {
        return new CrmSync(sources, customers, rejectedSourceRows, ages, redecisionRequested::ask, transaction, clock);
    }

    @Bean
    MappingFolder mappingFolder(HoldfastSettings settings) {
        return new MappingFolder(settings.crm().dir());
    }

    @Bean
    @ConditionalOnWebApplication
    SourceHealth crmHealthContributor(MappingFolder folder, CrmSources sources, RejectedSourceRows rejectedSourceRows) {
        return new SourceHealth(folder, sources, rejectedSourceRows);
    }

    /** Only a server loads on a schedule; a command ends before anything is due. */
    @Bean
    @ConditionalOnWebApplication
    CrmSyncScheduler loadingOnSchedule(
            MappingFolder folder,
            CrmSync crmSync,
            CrmSources sources,
            RejectedSourceRows rejectedSourceRows,
            MeterRegistry registry,
            BackgroundJobs jobs,
            Clock clock) {
        CrmSyncScheduler schedule = new CrmSyncScheduler(
                folder, crmSync, new SourceMetrics(registry, sources, rejectedSourceRows, clock), jobs);
        schedule.begin(LOOK);
        return schedule;
    }
}
