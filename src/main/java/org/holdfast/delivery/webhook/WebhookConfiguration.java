package org.holdfast.delivery.webhook;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.holdfast.delivery.Target;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a target of each webhook that is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    @Bean
    Webhooks webhooks(WebhookSettings settings, Clock clock) {
        return new Webhooks(settings, clock);
    }

    /** All webhooks, and what they send with: made only where there are webhooks. */
    static final class Webhooks implements Target.Provider, Closeable {

        private final List<Target> targets;
        private final List<WebhookClient> sendings;

        Webhooks(WebhookSettings settings, Clock clock) {
            boolean none = settings.webhooks().isEmpty();
            WebhookClient outside = none ? null : new WebhookClient(new PublicAddresses());
            WebhookClient anywhere = none ? null : new WebhookClient(SystemDefaultDnsResolver.INSTANCE);
            this.sendings = none ? List.of() : List.of(outside, anywhere);
            this.targets = settings.webhooks().entrySet().stream()
                    .map(each -> {
                        Boolean own = each.getValue().allowPrivateAddresses();
                        boolean allowed = own == null ? settings.allowPrivateAddresses() : own;
                        return (Target) new WebhookTarget(
                                each.getKey(), each.getValue(), settings.source(), allowed ? anywhere : outside, clock);
                    })
                    .toList();
        }

        @Override
        public Iterable<Target> targets() {
            return targets;
        }

        @Override
        public void close() throws IOException {
            for (WebhookClient each : sendings) {
                each.close();
            }
        }
    }
}
