package org.holdfast.desk.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.holdfast.desk.timeline.TimelineEntry.Kind;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A page of the timeline, the latest entry first.
 *
 * @param next cursor of the next page; {@code null} on the last page
 */
public record TimelinePage(
        List<TimelineEntry> entries, @Nullable String next) {

    public TimelinePage {
        entries = List.copyOf(entries);
    }

    /** A place in the timeline: the next page starts after it. */
    record Place(Instant at, Kind kind, String id) {

        private static final String SEPARATOR = "~";

        static Place of(TimelineEntry entry) {
            return new Place(entry.at(), entry.kind(), entry.id());
        }

        /** @throws InvalidInput if the text is not a cursor */
        static Place parse(String text) {
            String[] parts = text.split(SEPARATOR, 3);
            try {
                if (parts.length == 3) {
                    return new Place(Instant.parse(parts[0]), Kind.values()[Integer.parseInt(parts[1])], parts[2]);
                }
            } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
                // Reported below, like any other text.
            }
            throw new InvalidInput("after", "is not a cursor; expected \"next\" of a previous page");
        }

        @Override
        public String toString() {
            return at + SEPARATOR + kind.ordinal() + SEPARATOR + id;
        }
    }
}
