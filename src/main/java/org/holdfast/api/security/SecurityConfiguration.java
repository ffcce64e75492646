package org.holdfast.api.security;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.holdfast.access.AccessSettings;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.links.SurveyLinks;
import org.holdfast.links.UnsubscribeLinks;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Configures the security filter chain: health and survey links are public, everything else requires an authenticated
 * caller with a permitted role.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {

    @Bean
    LocalOperatorPolicy localOperatorPolicy(AccessSettings settings, ServerProperties server) {
        return new LocalOperatorPolicy(settings.localOperator() && seesRealAddresses(server));
    }

    /** Requests are measured as a whole. To measure each of some twenty filters took a fifth of a request's time. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            ApiKeyService apiKeyService,
            LocalOperatorPolicy local,
            WebEndpointProperties endpoints,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();
        return http.securityMatcher(new ApiRequests(endpoints.getBasePath()))
                // There are no cookies and no sessions, so a browser has no credentials that a forged form could use.
                // For the local operator, who needs no key, LocalOperatorPolicy checks the origin of the request.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new ApiKeyFilter(apiKeyService, local, contexts), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // Both only follow a request that was already authorized or answered.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        // Customers follow a signed link, which itself grants access.
                        .requestMatchers(SurveyLinks.PATH + "*", UnsubscribeLinks.PATH + "*")
                        .permitAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasAuthority(Role.READ.toString())
                        // For every method, and for paths without an endpoint.
                        .requestMatchers(endpoints.getBasePath(), endpoints.getBasePath() + "/**")
                        .hasAuthority(Role.READ.toString())
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, e) ->
                                problems.resolveException(request, response, null, ApiKeyFilter.rejection(request)))
                        .accessDeniedHandler((request, response, e) -> problems.resolveException(
                                request,
                                response,
                                null,
                                CallerRejected.withoutRole(CallerAuthentication.current(), Role.READ))))
                .build();
    }

    /**
     * Permits semicolons and percent signs, which customer ids may contain. This is safe because authorization depends
     * on the handler, not on the path.
     */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowSemicolon(true);
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return (request, response, e) -> problems.resolveException(
                request,
                response,
                null,
                new InvalidInput("", "The address or a header contains characters that are not permitted there"));
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RoleAuthorization());
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgumentResolver());
                resolvers.add(new ActorArgumentResolver());
            }
        };
    }

    @Bean
    KeylessWarning keylessWarning(ApiKeyService apiKeyService, AccessSettings settings, ServerProperties server) {
        return new KeylessWarning(apiKeyService, settings, server);
    }

    /** Returns whether the remote address is that of the connection. If headers can change it, it proves nothing. */
    private static boolean seesRealAddresses(ServerProperties server) {
        return server.getForwardHeadersStrategy() == null
                || server.getForwardHeadersStrategy() == ForwardHeadersStrategy.NONE;
    }
}
