package org.holdfast.people.signin;

import java.net.InetAddress;
import java.net.URI;
import org.holdfast.access.AccessSettings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.event.EventListener;

/** Offers a setup token when the server starts, if the console cannot be entered from the machine itself. */
final class SetupOffer {

    private final FirstAdmin firstAdmin;
    private final SignInSettings settings;
    private final AccessSettings access;
    private final ServerProperties server;
    private final URI publicUrl;

    SetupOffer(
            FirstAdmin firstAdmin,
            SignInSettings settings,
            AccessSettings access,
            ServerProperties server,
            URI publicUrl) {
        this.firstAdmin = firstAdmin;
        this.settings = settings;
        this.access = access;
        this.server = server;
        this.publicUrl = publicUrl;
    }

    @EventListener(ApplicationReadyEvent.class)
    void offer() {
        if (isReachableFromElsewhere() || isClosedToTheLocalOperator()) {
            firstAdmin.offer(publicUrl.toString().replaceAll("/+$", ""));
        }
    }

    private boolean isReachableFromElsewhere() {
        InetAddress address = server.getAddress();
        ForwardHeadersStrategy strategy = server.getForwardHeadersStrategy();
        boolean behindProxy = strategy != null && strategy != ForwardHeadersStrategy.NONE;
        return behindProxy || address == null || !address.isLoopbackAddress();
    }

    private boolean isClosedToTheLocalOperator() {
        return !access.localOperator() || settings.localConsole() == SignInSettings.LocalConsoleMode.OFF;
    }
}
