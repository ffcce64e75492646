package org.holdfast.crm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobTimer;
import org.holdfast.facts.KeptAboutCustomers;
import org.holdfast.history.Secrets;
import org.holdfast.retention.DecidingAnew;
import org.holdfast.retention.Undisturbed;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts together what happens to customers who leave. */
@Configuration(proxyBeanMethods = false)
class LeavingConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(20);

    /** The secret is made or read at once, because that must not happen within a transaction. */
    @Bean
    Suppressions suppressions(JdbcTemplate template, Secrets secrets, Clock clock) {
        return new Suppressions(template, secrets.get("suppression-list", clock.instant()));
    }

    @Bean
    Leaving leaving(CustomerStore store, GoneCustomers gone, List<KeptAboutCustomers> kept, Suppressions suppressions,
                    Undisturbed undisturbed, DecidingAnew anew, Clock clock) {
        return new Leaving(store, gone, kept, suppressions, undisturbed, anew, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobTimer leavingAgain(BackgroundJobs jobs, Leaving leaving) {
        return jobs.timer("leaving-again").every(LOOK, "leaving-again", leaving::again);
    }
}
