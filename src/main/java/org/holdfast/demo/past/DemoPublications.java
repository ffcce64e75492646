package org.holdfast.demo.past;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.audit.Actor;
import org.holdfast.demo.DemoDatabase;
import org.holdfast.publishing.FirstPublications;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.publishing.RuleBookPublisher.Signature;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Publishes two rule books of the past: one with a large control group, then the one in the folder. If the folder
 * contains another rule book than the shipped one, to which this change does not apply, only that is published.
 */
@Component
@ConditionalOnWebApplication
final class DemoPublications implements FirstPublications {

    private static final String AUTHOR = "demo";

    private static final String TRIAL =
            "Two customers in five are left alone for two months, to see what the others gain";
    private static final String AFTER_TRIAL = "The two months are over: all customers hear from us again";
    private static final String LIMITS = "limits.yaml";
    private static final String NO_CUSTOMER = "    everybody: 0\n";
    private static final String TWO_IN_FIVE = "    everybody: 40\n";

    private final DemoDatabase database;
    private final HoldfastSettings settings;
    private final Clock clock;

    DemoPublications(DemoDatabase database, HoldfastSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void publish(RuleBookPublisher publisher) {
        if (!database.hasPast()) {
            return;
        }
        BookSource folder;
        try {
            folder = publisher.folder().read();
        } catch (BookUnreadable e) {
            // The server reports it when it starts.
            return;
        }
        DemoCalendar calendar = DemoCalendar.around(clock.instant(), settings.timeZone());
        BookSource trial = withControlGroup(folder);
        if (publisher.policy().needsSecondPerson()) {
            // Only the first rule book of a database may go live without a second person.
            publish(publisher, calendar, DemoCalendar.FIRST, folder, "The first rule book");
        } else if (!trial.version().equals(folder.version())
                && publish(publisher, calendar, DemoCalendar.FIRST, trial, TRIAL)) {
            publish(publisher, calendar, DemoCalendar.SECOND_PUBLICATION, folder, AFTER_TRIAL);
        } else {
            publish(publisher, calendar, DemoCalendar.FIRST, folder, "The first rule book");
        }
    }

    private static boolean publish(
            RuleBookPublisher publisher, DemoCalendar calendar, int day, BookSource source, String note) {
        return publisher
                        .backdated(new MovedClock(calendar.start(day)))
                        .publishFolder(source, new Signature(Actor.program(AUTHOR), AUTHOR, note))
                instanceof RuleBookPublisher.Published;
    }

    private static BookSource withControlGroup(BookSource folder) {
        Map<String, byte[]> files = new HashMap<>();
        folder.paths().forEach(path -> files.put(path, folder.bytes(path)));
        files.computeIfPresent(
                LIMITS,
                (path, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace(NO_CUSTOMER, TWO_IN_FIVE)
                        .getBytes(StandardCharsets.UTF_8));
        return BookSource.ofBytes(files);
    }
}
