package org.holdfast.api.security;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.holdfast.access.AccessSettings;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.facts.validation.InvalidInput;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
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
 * Hangs the door: who calls is found out for every request, health and links to surveys are open to all, everything
 * else needs somebody who may.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            ApiKeyService apiKeyService,
            AccessSettings settings,
            ServerProperties server,
            WebEndpointProperties endpoints,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        LocalOperatorPolicy local = new LocalOperatorPolicy(settings.localOperator() && seesRealAddresses(server));
        SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();
        return http
                // No cookies, no sessions: a browser brings nothing along by itself that would open the door, so no
                // token has to prove
                // that a form is ours. For the one who needs no key, LocalDoor looks where the request comes from.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new ApiKeyFilter(apiKeyService, local, contexts), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // Both only follow a request that was let in or answered already.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        // Customers follow a link; what it allows stands in it, signed.
                        .requestMatchers("/s/*")
                        .permitAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasAuthority(Role.READ.toString())
                        // Whatever the method, and also where there is no endpoint.
                        .requestMatchers(endpoints.getBasePath(), endpoints.getBasePath() + "/**")
                        .hasAuthority(Role.READ.toString())
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, e) ->
                                problems.resolveException(request, response, null, ApiKeyFilter.whyNot(request)))
                        .accessDeniedHandler((request, response, e) -> problems.resolveException(
                                request,
                                response,
                                null,
                                CallerRejected.withoutRole(CallerAuthentication.current(), Role.READ))))
                .build();
    }

    /**
     * Ids of customers may hold a semicolon or a percent sign; who may call is decided by the handler, never by the
     * look of a path.
     */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowSemicolon(true);
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler strangeRequests(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return (request, response, e) -> problems.resolveException(
                request,
                response,
                null,
                new InvalidInput("", "The address or a header holds something that is not accepted there"));
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
            }
        };
    }

    @Bean
    KeylessWarning keylessWarning(ApiKeyService apiKeyService, AccessSettings settings, ServerProperties server) {
        return new KeylessWarning(apiKeyService, settings, server);
    }

    /** When headers may rename the address of a caller, being on this machine proves nothing. */
    private static boolean seesRealAddresses(ServerProperties server) {
        return server.getForwardHeadersStrategy() == null
                || server.getForwardHeadersStrategy() == ForwardHeadersStrategy.NONE;
    }
}
