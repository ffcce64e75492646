package org.holdfast.publishing;

import java.util.Map;
import org.holdfast.changes.BookDifference;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** Compares published rule books in words. Nothing needs to be built, so it works for every version ever published. */
public final class VersionChanges {

    /** The reference that stands for the live rule book. */
    public static final String LIVE = "live";

    private final RuleBookPublisher publisher;

    VersionChanges(RuleBookPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Two publications and what differs.
     *
     * @param before {@code null} if the later one is compared with nothing, as the first publication is
     */
    public record Compared(@Nullable Publication before, Publication after, BookDifference difference) {}

    /**
     * Compares a version with another one.
     *
     * @param version number of a publication, a prefix of its version, or {@code live}
     * @param against the same; {@code null} for the publication before it
     * @throws NotFound if there is no such publication
     * @throws InvalidInput if {@code live} is asked for before the first publication
     */
    public Compared between(String version, @Nullable String against) {
        Publication after = find(version, "version");
        Publication before = against == null
                ? publisher.publications(after.number(), 1).stream().findFirst().orElse(null)
                : find(against, "against");
        BookSource old = before == null ? BookSource.ofPublished(Map.of()) : publisher.source(before);
        return new Compared(before, after, BookDifference.between(old, publisher.source(after)));
    }

    private Publication find(String reference, String field) {
        if (!reference.equals(LIVE)) {
            return publisher.find(reference);
        }
        return publisher
                .live()
                .orElseThrow(() -> new InvalidInput(
                        field, "is \"live\", but no rule book has been published yet; publish one first"));
    }
}
