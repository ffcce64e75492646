package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.facts.Order;
import org.holdfast.ingestion.events.EventFixture;
import org.holdfast.ingestion.events.EventResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads from a CRM that has not learned that an order was moved to another customer. */
@ParameterizedClass
@EnumSource(Database.class)
class SyncOfMovedOrdersIT {

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private CrmFixture crmFixture;

    @BeforeEach
    void moveAnOrder() {
        crmFixture = new CrmFixture(database, folder);
        crmFixture.client("M-1");
        crmFixture.client("M-2");
        crmFixture.sale("M-1", "5512", "2026-03-01 10:00:00");
        crmFixture.load();
        crmFixture.clock.move(Duration.ofMinutes(1));
        EventFixture events = new EventFixture(crmFixture.own, crmFixture.store, crmFixture.clock);
        assertThat(events.send("/shop", "order.moved", "M-1", crmFixture.clock.instant(), "{'id':'5512','to':'M-2'}")
                        .status())
                .isEqualTo(EventResult.Status.APPLIED);
        crmFixture.clock.move(Duration.ofMinutes(1));
    }

    private List<String> orders(String customer) {
        List<Order> orders = crmFixture.customer(customer).orders();
        return orders == null ? List.of() : orders.stream().map(Order::id).toList();
    }

    @Test
    void anOrderThatTheCrmRepeatsOrChangesFollowsTheMove() {
        crmFixture.full();
        assertThat(orders("M-1")).isEmpty();
        assertThat(orders("M-2")).containsExactly("5512");

        crmFixture.there.update(
                "update sale set total = 99, changed = timestamp with time zone '2026-03-15 12:30:00+00:00'");
        crmFixture.clock.move(Duration.ofDays(2));
        SyncReport changed = crmFixture.full();
        String row = crmFixture.row("M-1");
        SyncReport again = crmFixture.full();

        assertThat(List.of(changed.movedAway(), again.movedAway())).containsExactly(1L, 1L);
        assertThat(orders("M-1")).isEmpty();
        assertThat(orders("M-2")).containsExactly("5512");
        assertThat(crmFixture.row("M-1")).isEqualTo(row);
        assertThat(again.changed()).isZero();
    }

    @Test
    void anOrderThatTheCrmHasCorrectedBelongsToTheCrm() {
        crmFixture.there.update("update sale set client = 'M-2', changed = current_timestamp");
        crmFixture.clock.move(Duration.ofMinutes(1));
        assertThat(crmFixture.full().movedAway()).isZero();
        assertThat(orders("M-2")).containsExactly("5512");

        crmFixture.there.update("delete from sale");
        crmFixture.clock.move(Duration.ofMinutes(1));
        crmFixture.load("shop", new CrmSync.Options(true, false, true));
        assertThat(orders("M-2")).isEmpty();
    }
}
