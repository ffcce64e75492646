package org.holdfast.console.frame;

import java.util.List;
import org.holdfast.console.text.ConsoleTexts;
import org.holdfast.people.PeopleService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers what renders the frame. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class FrameConfiguration {

    @Bean
    ConsoleTexts messageSource() {
        return new ConsoleTexts();
    }

    @Bean
    ConsoleLocale localeResolver() {
        return new ConsoleLocale();
    }

    @Bean
    WebMvcConfigurer pageInterceptor() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PageInterceptor()).order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ReaderArgumentResolver());
            }
        };
    }

    @Bean
    ErrorPages errorPages(ConsoleTexts texts, ObjectProvider<PeopleService> people) {
        return new ErrorPages(new Refusals(texts, people));
    }
}
