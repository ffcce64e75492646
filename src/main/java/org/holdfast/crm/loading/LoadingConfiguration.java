package org.holdfast.crm.loading;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.crm.LoadedCustomers;
import org.holdfast.crm.SourceAges;
import org.holdfast.crm.mapping.MappingFolder;
import org.holdfast.retention.AskingAnew;
import org.holdfast.retention.HoldfastSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts loading together. */
@Configuration(proxyBeanMethods = false)
class LoadingConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(2);

    @Bean
    Loading loading(CrmSources sources, LoadedCustomers customers, BadRows badRows, SourceAges ages, AskingAnew anew,
                    TransactionTemplate transaction, Clock clock) {
        return new Loading(sources, customers, badRows, ages, anew::ask, transaction, clock);
    }

    @Bean
    MappingFolder mappingFolder(HoldfastSettings settings) {
        return new MappingFolder(settings.crm().dir());
    }

    @Bean
    @ConditionalOnWebApplication
    SourceHealth crmHealthContributor(MappingFolder folder, CrmSources sources, BadRows badRows) {
        return new SourceHealth(folder, sources, badRows);
    }

    /** Only a server loads by itself; a command is over before anything is due. */
    @Bean
    @ConditionalOnWebApplication
    LoadingOnSchedule loadingOnSchedule(MappingFolder folder, Loading loading, CrmSources sources, BadRows badRows,
            MeterRegistry registry, BackgroundJobs jobs, Clock clock) {
        LoadingOnSchedule schedule = new LoadingOnSchedule(folder, loading, new SourceMetrics(registry, sources, badRows, clock), jobs);
        schedule.begin(LOOK);
        return schedule;
    }
}
