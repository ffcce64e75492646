package org.holdfast.delivery.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.audit.AuditTrails;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.sync.CrmSync;
import org.holdfast.crm.sync.SyncProgress;
import org.holdfast.crm.sync.SyncReport;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * A real Tryton 6.0, read through its JSON-RPC instead of its database with the mapping in {@code integrations}: page
 * by page, by changes, and with the decision written back as a note, once.
 */
@ExtendWith(WhereTrytonIs.class)
class TrytonOverHttpIT {

    private static final LocalDate TODAY = TrytonShop.today();

    @TempDir
    private static Path folder;

    private static Tryton tryton;
    private static TrytonShop shop;
    private static Server server;

    private static int late;
    private static int content;

    @BeforeAll
    static void start() throws Exception {
        tryton = Tryton.started();
        shop = new TrytonShop(tryton.rpc());
        late = shop.customer("Nadia Haddad", "en", "nadia@shop.example", null);
        shop.sale(late, TODAY.minusDays(12), TODAY.minusDays(3), 1);
        content = shop.customer("Олег Стан", "ru", "oleg@shop.example", null);
        shop.deliver(shop.sale(content, TODAY.minusDays(12), TODAY.minusDays(4), 2), TODAY.minusDays(5));
        String mapping = Files.readString(Path.of("integrations/http/tryton.yaml"))
                .replace(
                        "https://tryton.example.org/crm",
                        tryton.url().toString().replaceAll("/$", ""))
                .replace("# allowPrivateAddresses", "allowPrivateAddresses")
                .replace("every: 15m\n", "")
                .replace("        - 100\n", "        - 2\n");
        Files.writeString(folder.resolve("tryton.yaml"), mapping);
        server = Server.with(FolderWithPassword.class, "--holdfast.demo=false");
    }

    /** The folder of mapping files, with the environment of the test. */
    @Configuration(proxyBeanMethods = false)
    static class FolderWithPassword {

        @Bean
        @Primary
        MappingFolder folderWithPassword() {
            return folder();
        }
    }

    private static MappingFolder folder() {
        return new MappingFolder(folder, name -> Tryton.PASSWORD, DeclaredFactsChecks.none());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static SyncReport load() {
        return load(CrmSync.Options.SCHEDULED);
    }

    private static SyncReport load(CrmSync.Options options) {
        MappingFolder.Read file = folder().read("tryton").get(0);
        assertThat(file.problems()).isEmpty();
        return server.bean(CrmSync.class)
                .load(file, new Drivers(folder), options, AuditTrails.TESTER, SyncProgress.NONE);
    }

    @Test
    void partiesSalesAndLinesAreLoadedByPagesAndThenByChanges() {
        SyncReport report = load(new CrmSync.Options(true, false, false));

        assertThat(report.bad()).isEmpty();
        assertThat(report.full()).isTrue();
        Server.Answer customer = server.get("/v1/customers/" + late);
        assertThat(customer.at("name")).isEqualTo("Nadia Haddad");
        assertThat(customer.at("email")).isEqualTo("nadia@shop.example");
        assertThat(customer.at("orders.0.promisedAt"))
                .isEqualTo(TODAY.minusDays(3).toString());
        assertThat(server.get("/v1/customers/" + content).at("language")).isEqualTo("ru");

        shop.sale(late, TODAY.minusDays(1), TODAY.plusDays(9), 1);
        SyncReport changes = load();

        assertThat(changes.full()).isFalse();
        assertThat(changes.bad()).isEmpty();
        assertThat(server.get("/v1/customers/" + late).at("orders.1.promisedAt"))
                .isEqualTo(TODAY.plusDays(9).toString());
    }

    @Test
    void theDecisionIsWrittenBackOnce() {
        load();
        server.post("/v1/decisions", "{'customerId': '" + late + "'}");

        Patience.until(() -> !shop.notes(late).isEmpty());
        assertThat(shop.notes(late)).singleElement().asString().contains("warn-late-delivery", "Holdfast decision ");
    }
}
