package org.holdfast.api;

import org.holdfast.api.web.CustomerIdFormatter;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.json.ScreenedJsonFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/** Configures strict JSON and the format of customer ids in paths. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiConfiguration {

    @Bean
    JsonFactory screenedJson(ObjectProvider<JsonFactoryBuilderCustomizer> customizers) {
        JsonFactoryBuilder builder = FactsJson.strict(JsonFactory.builder());
        customizers.orderedStream().forEach(each -> each.customize(builder));
        return new ScreenedJsonFactory(builder);
    }

    @Bean
    WebMvcConfigurer customerIds() {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addFormatterForFieldAnnotation(new CustomerIdFormatter());
            }
        };
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return FactsJson::strict;
    }
}
