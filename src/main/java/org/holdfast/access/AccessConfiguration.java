package org.holdfast.access;

import java.time.Clock;
import org.holdfast.audit.AuditTrail;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures API keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

    @Bean
    ApiKeyService keys(ApiKeyRepository keys, AuditTrail trail, TransactionTemplate transaction, Clock clock) {
        return new ApiKeyService(keys, trail, transaction, clock);
    }
}
