package org.holdfast.crm;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.holdfast.facts.KeptAboutCustomers;
import org.holdfast.retention.DecidingAnew;
import org.holdfast.retention.Undisturbed;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what happens to customers who leave. */
@Configuration(proxyBeanMethods = false)
class LeavingConfiguration {

    private static final long LOOK_SECONDS = 20;

    @Bean
    Leaving leaving(CustomerStore store, GoneCustomers gone, List<KeptAboutCustomers> kept, Undisturbed undisturbed, DecidingAnew anew, Clock clock) {
        return new Leaving(store, gone, kept, undisturbed, anew, clock);
    }

    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnWebApplication
    ScheduledExecutorService leavingAgain(Leaving leaving) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "leaving-again");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(leaving::again, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return timer;
    }
}
