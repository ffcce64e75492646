package org.holdfast.crm.loading;

import java.time.Clock;
import org.holdfast.crm.LoadedCustomers;
import org.holdfast.crm.SourceAges;
import org.holdfast.retention.DecidingAnew;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts loading together. */
@Configuration(proxyBeanMethods = false)
class LoadingConfiguration {

    @Bean
    Loading loading(CrmSources sources, LoadedCustomers customers, BadRows badRows, SourceAges ages, DecidingAnew anew,
                    TransactionTemplate transaction, Clock clock) {
        return new Loading(sources, customers, badRows, ages, anew::ask, transaction, clock);
    }
}
