package org.holdfast.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import java.time.ZoneId;
import org.holdfast.facts.Timepoint;
import org.holdfast.facts.json.FactsJson;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes HTTP as strict about JSON as everything else, and describes it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiConfiguration {

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(Timepoint.class, new StringSchema()
                        .description("An ISO-8601 date or instant").example("2026-03-12"))
                .replaceWithSchema(ZoneId.class, new StringSchema().description("A time zone").example("Europe/Chisinau"));
    }

    @Bean
    JsonFactoryBuilderCustomizer strictJsonFactory() {
        return FactsJson::strict;
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return FactsJson::strict;
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI().info(new Info().title("Holdfast").version("v1")
                .description("Customer retention decisions: what is the next best thing we can do for this customer, and why.")
                .license(new License().name("Apache-2.0")));
    }
}
