package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.Database;
import org.holdfast.facts.Customer;
import org.holdfast.facts.billing.PaymentStatus;
import org.holdfast.facts.billing.SubscriptionStatus;
import org.holdfast.facts.contact.AddressState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads tables of a billing system with the example that is shipped for them. */
@ParameterizedClass
@EnumSource(Database.class)
class TelecomBillingIT {

    private static final Path EXAMPLE = Path.of("crm/examples/telecom-billing.yaml");

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private CrmFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new CrmFixture(database, folder);
        fixture.tables(
                "touched",
                "subscriber (id varchar(20), full_name varchar(60), mail varchar(60), mail_bounced boolean, "
                        + "mobile varchar(20), lang varchar(2), city varchar(40), born date, joined date, "
                        + "left_alone_until date",
                "contract (id varchar(20), subscriber varchar(20), tariff varchar(20), state char(1), begins date, "
                        + "next_period date, last_day date, monthly decimal(9,2), wants_out_on date, terminated_on date, "
                        + "terminated_why varchar(60)",
                "invoice (id varchar(20), contract varchar(20), issued date, due date, total decimal(9,2)",
                "collection (id varchar(20), invoice varchar(20), tried timestamp with time zone, result varchar(10), "
                        + "means varchar(10), why varchar(60)");
        fixture.run(
                "insert into subscriber values ('t1', 'Ana Rusu', 'ana@example.org', true, '0721000111', 'ro', 'Cluj', "
                        + "date '1990-05-17', date '2024-01-10', null, :now)");
        fixture.run(
                "insert into subscriber values ('t2', 'Ion Pop', null, false, null, null, null, null, date '2025-02-01', "
                        + "date '2026-12-31', :now)");
        fixture.run(
                "insert into contract values ('ct-1', 't1', 'fibre-500', 'D', date '2024-01-10', date '2026-04-10', null, "
                        + "79.00, null, null, null, :now)");
        fixture.run("insert into invoice values ('i-1', 'ct-1', date '2026-03-01', date '2026-03-15', 79.00, :now)");
        fixture.run("insert into invoice values ('i-2', 'ct-1', date '2026-04-01', date '2026-04-15', 79.00, :now)");
        fixture.run("insert into collection values ('a-1', 'i-1', timestamp with time zone '2026-03-15 08:00:00+00', "
                + "'refused', 'card', 'card expired', :now)");
        String mapping = Files.readString(EXAMPLE)
                .replaceFirst("(?m)^url: .*", "url: " + fixture.url)
                .replaceFirst("(?m)^user: .*", "user: " + CrmFixture.user(fixture.url))
                .replaceFirst("(?m)^password: .*\\n", "");
        fixture.mapping("billing", mapping);
    }

    private SyncReport load() {
        return fixture.loadLater("billing");
    }

    @Test
    void contractsAndInvoicesAreLoaded() {
        assertThat(load().badCustomers()).isZero();

        Customer ana = fixture.customer("t1");
        assertThat(ana.city()).isEqualTo("Cluj");
        assertThat(ana.emails()).singleElement().satisfies(email -> {
            assertThat(email.address()).isEqualTo("ana@example.org");
            assertThat(email.state()).isEqualTo(AddressState.BOUNCED);
        });
        assertThat(ana.subscriptions()).singleElement().satisfies(contract -> {
            assertThat(contract.plan()).isEqualTo("fibre-500");
            assertThat(contract.status()).isEqualTo(SubscriptionStatus.PAST_DUE);
            assertThat(contract.currency()).isEqualTo("RON");
        });
        assertThat(ana.payments())
                .extracting(payment -> payment.id() + " " + payment.status() + " " + payment.subscriptionId())
                .containsExactlyInAnyOrder("i-1 failed ct-1", "i-2 due ct-1");
        Customer ion = fixture.customer("t2");
        assertThat(ion.doNotContact()).isNotNull();
        assertThat(ion.subscriptions()).isEmpty();
    }

    @Test
    void aSecondAttemptAndAWishToCancelAreChanges() {
        load();
        fixture.run(
                "insert into collection values ('a-2', 'i-1', timestamp with time zone '2026-03-18 08:00:00+00', 'ok', "
                        + "'card', null, :now)");
        fixture.run("update contract set wants_out_on = date '2026-03-20', state = 'A', touched = :now");

        assertThat(load().changed()).isEqualTo(1);

        Customer ana = fixture.customer("t1");
        assertThat(ana.payments())
                .filteredOn(payment -> payment.id().equals("i-1"))
                .singleElement()
                .satisfies(payment -> assertThat(payment.status()).isEqualTo(PaymentStatus.PAID));
        assertThat(ana.subscriptions().get(0).cancelRequestedAt()).hasToString("2026-03-20");
        assertThat(load().changed()).isZero();
    }
}
