package org.holdfast.cli.rulebook;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.holdfast.history.rulebooks.Publication;

/** Formats a publication on one line. */
final class PublicationPrinter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());
    private static final int SHORT_VERSION = 19;

    private PublicationPrinter() {}

    static String of(Publication publication) {
        return publication.number() + "  " + version(publication) + "  " + time(publication) + "  "
                + publication.author() + (publication.note().isEmpty() ? "" : ": " + publication.note());
    }

    static String version(Publication publication) {
        return publication
                .version()
                .substring(0, Math.min(SHORT_VERSION, publication.version().length()));
    }

    static String time(Publication publication) {
        return TIME.format(publication.at());
    }
}
