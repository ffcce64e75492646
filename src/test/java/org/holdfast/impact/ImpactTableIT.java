package org.holdfast.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.holdfast.Database;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.impact.Impact.Books;
import org.holdfast.impact.Impact.State;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImpactTableIT {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");
    private static final Books BOOKS = new Books("sha256:live", "sha256:draft");
    private static final ImpactNumbers NUMBERS = new ImpactNumbers(
            "EUR",
            new ImpactNumbers.Counts(320, 1, 5, 2, 3, 4, 6, 299),
            new ImpactNumbers.Money(21, new BigDecimal("10.00"), new BigDecimal("12.10"), new BigDecimal("99.50")),
            new ImpactNumbers.Money(16, BigDecimal.ZERO, new BigDecimal("1.60"), new BigDecimal("40.00")),
            4,
            List.of(new ImpactNumbers.OfAction("warn-late-delivery", 21, 16)));

    @ParameterizedTest
    @EnumSource(Database.class)
    void aComparisonIsStoredAndCanBeStoppedByAnotherNode(Database database) {
        try (Database.Store store = database.open()) {
            UUID draft = draft(store);
            ImpactTable table = new ImpactTable(store.jdbc());
            Impact running = impact(UUID.randomUUID(), draft, NOW, State.RUNNING, null);
            table.insert(running, DAY, "node", NOW);

            assertThat(table.latest(BOOKS, DAY)).map(ImpactTable.Row::impact).contains(running);
            assertThat(table.latest(BOOKS, DAY.plusDays(1))).isEmpty();
            assertThat(table.latest(new Books("sha256:other", "sha256:draft"), DAY))
                    .isEmpty();

            Impact done = impact(running.id(), draft, NOW, State.DONE, NUMBERS);
            assertThat(table.update(done, NOW.plusSeconds(5))).isTrue();
            assertThat(table.latest(draft)).map(ImpactTable.Row::impact).contains(done);
            assertThat(table.update(running, NOW)).as("what has ended stays").isFalse();

            Impact later = impact(UUID.randomUUID(), draft, NOW.plusSeconds(60), State.RUNNING, null);
            table.insert(later, DAY, "node", NOW);
            table.stop(later.id());
            assertThat(table.update(later, NOW))
                    .as("it learns that it was stopped")
                    .isFalse();
            assertThat(table.latest(draft)).map(row -> row.impact().state()).contains(State.STOPPED);

            assertThat(table.deleteBefore(NOW.plusSeconds(1))).isOne();
        }
    }

    private static Impact impact(UUID id, UUID draft, Instant asOf, State state, ImpactNumbers result) {
        return new Impact(id, draft, BOOKS, asOf, state, "person:ana", 320, 0, null, result);
    }

    private static UUID draft(Database.Store store) {
        UUID draft = UUID.randomUUID();
        OffsetDateTime now = NOW.atOffset(ZoneOffset.UTC);
        BookSource source = BookSource.of(Map.of("limits.yaml", "a: 1"));
        store.transaction()
                .executeWithoutResult(status -> new RuleBooks(store.jdbc())
                        .publish(
                                source,
                                new Publication(
                                        1,
                                        source.version(),
                                        "ana",
                                        "",
                                        NOW,
                                        Publication.From.DRAFT,
                                        Semantics.CURRENT,
                                        null,
                                        new Publication.Checks(0, 0, List.of())),
                                false));
        store.jdbc()
                .update(
                        "insert into rule_book_draft (id, title, base, author, author_name, state, revision, created_at, "
                                + "updated_at) values (?, 'Warn later', 1, 'person:ana', 'Ana', 'open', 1, ?, ?)",
                        draft.toString(),
                        now,
                        now);
        return draft;
    }
}
