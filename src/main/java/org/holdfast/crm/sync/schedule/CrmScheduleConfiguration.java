package org.holdfast.crm.sync.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.sync.CrmSync;
import org.holdfast.crm.sync.state.CollectionAges;
import org.holdfast.crm.sync.state.CrmSources;
import org.holdfast.crm.sync.state.RejectedSourceRows;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring wiring of scheduled loads, which only a server runs: a command ends before a load is due. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class CrmScheduleConfiguration {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(2);

    @Bean
    SourceHealth crmHealthContributor(MappingFolder folder, CrmSources sources, RejectedSourceRows rejectedRows) {
        return new SourceHealth(folder, sources, rejectedRows);
    }

    @Bean
    CrmSyncScheduler crmSyncScheduler(
            MappingFolder folder,
            CrmSync crmSync,
            CollectionAges ages,
            RejectedSourceRows rejectedRows,
            MeterRegistry registry,
            BackgroundJobs jobs,
            Clock clock) {
        CrmSyncScheduler scheduler =
                new CrmSyncScheduler(folder, crmSync, new SourceMetrics(registry, ages, rejectedRows, clock), jobs);
        scheduler.begin(CHECK_INTERVAL);
        return scheduler;
    }
}
