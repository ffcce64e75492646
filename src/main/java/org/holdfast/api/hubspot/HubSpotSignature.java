package org.holdfast.api.hubspot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Version 3 of HubSpot's signatures, as described under "Validating requests" in HubSpot's documentation: Base64 of
 * HMAC-SHA256 over method, URI, body and timestamp, keyed with the secret of the app. Older versions have no timestamp
 * and are not accepted.
 */
final class HubSpotSignature {

    static final String SIGNATURE = "X-HubSpot-Signature-v3";
    /** Milliseconds since 1970. */
    static final String TIMESTAMP = "X-HubSpot-Request-Timestamp";

    private static final String ALGORITHM = "HmacSHA256";
    /** Maximum age, as HubSpot prescribes. The same tolerance applies to the future, because clocks differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");
    /** Escapes that are decoded in the URI before it is signed; all others stay as they were sent. */
    private static final Map<String, String> DECODED = Map.ofEntries(
            Map.entry("3A", ":"),
            Map.entry("2F", "/"),
            Map.entry("3F", "?"),
            Map.entry("40", "@"),
            Map.entry("21", "!"),
            Map.entry("24", "$"),
            Map.entry("27", "'"),
            Map.entry("28", "("),
            Map.entry("29", ")"),
            Map.entry("2A", "*"),
            Map.entry("2C", ","),
            Map.entry("3B", ";"));

    private static final Pattern ENCODED =
            Pattern.compile("%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)", Pattern.CASE_INSENSITIVE);

    private final SecretKeySpec key;

    /** @param secret the client secret of the app in HubSpot */
    HubSpotSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Returns why a request is not signed by HubSpot, or {@code null} if it is.
     *
     * @param uri the full address, with scheme, host and query, to which HubSpot sends
     * @param body the bytes as they were sent
     */
    @Nullable
    String refusal(
            String method,
            String uri,
            byte[] body,
            @Nullable String timestamp,
            @Nullable String signature,
            Instant now) {
        String early = refusal(timestamp, signature, now);
        if (early != null || timestamp == null || signature == null) {
            return early;
        }
        byte[] expected = sign(method, uri, body, timestamp).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))
                ? null
                : "The signature does not match this request to " + decoded(uri) + ".";
    }

    /** Checks what can be checked before the body has been read. */
    @Nullable
    String refusal(@Nullable String timestamp, @Nullable String signature, Instant now) {
        if (signature == null || timestamp == null) {
            return "The header " + (signature == null ? SIGNATURE : TIMESTAMP) + " is missing.";
        }
        if (!MILLIS.matcher(timestamp).matches()) {
            return "The header " + TIMESTAMP + " is not a time in milliseconds.";
        }
        Duration age = Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), now);
        if (age.compareTo(TOLERANCE) > 0 || age.negated().compareTo(TOLERANCE) > 0) {
            return "The request was signed more than " + TOLERANCE.toMinutes() + " minutes "
                    + (age.isNegative() ? "in the future." : "ago.");
        }
        return null;
    }

    String sign(String method, String uri, byte[] body, String timestamp) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((method + decoded(uri)).getBytes(StandardCharsets.UTF_8));
            mac.update(body);
            mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform supports " + ALGORITHM, e);
        }
    }

    private static String decoded(String uri) {
        return ENCODED.matcher(uri)
                .replaceAll(found ->
                        Matcher.quoteReplacement(DECODED.get(found.group(1).toUpperCase(Locale.ROOT))));
    }
}
