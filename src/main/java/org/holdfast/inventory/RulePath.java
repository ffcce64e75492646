package org.holdfast.inventory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.holdfast.facts.validation.InvalidInput;
import org.springframework.web.util.UriUtils;

/**
 * The name of a rule as a segment of a URL path. A name that cannot be a segment, such as {@code Late / lost}, is
 * written {@code ~} and the base64url of its UTF-8.
 */
public final class RulePath {

    private static final char ENCODED = '~';
    private static final String IMPOSSIBLE = "/\\%;\u2028\u2029";

    private RulePath() {}

    /** Returns the name as one segment of a path. */
    public static String segment(String name) {
        boolean possible = !name.isEmpty()
                && name.charAt(0) != ENCODED
                && name.charAt(0) != '.'
                && name.chars().noneMatch(each -> IMPOSSIBLE.indexOf(each) >= 0 || Character.isISOControl(each));
        return possible
                ? UriUtils.encodePathSegment(name, StandardCharsets.UTF_8)
                : ENCODED
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the name of a segment that was already percent-decoded.
     *
     * @throws InvalidInput if it begins with {@code ~} but was not written by {@link #segment}
     */
    public static String read(String segment) {
        if (segment.isEmpty() || segment.charAt(0) != ENCODED) {
            return segment;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(segment.substring(1)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(
                    "name", "begins with \"~\"; expected the base64url of the name of a rule, without padding");
        }
    }
}
