package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.holdfast.Database;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads addresses and what customers want from a database. */
@ParameterizedClass
@EnumSource(Database.class)
class AddressesSyncIT {

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    @Test
    void addressesAndWishesAreLoaded() {
        CrmFixture fixture = new CrmFixture(database, folder);
        fixture.tables("changed", "mailbox (client varchar(20), box varchar(50), broken integer");
        fixture.run("insert into client values ('c', 'Ana', null, :now)");
        fixture.run("insert into mailbox values ('c', 'ana@example.org', 1, :now)");
        fixture.mappingHere("own", """
                queries:
                  customers: { sql: "select id, name, 'paused' as do_not_contact_reason, 2 as contact_cap_times, \
                30 as contact_cap_days, changed from client", watermark: changed }
                  emails: { sql: "select client as customer_id, box as address, \
                case when broken = 1 then 'bounced' else 'ok' end as state, changed from mailbox", watermark: changed }
                """);

        assertThat(fixture.loadLater("own").badCustomers()).isZero();

        assertThat(FactsJson.write(fixture.customer("c")))
                .contains(
                        "\"emails\":[{\"address\":\"ana@example.org\",\"state\":\"bounced\"}]",
                        "\"doNotContact\":{\"reason\":\"paused\"}",
                        "\"contactCap\":{\"times\":2,\"days\":30}");
        assertThat(fixture.loadLater("own").changed()).isZero();
    }
}
