package org.holdfast.api.security;

import java.net.InetAddress;
import org.holdfast.access.AccessSettings;
import org.holdfast.access.ApiKeyService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;

/** Logs a warning at startup if other machines can reach the server but there is no API key. */
final class KeylessWarning {

    private static final Logger LOG = LoggerFactory.getLogger(KeylessWarning.class);

    private final ApiKeyService apiKeyService;
    private final AccessSettings settings;
    private final ServerProperties server;

    KeylessWarning(ApiKeyService apiKeyService, AccessSettings settings, ServerProperties server) {
        this.apiKeyService = apiKeyService;
        this.settings = settings;
        this.server = server;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        InetAddress address = server.getAddress();
        boolean forOthers = address == null || !address.isLoopbackAddress();
        if ((forOthers || !settings.localOperator()) && !apiKeyService.isAnyLive()) {
            LOG.warn(
                    "{}, but there is no API key, so {} will be refused. Create one with: "
                            + "java -jar holdfast.jar keys create NAME --role ROLE",
                    forOthers
                            ? "This server accepts connections from other machines"
                            : "This server requires an API key from every caller",
                    forOthers && settings.localOperator() ? "calls from other machines" : "every call");
        }
    }
}
