package org.holdfast.api.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * {@code If-Match} and {@code If-None-Match} of a request that changes something (RFC 9110, 13.1). A header that cannot
 * be read is refused, because whoever sent it counts on it.
 */
public final class Preconditions {

    private Preconditions() {}

    /**
     * What must hold for the state that is stored, or for there being none.
     *
     * @return {@code null} when nothing is asked
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

    /** A weak tag never matches when what was seen is to be replaced. */
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
