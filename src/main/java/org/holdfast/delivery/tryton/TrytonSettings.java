package org.holdfast.delivery.tryton;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for Tryton, to which decisions are written as notes.
 *
 * @param url HTTP address of Tryton's database, such as {@code https://tryton.example.org/crm/}; without it no notes
 *     are written
 * @param user the author of the notes; Tryton requires permission to change parties for writing a note on one
 * @param password password of the user
 * @param customerPrefix prefix of the party's number in the ids of customers from Tryton; empty if the number is the id
 * @param timeout timeout of a call
 */
@ConfigurationProperties("holdfast.delivery.tryton")
record TrytonSettings(
        @Nullable URI url,
        @DefaultValue("holdfast") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String customerPrefix,
        @DefaultValue("10s") Duration timeout) {

    TrytonSettings {
        if (url != null && !("" + url.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("holdfast.delivery.tryton.url is \"" + url
                    + "\"; expected the address of a database, such as https://tryton.example.org/crm/");
        }
        if (url != null && !url.getPath().endsWith("/")) {
            // Without the slash Tryton responds with a redirect, which a POST does not follow.
            url = URI.create(url + "/");
        }
    }
}
