package org.holdfast.crm.referrals;

import java.time.Clock;
import java.time.Duration;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobTimer;
import org.holdfast.crm.CustomerStore;
import org.holdfast.crm.GoneCustomers;
import org.holdfast.crm.Referrals;
import org.holdfast.retention.DecidingAnew;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what counts friends. A server does; what a command stores waits for the next one. */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMinutes(5);

    @Bean
    CountingFriends countingFriends(Referrals referrals, CustomerStore store, GoneCustomers gone, DecidingAnew anew,
                                    TransactionTemplate transaction, Clock clock) {
        return new CountingFriends(referrals, store, gone, anew, transaction, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobTimer friendsCounted(BackgroundJobs jobs, CountingFriends counting) {
        return jobs.timer("friends-counted").every(PAUSE, "friends-counted", counting::work)
                .every(AGAIN, "friends-looked-for", counting::lookAgain);
    }
}
