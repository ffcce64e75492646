package org.holdfast.console.signin;

import java.time.Clock;
import org.holdfast.people.signin.FirstAdmin;
import org.holdfast.people.signin.SignIn;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Configures sessions, and what happens to requests without one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SignInPages {

    @Bean
    CookieSerializer sessionCookie(HoldfastSettings settings) {
        return new SessionCookie(settings.publicUrl());
    }

    @Bean
    TypedForms typedForms(Clock clock) {
        return new TypedForms(clock);
    }

    @Bean
    UnsentForm unsentForm(Clock clock) {
        return new UnsentForm(clock);
    }

    @Bean
    SignInRedirect signInRedirect(FirstAdmin firstAdmin, TypedForms typedForms) {
        return new SignInRedirect(firstAdmin, typedForms);
    }

    @Bean
    WebMvcConfigurer confirmations(SignIn signIn, TypedForms typedForms) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                // After the roles were examined.
                registry.addInterceptor(new ConfirmationInterceptor(signIn)).order(1);
                registry.addInterceptor(typedForms);
            }
        };
    }
}
