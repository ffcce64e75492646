package org.holdfast.coordination;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what all background jobs share. */
@Configuration(proxyBeanMethods = false)
class CoordinationConfiguration {

    @Bean
    BackgroundJobs backgroundJobs(Clock clock) {
        return new BackgroundJobs(clock);
    }

    @Bean
    @ConditionalOnWebApplication
    HealthContributor jobsHealthContributor(BackgroundJobs jobs) {
        return new JobsHealth(jobs);
    }
}
