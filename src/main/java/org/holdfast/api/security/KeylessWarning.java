package org.holdfast.api.security;

import java.net.InetAddress;
import org.holdfast.access.AccessSettings;
import org.holdfast.access.ApiKeyService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;

/** Tells who opens a server to others and forgets to give them keys. */
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
                    "{}, but there is no API key, so {} will be refused. Make one with: "
                            + "java -jar holdfast.jar keys create NAME --role ROLE",
                    forOthers
                            ? "This server listens for other machines"
                            : "This server wants an API key from everybody",
                    forOthers && settings.localOperator() ? "calls from other machines" : "every call");
        }
    }
}
