package org.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the list reads from the database. */
class InventoryTablesIT {

    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    private static final String RULE = "rule \"Warn\"\n  when\n    x\n  then\n    y\nend\n";
    private static final String OTHER = "rule \"Other\"\nwhen\nz\nthen\ny\nend\n";

    @ParameterizedTest
    @EnumSource(Database.class)
    void customersOfTheLastSevenDaysAreCountedOnce(Database database) {
        try (Database.Store store = database.open()) {
            List<Object[]> decisions = new ArrayList<>();
            List<Object[]> actions = new ArrayList<>();
            String[][] rows = {
                {"A", "Warn", "2026-03-15T11:00:00Z", "open"},
                {"A", "Warn", "2026-03-14T11:00:00Z", "accepted"},
                {"B", "Warn", "2026-03-09T11:00:00Z", "open"},
                {"C", "Warn", "2026-03-01T11:00:00Z", "open"},
                {"C", "Other", "2026-03-15T11:00:00Z", "open"}
            };
            for (int i = 0; i < rows.length; i++) {
                Object at = Instant.parse(rows[i][2]).atOffset(ZoneOffset.UTC);
                decisions.add(new Object[] {"d" + i, rows[i][0], at, at, "act", "v", "f", "{}"});
                actions.add(
                        new Object[] {"a" + i, "d" + i, 1, "act", rows[i][1], "warning", rows[i][0], at, at, rows[i][3]
                        });
            }
            store.jdbc()
                    .batchUpdate(
                            "insert into decision (id, customer_id, as_of, decided_at, outcome, rule_book, facts_hash,"
                                    + " document) values (?, ?, ?, ?, ?, ?, ?, ?)",
                            decisions);
            store.jdbc()
                    .batchUpdate(
                            "insert into decided_action (id, decision_id, rank, action, rule, kind, customer_id,"
                                    + " decided_at, status_at, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            actions);
            RuleActivity activity = new RuleActivity(store.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));

            assertThat(activity.customersByRule()).isEqualTo(Map.of("Warn", 2L, "Other", 1L));
            List<RuleDay> days = activity.days("Warn", ZoneId.of("Europe/Chisinau"));
            assertThat(days).hasSize(RuleActivity.DAYS);
            assertThat(days.get(0).actions()).isEqualTo(1);
            assertThat(days.get(5))
                    .extracting(RuleDay::actions, RuleDay::accepted)
                    .containsExactly(1L, 1L);
            assertThat(days.get(6))
                    .extracting(RuleDay::customers, RuleDay::accepted)
                    .containsExactly(1L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void theHistoryOfARuleFollowsItFromFileToFile(Database database) {
        try (Database.Store store = database.open()) {
            RuleBooks books = new RuleBooks(store.jdbc());
            publish(books, 1, Map.of("areas/a/other.dslr", OTHER));
            publish(books, 2, Map.of("areas/a/other.dslr", OTHER, "areas/a/warn.dslr", RULE));
            publish(books, 3, Map.of("areas/a/other.dslr", OTHER + "# note\n", "areas/a/warn.dslr", RULE));
            publish(books, 4, Map.of("areas/a/other.dslr", OTHER, "areas/a/warn.dslr", RULE.replace("x", "x2")));
            publish(books, 5, Map.of("areas/a/other.dslr", OTHER, "areas/b/moved.dslr", RULE.replace("x", "x2")));
            publish(books, 6, Map.of("areas/a/other.dslr", OTHER));
            publish(books, 7, Map.of("areas/a/other.dslr", OTHER + "\n" + RULE));
            RuleHistory history = new RuleHistory(books);

            RuleHistory.Changes changes = history.of("Warn");

            assertThat(changes.complete()).isTrue();
            assertThat(changes.versions())
                    .extracting(each -> each.publication().number() + " " + each.how())
                    .containsExactly("7 added", "6 removed", "4 changed", "2 added");
            assertThat(changes.versions().get(2).text()).contains("x2");
            assertThat(changes.versions().get(0).file()).isEqualTo("areas/a/other.dslr");
            assertThat(history.of("Other").versions())
                    .extracting(each -> each.publication().number())
                    .containsExactly(1);
            assertThat(history.of("Nothing").versions()).isEmpty();
        }
    }

    private static void publish(RuleBooks books, int number, Map<String, String> texts) {
        Map<String, byte[]> files = new HashMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        BookSource source = BookSource.ofBytes(files);
        books.publish(
                source,
                new Publication(
                        number,
                        source.version(),
                        "ana",
                        "",
                        NOW.plusSeconds(number),
                        Publication.From.DRAFT,
                        Semantics.CURRENT,
                        null,
                        new Publication.Checks(1, 1, List.of())),
                false);
    }
}
