package org.holdfast.api.hubspot;

import java.time.Clock;
import org.holdfast.ingestion.hubspot.ConditionalOnHubSpot;
import org.holdfast.ingestion.hubspot.HubSpotSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Configures the security filter chain of HubSpot's endpoint, which accepts a signature instead of an API key. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnHubSpot
class HubSpotConfiguration {

    static final String PATH = "/v1/hubspot/events";

    @Bean
    @Order(0)
    SecurityFilterChain hubSpotSecurity(
            HttpSecurity http,
            HubSpotSettings settings,
            Clock clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.securityMatcher(PATH)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        new HubSpotFilter(
                                new HubSpotSignature(settings.clientSecret()), settings.url(), clock, problems),
                        AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }
}
