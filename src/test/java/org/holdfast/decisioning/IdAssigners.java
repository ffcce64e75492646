package org.holdfast.decisioning;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.holdfast.surveys.SurveyLinks;

/** Creates ids and links like a server, with a fixed secret. */
public final class IdAssigners {

    private IdAssigners() {}

    static IdAssigner ofServer() {
        return new IdAssigner(() -> UUID.randomUUID().toString(), links());
    }

    public static SurveyLinks links() {
        return new SurveyLinks(new byte[32], URI.create("https://care.example/"), Duration.ofDays(30));
    }
}
