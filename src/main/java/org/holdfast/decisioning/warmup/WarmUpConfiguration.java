package org.holdfast.decisioning.warmup;

import java.time.Clock;
import org.holdfast.decisioning.Rehearsal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring wiring of the warm-up of servers, and its part of their health. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WarmUpSettings.class)
class WarmUpConfiguration {

    /** Part of readiness: not ready. The server as a whole is up, because it answers, if slowly. */
    static final Status WARMING_UP = new Status("WARMING_UP");

    @Bean
    @ConditionalOnWebApplication
    WarmUp warmUp(
            WarmUpSettings settings,
            Rehearsal rehearsal,
            Clock clock,
            @Value("${server.address:}") String address,
            @Value("${server.servlet.context-path:}") String path) {
        return new WarmUp(settings, rehearsal, clock, port -> new OwnRequests(address, port, path));
    }

    /** Exists in commands, too: readiness, which names it, is set up for all. */
    @Bean
    HealthIndicator warmUpHealthIndicator(ObjectProvider<WarmUp> warmUp) {
        return () -> {
            WarmUp warming = warmUp.getIfAvailable();
            return Health.status(warming == null || warming.isDone() ? Status.UP : WARMING_UP)
                    .build();
        };
    }
}
