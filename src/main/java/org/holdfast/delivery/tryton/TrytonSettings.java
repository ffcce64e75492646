package org.holdfast.delivery.tryton;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where decisions are written as notes.
 *
 * @param url of Tryton's database over HTTP, such as {@code https://tryton.example.org/crm/}; without it nothing is
 *     written
 * @param user who writes the notes; Tryton asks of whoever writes a note on a party to be allowed to change parties
 * @param password of that user
 * @param customerPrefix what stands before the number of the party in the ids of customers from Tryton; empty when the
 *     number is the id
 * @param timeout for one call
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
            // Tryton answers without the slash with a redirect, which a POST does not follow.
            url = URI.create(url + "/");
        }
    }
}
