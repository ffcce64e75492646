package org.holdfast.crm.referrals;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    private static final long SECONDS = 5;
    private static final long AGAIN_SECONDS = 300;

    @Bean
    CountingFriends countingFriends(Referrals referrals, CustomerStore store, GoneCustomers gone, DecidingAnew anew,
                                    TransactionTemplate transaction, Clock clock) {
        return new CountingFriends(referrals, store, gone, anew, transaction, clock);
    }

    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnWebApplication
    ScheduledExecutorService friendsCounted(CountingFriends counting) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "friends-counted");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(counting::work, SECONDS, SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(counting::lookAgain, AGAIN_SECONDS, AGAIN_SECONDS, TimeUnit.SECONDS);
        return timer;
    }
}
