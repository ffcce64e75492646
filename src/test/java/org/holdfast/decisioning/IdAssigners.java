package org.holdfast.decisioning;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.holdfast.surveys.SurveyLinks;

/** Ids and links as a server makes them, with a secret that everybody knows. */
public final class IdAssigners {

    private IdAssigners() {}

    static IdAssigner ofServer() {
        return new IdAssigner(() -> UUID.randomUUID().toString(), links());
    }

    public static SurveyLinks links() {
        return new SurveyLinks(new byte[32], URI.create("https://care.example/"), Duration.ofDays(30));
    }
}
