package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.holdfast.Database;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads the parcels of orders from a database, a row for each article. */
@ParameterizedClass
@EnumSource(Database.class)
class ParcelsSyncIT {

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private CrmFixture fixture;

    @BeforeEach
    void open() {
        fixture = new CrmFixture(database, folder);
        fixture.tables(
                "changed",
                "sale (client varchar(20), number varchar(20), made date, paid varchar(20), due date",
                "sale_row (client varchar(20), sale varchar(20), art varchar(20), pieces integer",
                "box (client varchar(20), sale varchar(20), number varchar(40), code varchar(20), left_on date, got_on date, "
                        + "gone_on date, art varchar(20), pieces integer");
        fixture.run("insert into client values ('c', 'Ana', null, :now)");
        fixture.run("insert into sale values ('c', 'o', date '2026-03-01', 'open', date '2026-03-10', :now)");
        fixture.run("insert into sale_row values ('c', 'o', 'cup', 2, :now)");
        fixture.run("insert into sale_row values ('c', 'o', 'pot', 1, :now)");
        fixture.run(
                "insert into box values ('c', 'o', '1', 'T1', date '2026-03-02', date '2026-03-04', null, 'cup', 1, :now)");
        fixture.run("insert into box values ('c', 'o', '1', null, date '2026-03-02', null, null, 'pot', 1, :now)");
        fixture.mappingHere("own", """
                defaults: { currency: EUR }
                queries:
                  customers: { sql: "select id, name, changed from client", watermark: changed }
                  orders: { sql: "select client as customer_id, number as id, made as placed_at, paid as state, \
                due as promised_at, changed from sale", watermark: changed }
                  lines: { sql: "select client as customer_id, sale as order_id, art as sku, pieces as quantity, \
                changed from sale_row", watermark: changed }
                  parcels: { sql: "select client as customer_id, sale as order_id, number as id, \
                code as tracking_number, left_on as shipped_at, got_on as delivered_at, gone_on as lost_at, \
                art as sku, pieces as quantity, changed from box", watermark: changed }
                """);
    }

    private SyncReport load() {
        return fixture.loadLater("own");
    }

    private String orders() {
        return FactsJson.write(fixture.customer("c").orders());
    }

    @Test
    void parcelsAreLoadedWithWhatTheyContain() {
        assertThat(load().badCustomers()).isZero();

        assertThat(orders())
                .contains("\"state\":\"open\"")
                .contains("\"id\":\"1\",\"trackingNumber\":\"T1\",\"shippedAt\":\"2026-03-02\"")
                .contains("\"deliveredAt\":\"2026-03-04\",\"lines\":[")
                .contains("[{\"sku\":\"pot\",\"quantity\":1},{\"sku\":\"cup\",\"quantity\":1}]");
        assertThat(load().changed()).isZero();

        fixture.run("insert into box values ('c', 'o', '2', null, date '2026-03-05', null, null, 'cup', 1, :now)");
        load();
        assertThat(orders()).contains("{\"id\":\"2\",\"shippedAt\":\"2026-03-05\"");

        fixture.run("update box set gone_on = date '2026-03-07', changed = :now where number = '2'");
        load();
        assertThat(orders()).contains("\"lostAt\":\"2026-03-07\"");
    }

    @Test
    void parcelsThatCannotBeAreReported() {
        fixture.run("update box set got_on = null, gone_on = date '2026-03-07' where code is null");

        assertThat(load().bad().toString()).contains("lostAt", "but the parcel was delivered");

        fixture.run("update box set gone_on = null, art = 'cub', changed = :now where code is null");

        assertThat(load().bad().toString()).contains("\"cub\" is not an article of this order");
    }

    @Test
    void aParcelOfAnUnknownOrderIsReported() {
        fixture.run("insert into box values ('c', 'o-9', '3', null, date '2026-03-05', null, null, 'cup', 1, :now)");

        SyncReport report = load();

        assertThat(report.badCustomers()).isEqualTo(1);
        assertThat(report.bad().toString()).contains("orderId", "\"o-9\" is not an order of this customer");
    }
}
