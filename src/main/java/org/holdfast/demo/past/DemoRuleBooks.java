package org.holdfast.demo.past;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.publishing.RuleBookArchive;
import org.springframework.stereotype.Component;

/** The rule book of each day of the past. */
@Component
final class DemoRuleBooks {

    private final LiveRuleBook live;
    private final RuleBookArchive archive;
    private final RuleBooks books;

    DemoRuleBooks(LiveRuleBook live, RuleBookArchive archive, RuleBooks books) {
        this.live = live;
        this.archive = archive;
        this.books = books;
    }

    /** Returns the company's time zone. */
    ZoneId zone() {
        return live.book().assumptions().timeZone();
    }

    /**
     * Returns whether the first rule book was published when the past begins. A demo base of an earlier version of the
     * program has no rule book from then, and so no past.
     */
    boolean reachBackFrom(Instant stored) {
        Duration past = Duration.ofDays(-DemoCalendar.FIRST - 1L);
        return books.find(1)
                .filter(first -> first.at().isBefore(stored.minus(past)))
                .isPresent();
    }

    /** Returns the rule book that was live on a day. */
    DecisionModel on(Instant day) {
        Publication live = books.page(null, Integer.MAX_VALUE).stream()
                .filter(each -> !each.at().isAfter(day))
                .findFirst()
                .orElse(null);
        return live == null || live.version().equals(this.live.state().version())
                ? this.live.book()
                : archive.book(live);
    }
}
