package org.holdfast.ingestion.hubspot;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets about HubSpot.
 *
 * @param clientSecret of the app in HubSpot; without it nothing is taken from HubSpot
 * @param url the target URL as the app in HubSpot has it, whole; needed behind a proxy, because HubSpot signs it
 * @param portal the only account of HubSpot to listen to; all that have the app when it is not set
 * @param idPrefix what stands before the number of a contact in the id of a customer
 * @param properties contact property to what it is here: a field of the customer, opt-in:CHANNEL:PURPOSE,
 *     opt-out:CHANNEL:PURPOSE, or nothing to ignore it; added to those that are known
 */
@ConfigurationProperties("holdfast.hubspot")
public record HubSpotSettings(
        @DefaultValue("") String clientSecret,
        @Nullable URI url,
        @Nullable Long portal,
        @DefaultValue("") String idPrefix,
        @DefaultValue Map<String, String> properties) {

    private static final int SHORTEST_SECRET = 16;

    public HubSpotSettings {
        if (clientSecret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "holdfast.hubspot.client-secret is shorter than " + SHORTEST_SECRET + " characters; give "
                            + "the client "
                            + "secret of the app in HubSpot, or leave it out");
        }
        if (url != null && !url.isAbsolute()) {
            throw new IllegalArgumentException(
                    "holdfast.hubspot.url is \"" + url + "\"; expected the whole target URL of the app in "
                            + "HubSpot, "
                            + "such as https://holdfast.example.com/v1/hubspot/events");
        }
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "HubSpotSettings[" + url + ", " + portal + "]";
    }
}
