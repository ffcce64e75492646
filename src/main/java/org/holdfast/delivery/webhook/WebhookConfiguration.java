package org.holdfast.delivery.webhook;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.holdfast.delivery.Target;
import org.holdfast.outbound.PublicAddresses;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates a target for each configured webhook. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    @Bean
    Webhooks webhooks(WebhookSettings settings, Clock clock) {
        return new Webhooks(settings, clock);
    }

    /** The webhooks and their HTTP clients, which are only created if there are webhooks. */
    static final class Webhooks implements Target.Provider, Closeable {

        private final List<WebhookClient> clients;
        private final List<Target> targets;

        Webhooks(WebhookSettings settings, Clock clock) {
            if (settings.webhooks().isEmpty()) {
                this.clients = List.of();
                this.targets = List.of();
                return;
            }
            WebhookClient publicOnly = new WebhookClient(new PublicAddresses());
            WebhookClient unrestricted = new WebhookClient(SystemDefaultDnsResolver.INSTANCE);
            this.clients = List.of(publicOnly, unrestricted);
            this.targets = settings.webhooks().entrySet().stream()
                    .map(each -> {
                        WebhookClient client =
                                settings.allowsPrivateAddresses(each.getValue()) ? unrestricted : publicOnly;
                        return (Target)
                                new WebhookTarget(each.getKey(), each.getValue(), settings.source(), client, clock);
                    })
                    .toList();
        }

        @Override
        public Iterable<Target> targets() {
            return targets;
        }

        @Override
        public void close() throws IOException {
            for (WebhookClient each : clients) {
                each.close();
            }
        }
    }
}
