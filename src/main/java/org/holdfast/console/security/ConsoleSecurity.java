package org.holdfast.console.security;

import java.time.Clock;
import org.holdfast.api.security.LocalOperatorPolicy;
import org.holdfast.console.ConsoleSettings;
import org.holdfast.console.demo.DemoPeople;
import org.holdfast.console.frame.FilterFailures;
import org.holdfast.console.frame.FrameFilter;
import org.holdfast.console.frame.SessionFailures;
import org.holdfast.console.signin.SignInRedirect;
import org.holdfast.people.signin.LocalConsole;
import org.holdfast.people.signin.SignIn;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Configures the filter chains behind that of the API: one for static files, and one for pages, which have a session
 * and forms with tokens. Which roles may open a page is declared at its handler, as in the API.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleSecurity {

    private static final int AFTER_API = 100;

    /** Static files are the same for everyone; their addresses change with their content. */
    @Bean
    @Order(AFTER_API)
    SecurityFilterChain assets(HttpSecurity http) {
        return http.securityMatcher("/assets/**", "/webjars/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Around the filter of sessions, which saves them when the response is written. */
    @Bean
    FilterRegistrationBean<SessionFailures> sessionFailures() {
        FilterRegistrationBean<SessionFailures> registration = new FilterRegistrationBean<>(new SessionFailures());
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return registration;
    }

    @Bean
    @Order(AFTER_API + 1)
    SecurityFilterChain pages(
            HttpSecurity http,
            SignIn signIn,
            LocalConsole localConsole,
            LocalOperatorPolicy local,
            DemoPeople demoPeople,
            SignInRedirect signInRedirect,
            ConsoleSettings settings,
            Clock clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();
        FrameFilter frames = new FrameFilter(settings, clock);
        return http.csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository())
                        // No page takes a form then; the reader learns why, not that the form is forged.
                        .ignoringRequestMatchers(SessionlessRequest::is))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // Without a referrer, browsers would send forms with "Origin: null", which the local door refuses.
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        // The content security policy says who may frame a page.
                        .frameOptions(FrameOptionsConfig::disable))
                .addFilterBefore(
                        new ConsoleCallerFilter(signIn, localConsole, local, demoPeople, contexts), CsrfFilter.class)
                .addFilterBefore(new FilterFailures(frames), ConsoleCallerFilter.class)
                .addFilterAfter(frames, ConsoleCallerFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .exceptionHandling(
                        refusals -> refusals.accessDeniedHandler(new ForgedRequestHandler(problems, signInRedirect)))
                .build();
    }
}
