package org.holdfast.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.overview.Overview.Activity;
import org.holdfast.overview.Overview.Day;
import org.holdfast.overview.Overview.RecentAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class RecentActionsIT {

    /** Shortly after midnight in the company's time zone, while it is still yesterday in UTC. */
    private static final Instant NOW = Instant.parse("2026-03-15T22:30:00Z");

    private static final ZoneId ZONE = ZoneId.of("Europe/Chisinau");

    @Parameter
    private Database database;

    private Database.Store store;
    private RecentActions actions;

    @BeforeEach
    void open() {
        store = database.open();
        actions = new RecentActions(store.jdbc());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void decided(String id, String at, String status) {
        Object time = Instant.parse(at).atOffset(ZoneOffset.UTC);
        store.jdbc()
                .update(
                        "insert into decision (id, customer_id, as_of, decided_at, outcome, rule_book, facts_hash, document) "
                                + "values (?, 'C-1', ?, ?, 'act', 'b', 'f', '{}')",
                        id,
                        time,
                        time);
        store.jdbc()
                .update(
                        "insert into decided_action (id, decision_id, rank, action, rule, kind, customer_id, decided_at, "
                                + "status, status_at) values (?, ?, 1, 'credit', 'Credit a late order', 'goodwill', 'C-1', ?, ?, ?)",
                        id + ".1",
                        id,
                        time,
                        status,
                        time);
    }

    @Test
    void daysAreThoseOfTheCompanysTimeZone() {
        decided("a", "2026-03-15T21:59:59Z", "accepted");
        decided("b", "2026-03-15T22:00:00Z", "open");
        decided("c", "2026-03-02T22:00:00Z", "rejected");
        decided("d", "2026-03-02T21:59:00Z", "accepted");

        Activity activity = new Activity(actions.days(NOW, ZONE));

        assertThat(activity.days()).hasSize(14);
        assertThat(activity.days().get(13)).isEqualTo(new Day(LocalDate.of(2026, 3, 16), 1, 0));
        assertThat(activity.days().get(12)).isEqualTo(new Day(LocalDate.of(2026, 3, 15), 1, 1));
        assertThat(activity.days().get(0)).isEqualTo(new Day(LocalDate.of(2026, 3, 3), 1, 0));
        assertThat(activity.thisWeek()).isEqualTo(new Overview.Totals(2, 1));
        assertThat(activity.weekBefore()).isEqualTo(new Overview.Totals(1, 0));
    }

    @Test
    void theLatestComeFirst() {
        decided("a", "2026-03-01T10:00:00Z", "accepted");
        decided("b", "2026-03-02T10:00:00Z", "open");
        decided("c", "2026-03-03T10:00:00Z", "open");

        List<RecentAction> latest = actions.latest(2);

        assertThat(latest).extracting(RecentAction::decisionId).containsExactly("c", "b");
        assertThat(latest.get(0).rule()).isEqualTo("Credit a late order");
    }
}
