package org.holdfast.ingestion.hubspot;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the HubSpot webhook.
 *
 * @param clientSecret client secret of the HubSpot app; without it the webhook is disabled
 * @param url the complete target URL as configured in the HubSpot app; required behind a proxy, because HubSpot signs
 *     it
 * @param portal the only HubSpot account whose events are accepted; if not set, all accounts that installed the app
 * @param idPrefix prefix of the contact's number in the customer id
 * @param properties mappings of contact properties, in addition to the standard ones: a field of the customer,
 *     opt-in:CHANNEL:PURPOSE, opt-out:CHANNEL:PURPOSE, or empty to ignore the property
 */
@ConfigurationProperties("holdfast.hubspot")
public record HubSpotSettings(
        @DefaultValue("") String clientSecret,
        @Nullable URI url,
        @Nullable Long portal,
        @DefaultValue("") String idPrefix,
        @DefaultValue Map<String, String> properties) {

    private static final int MIN_SECRET_LENGTH = 16;

    public HubSpotSettings {
        if (clientSecret.length() < MIN_SECRET_LENGTH) {
            throw new IllegalArgumentException("holdfast.hubspot.client-secret is shorter than " + MIN_SECRET_LENGTH
                    + " characters; set it to the client secret of the HubSpot app, or remove it");
        }
        if (url != null && !url.isAbsolute()) {
            throw new IllegalArgumentException(
                    "holdfast.hubspot.url is \"" + url + "\"; expected the complete target URL of the HubSpot app, "
                            + "such as https://holdfast.example.com/v1/hubspot/events");
        }
    }

    /** Omits the secret. */
    @Override
    public String toString() {
        return "HubSpotSettings[" + url + ", " + portal + "]";
    }
}
