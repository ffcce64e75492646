package org.holdfast.customers;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.springframework.web.util.UriUtils;

/**
 * A customer's id as a segment of a URL path. Some ids cannot be a segment, such as {@code gid://shop/Customer/1} or
 * {@code ..}, and proxies and servers treat an encoded slash differently. Such an id is written {@code ~} and the
 * base64url of its UTF-8; any other id may be written so too.
 */
public final class CustomerIdPath {

    private static final String CUSTOMERS = "/v1/customers/";
    private static final char ENCODED = '~';

    private CustomerIdPath() {}

    /** The URL of a customer on this server. */
    public static String of(String id) {
        return CUSTOMERS + segment(id);
    }

    /** The id as one segment of a path. */
    public static String segment(String id) {
        return isSegment(id)
                ? UriUtils.encodePathSegment(id, StandardCharsets.UTF_8)
                : ENCODED + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The id of a segment that was already percent-decoded.
     *
     * @throws InvalidInput if it begins with {@code ~} but was not written by {@link #segment}, or is too long for an
     *     id
     */
    public static String read(String segment) {
        String id = decoded(segment);
        if (id.length() > FactConstraints.MAX_ID) {
            throw new InvalidInput("id", "is longer than " + FactConstraints.MAX_ID + " characters");
        }
        return id;
    }

    private static String decoded(String segment) {
        if (segment.isEmpty() || segment.charAt(0) != ENCODED) {
            return segment;
        }
        try {
            byte[] utf8 = Base64.getUrlDecoder().decode(segment.substring(1));
            String id = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            // Each id has exactly one such form; other spellings of the same bytes are refused.
            if (!id.isEmpty()
                    && segment.equals(
                            ENCODED + Base64.getUrlEncoder().withoutPadding().encodeToString(utf8))) {
                return id;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Reported below.
        }
        throw new InvalidInput(
                "id",
                "begins with \"~\", so it must continue with the base64url of an id without padding; an id that itself "
                        + "begins with \"~\" is written that way too, such as "
                        + segment(segment.substring(0, Math.min(20, segment.length()))));
    }

    private static boolean isSegment(String id) {
        return !id.isEmpty()
                && id.charAt(0) != ENCODED
                && !id.equals(".")
                && !id.equals("..")
                && id.chars()
                        .noneMatch(c -> c == '/'
                                || c == '\\'
                                || c == '%'
                                || c == ';'
                                || c == '\u2028'
                                || c == '\u2029'
                                || Character.isISOControl(c));
    }
}
