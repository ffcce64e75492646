package org.holdfast.delivery.file;

import java.util.List;
import java.util.Objects;
import org.holdfast.delivery.Target;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates a target for each configured file. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileSettings.class)
class FileConfiguration {

    @Bean
    Target.Provider decisionFiles(FileSettings settings) {
        List<Target> targets = settings.files().entrySet().stream()
                .map(each -> (Target) new DecisionFile(
                        each.getKey(),
                        Objects.requireNonNull(each.getValue().path()),
                        each.getValue().outcomes()))
                .toList();
        return () -> targets;
    }
}
