package org.holdfast.decisioning;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.holdfast.links.MessageLinks;
import org.holdfast.links.SurveyLinks;
import org.holdfast.links.UnsubscribeLinks;

/** Creates ids and links like a server, with a fixed secret. */
public final class IdAssigners {

    private static final URI PUBLIC_URL = URI.create("https://care.example/");

    private IdAssigners() {}

    static IdAssigner ofServer() {
        return new IdAssigner(() -> UUID.randomUUID().toString(), new MessageLinks(links(), unsubscribing()));
    }

    public static SurveyLinks links() {
        return new SurveyLinks(new byte[32], PUBLIC_URL, Duration.ofDays(30));
    }

    public static UnsubscribeLinks unsubscribing() {
        return new UnsubscribeLinks(new byte[32], PUBLIC_URL);
    }
}
