package org.holdfast.demo.past;

import java.util.List;
import org.holdfast.delivery.Target;
import org.holdfast.demo.DemoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the delivery target of the demo while there is a demo base. */
@Configuration(proxyBeanMethods = false)
class DemoDeliveryConfiguration {

    @Bean
    Target.Provider demoTargets(DemoDatabase database) {
        return () -> database.hasPast() ? List.of(new DemoTarget()) : List.of();
    }
}
