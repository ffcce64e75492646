package org.holdfast.delivery.tryton;

import java.util.Objects;
import org.holdfast.delivery.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures Tryton as a target if its address is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("holdfast.delivery.tryton.url")
@EnableConfigurationProperties(TrytonSettings.class)
class TrytonConfiguration {

    @Bean
    Target trytonNotes(TrytonSettings settings) {
        return new TrytonNotes(
                new TrytonRpc(settings, Objects.requireNonNull(settings.url())), settings.customerPrefix());
    }
}
