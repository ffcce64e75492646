package org.holdfast.crm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobTimer;
import org.holdfast.facts.KeptAboutCustomers;
import org.holdfast.retention.DecidingAnew;
import org.holdfast.retention.Undisturbed;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what happens to customers who leave. */
@Configuration(proxyBeanMethods = false)
class LeavingConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(20);

    @Bean
    Leaving leaving(CustomerStore store, GoneCustomers gone, List<KeptAboutCustomers> kept, Undisturbed undisturbed, DecidingAnew anew, Clock clock) {
        return new Leaving(store, gone, kept, undisturbed, anew, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobTimer leavingAgain(BackgroundJobs jobs, Leaving leaving) {
        return jobs.timer("leaving-again").every(LOOK, "leaving-again", leaving::again);
    }
}
