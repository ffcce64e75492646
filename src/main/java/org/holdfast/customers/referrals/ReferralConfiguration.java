package org.holdfast.customers.referrals;

import java.time.Clock;
import java.time.Duration;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.customers.Referrals;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of the referral counter. Only a server counts referrals; those stored by a command wait for it. */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMinutes(5);

    @Bean
    ReferralCounter countingFriends(
            Referrals referrals,
            CustomerStore store,
            CustomerTombstones gone,
            RedecisionRequested redecisionRequested,
            TransactionTemplate transaction,
            Clock clock) {
        return new ReferralCounter(referrals, store, gone, redecisionRequested, transaction, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler friendsCounted(BackgroundJobs jobs, ReferralCounter counting) {
        return jobs.timer("friends-counted")
                .every(PAUSE, "friends-counted", counting::work)
                .every(AGAIN, "friends-looked-for", counting::recountPending);
    }
}
