package org.holdfast.crm.mapping.http;

import java.net.URI;
import java.util.Map;
import org.holdfast.crm.mapping.MappingSource;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP interface with JSON.
 *
 * @param url the address that the paths of requests are appended to
 * @param headers headers of each request, without credentials
 * @param error JSON pointer to an error in a response with status 200, as JSON-RPC has it; {@code null} if there is
 *     none
 * @param allowPrivateAddresses whether it may be in this machine or a private network, and without TLS
 * @param maxPages maximum number of pages of one query
 * @param writeBack what is written to the source about each decision; {@code null} if nothing is
 */
public record HttpSource(
        URI url,
        Auth auth,
        Map<String, String> headers,
        @Nullable String error,
        boolean allowPrivateAddresses,
        int maxPages,
        @Nullable WriteBack writeBack)
        implements MappingSource {

    /** How requests are authorized. */
    public sealed interface Auth {

        /** The same header with each request; {@code Authorization} for basic authentication. */
        record Header(String name, String value) implements Auth {

            @Override
            public String toString() {
                return "header " + name;
            }
        }

        /**
         * An access token by OAuth 2.0 client credentials (RFC 6749, 4.4).
         *
         * @param scope empty if none is requested
         */
        record ClientCredentials(URI tokenUrl, String clientId, String clientSecret, String scope) implements Auth {

            @Override
            public String toString() {
                return "client " + clientId + " at " + tokenUrl.getHost();
            }
        }

        /** None. */
        record None() implements Auth {}
    }

    @Override
    public String shown() {
        return url.getScheme() + "://" + url.getAuthority() + url.getPath();
    }
}
