package org.holdfast.retention;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.holdfast.retention.surveys.SurveyLinks;

/** Ids and links as a server makes them, with a secret that everybody knows. */
public final class Namings {

    private Namings() {
    }

    static Naming ofServer() {
        return new Naming(() -> UUID.randomUUID().toString(), links());
    }

    public static SurveyLinks links() {
        return new SurveyLinks(new byte[32], URI.create("https://care.example/"), Duration.ofDays(30));
    }
}
