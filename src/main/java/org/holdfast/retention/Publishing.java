package org.holdfast.retention;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.holdfast.decisions.Decider;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.BookUnreadable;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.Problem;
import org.holdfast.simulation.BookCheck;
import org.holdfast.simulation.CheckedBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the text in the rules folder the live rule book, if it passes every check. */
public final class Publishing {

    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final Path folder;
    private final BookCheck check;
    private final Clock clock;
    private final LiveBook live;
    private String lastSeen;

    /**
     * Reads the folder for the first time.
     *
     * @throws BookUnreadable when there is no folder
     * @throws BookRefused when the rule book does not pass
     */
    public Publishing(HoldfastSettings settings, Decider decider, Clock clock) {
        this.folder = settings.rules().dir();
        this.check = new BookCheck(settings.assumptions(), decider);
        this.clock = clock;
        CheckedBook checked = check.check(BookSource.read(folder));
        if (checked.book() == null || !checked.passed()) {
            throw new BookRefused(folder.toString(), checked.problems().stream().filter(Problem::isError).toList());
        }
        this.live = new LiveBook(checked.book(), clock.instant());
        this.lastSeen = checked.source().version();
        LOG.info("The rule book is live: {} rules, {} scenarios passed, version {}", checked.book().rules().rules().size(),
                checked.scenarios().size(), checked.source().version());
    }

    public LiveBook live() {
        return live;
    }

    public Path folder() {
        return folder;
    }

    /** Looks at the folder again. What passes goes live; what does not leaves the live rule book as it is and is told. */
    public synchronized void refresh() {
        BookSource source;
        try {
            source = BookSource.read(folder);
        } catch (BookUnreadable e) {
            if (!lastSeen.equals(e.getMessage())) {
                lastSeen = e.getMessage();
                refuse(new CheckedBook(BookSource.of(java.util.Map.of()), null,
                        List.of(Problem.error(Origin.of(folder.toString()), e.getMessage(), "")), List.of(), null));
            }
            return;
        }
        if (source.version().equals(lastSeen)) {
            return;
        }
        lastSeen = source.version();
        if (source.version().equals(live.state().version())) {
            live.settle();
            LOG.info("The rules folder is again what is live, version {}", source.version());
            return;
        }
        long start = System.nanoTime();
        CheckedBook checked = check.check(source);
        if (checked.passed() && checked.book() != null) {
            live.publish(checked.book(), clock.instant());
            LOG.info("A new rule book is live after {} ms: {} rules, {} scenarios passed, version {}",
                    Duration.ofNanos(System.nanoTime() - start).toMillis(), checked.book().rules().rules().size(),
                    checked.scenarios().size(), source.version());
        } else {
            refuse(checked);
        }
    }

    private void refuse(CheckedBook checked) {
        live.refuse(checked, clock.instant());
        List<Problem> errors = checked.problems().stream().filter(Problem::isError).toList();
        LOG.warn("The rules folder has {} error(s), so version {} stays live:\n{}", errors.size(), live.state().version(),
                String.join("\n", errors.stream().limit(20).map(problem -> "  " + problem).toList()));
    }
}
