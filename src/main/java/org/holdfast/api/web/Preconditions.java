package org.holdfast.api.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * The headers {@code If-Match} and {@code If-None-Match} of a request that changes a resource (RFC 9110, 13.1). An
 * unreadable header is refused rather than ignored, because the client relies on it.
 */
public final class Preconditions {

    private Preconditions() {}

    /**
     * Returns the condition that the stored ETag, or its absence, has to satisfy.
     *
     * @return {@code null} if there is no precondition
     */
    public static @Nullable Predicate<Optional<String>> of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch == null && ifNoneMatch == null) {
            return null;
        }
        List<ETag> wanted = tags(HttpHeaders.IF_MATCH, ifMatch);
        List<ETag> unwanted = tags(HttpHeaders.IF_NONE_MATCH, ifNoneMatch);
        return stored -> (ifMatch == null || matches(wanted, stored, true))
                && (ifNoneMatch == null || !matches(unwanted, stored, false));
    }

    /** A strong comparison, as {@code If-Match} requires, never matches a weak tag. */
    private static boolean matches(List<ETag> tags, Optional<String> stored, boolean strong) {
        return stored.isPresent()
                && tags.stream()
                        .anyMatch(tag -> tag.isWildcard() || tag.compare(new ETag(stored.get(), false), strong));
    }

    private static List<ETag> tags(String header, @Nullable String value) {
        if (value == null) {
            return List.of();
        }
        String rest = value.replaceAll("(W/)?\"[^\"]*\"", "").strip();
        List<ETag> tags = ETag.parse(value);
        boolean readable = value.strip().equals("*") || !tags.isEmpty() && rest.matches("[\\s,]*");
        if (!readable) {
            throw new InvalidInput(
                    header, "is " + value + "; expected entity tags in quotes such as \"sha256:0f3a\", or *");
        }
        return tags;
    }
}
