package org.holdfast.api;

import org.holdfast.facts.json.FactsJson;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes HTTP as strict about JSON as everything else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiConfiguration {

    @Bean
    JsonFactoryBuilderCustomizer strictJsonFactory() {
        return FactsJson::strict;
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return FactsJson::strict;
    }
}
