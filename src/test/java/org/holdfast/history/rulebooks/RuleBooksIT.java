package org.holdfast.history.rulebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class RuleBooksIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00.123Z");
    private static final BookSource ONE = BookSource.of(Map.of("actions.yaml", "a: 1\n", "same.yaml", "b: 2\n"));
    private static final BookSource TWO = BookSource.of(Map.of("actions.yaml", "a: 3\n", "same.yaml", "b: 2\n"));

    @Parameter
    private Database database;

    private Database.Store opened;
    private RuleBooks books;

    @BeforeEach
    void open() {
        opened = database.open();
        books = new RuleBooks(opened.jdbc());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private Publication publish(int number, BookSource source, boolean resting) {
        Publication publication = new Publication(
                number,
                source.version(),
                "Вера",
                "why not",
                NOW,
                Publication.From.FOLDER,
                source.semantics(),
                number == 1 ? null : 1,
                new Publication.Checks(3, 4, List.of("limits.yaml:7: never used")),
                number == 1
                        ? Publication.Approval.NONE
                        : new Publication.Approval(
                                Publication.Approval.Kind.SECOND_PERSON,
                                "Ана",
                                "5e1f0c0e-0000-4000-8000-000000000001"));
        opened.transaction().executeWithoutResult(status -> {
            books.lock();
            books.publish(source, publication, resting);
        });
        return publication;
    }

    @Test
    void nothingIsLiveBeforeTheFirstPublication() {
        assertThat(books.live()).isEqualTo(new RuleBooks.Live(null, false));
        assertThat(books.page(null, 10)).isEmpty();
        assertThat(books.source("sha256:x")).isEmpty();
    }

    @Test
    void aPublicationSurvivesARoundTrip() {
        Publication first = publish(1, ONE, true);

        assertThat(books.find(1)).contains(first);
        assertThat(books.live()).isEqualTo(new RuleBooks.Live(1, true));
        assertThat(books.knows(ONE.version())).isTrue();
        assertThat(books.knows(TWO.version())).isFalse();
    }

    @Test
    void theFilesOfAVersionAreKept() {
        publish(1, ONE, false);
        publish(2, TWO, false);

        assertThat(books.source(ONE.version())).map(BookSource::version).contains(ONE.version());
        assertThat(books.source(TWO.version()).orElseThrow().bytes("actions.yaml"))
                .isEqualTo(TWO.bytes("actions.yaml"));
    }

    @Test
    void anUnchangedFileIsStoredOnce() {
        publish(1, ONE, false);
        publish(2, TWO, false);
        publish(3, ONE, false);

        assertThat(opened.jdbc().queryForObject("select count(*) from rule_book_file", Integer.class))
                .isEqualTo(3);
    }

    @Test
    void pagesAreSortedByLatestFirst() {
        publish(1, ONE, false);
        publish(2, TWO, false);
        publish(3, ONE, false);

        assertThat(books.page(null, 2)).extracting(Publication::number).containsExactly(3, 2);
        assertThat(books.page(2, 2)).extracting(Publication::number).containsExactly(1);
    }

    @Test
    void aVersionIsFoundByItsPrefixWithoutWildcards() {
        publish(1, ONE, false);
        publish(2, ONE, false);

        assertThat(books.findVersion(ONE.version().substring(0, 12)))
                .map(Publication::number)
                .contains(2);
        assertThat(books.findVersion("sha%")).isEmpty();
        assertThat(books.findVersion("sha25_")).isEmpty();
    }

    @Test
    void automaticPublishingIsSuspendedUntilItIsResumed() {
        publish(1, ONE, false);

        books.pauseAutoPublish(true);

        assertThat(books.live()).isEqualTo(new RuleBooks.Live(1, true));
    }
}
