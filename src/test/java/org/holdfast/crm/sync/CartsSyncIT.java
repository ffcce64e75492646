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

/** Loads shopping carts and their lines from a database. */
@ParameterizedClass
@EnumSource(Database.class)
class CartsSyncIT {

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
                "basket (client varchar(20), number varchar(20), touched timestamp with time zone, sold varchar(20)",
                "basket_row (client varchar(20), basket varchar(20), art varchar(20), pieces integer");
        fixture.run("insert into client values ('c', 'Ana', null, :now)");
        fixture.run(
                "insert into basket values ('c', 'b-1', timestamp with time zone '2026-03-01 10:00:00+00:00', null, :now)");
        fixture.run("insert into basket_row values ('c', 'b-1', 'tea', 2, :now)");
        fixture.mappingHere("own", """
                defaults: { currency: EUR }
                queries:
                  customers: { sql: "select id, name, changed from client", watermark: changed }
                  carts: { sql: "select client as customer_id, number as id, touched as changed_at, sold as order_id, \
                changed from basket", watermark: changed }
                  cart-lines: { sql: "select client as customer_id, basket as cart_id, art as sku, \
                pieces as quantity, changed from basket_row", watermark: changed }
                """);
    }

    private SyncReport load() {
        return fixture.loadLater("own");
    }

    private String carts() {
        return FactsJson.write(fixture.customer("c").carts());
    }

    @Test
    void cartsAreLoadedWithTheirLines() {
        assertThat(load().badCustomers()).isZero();

        assertThat(carts())
                .contains("\"id\":\"b-1\"", "\"changedAt\":\"2026-03-01T10:00:00Z\"", "\"currency\":\"EUR\"")
                .contains("\"sku\":\"tea\"");
        assertThat(load().changed()).isZero();

        fixture.run("update basket_row set pieces = 3, changed = :now");
        load();
        assertThat(carts()).contains("\"quantity\":3");

        fixture.run("update basket set sold = '5512', changed = :now");
        load();
        assertThat(carts()).contains("\"orderId\":\"5512\"");
    }

    @Test
    void aLineOfAnUnknownCartIsReported() {
        fixture.run("insert into basket_row values ('c', 'b-9', 'tea', 1, :now)");

        SyncReport report = load();

        assertThat(report.badCustomers()).isEqualTo(1);
        assertThat(report.bad().toString()).contains("cartId", "\"b-9\" is not a cart of this customer");
    }
}
