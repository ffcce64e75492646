package org.holdfast.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.decisions.AuthorityLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditPageIT {

    private static Server server;

    private final ConsoleBrowser browser = new ConsoleBrowser(server);

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
        for (String name : List.of("ci", "=cmd()")) {
            server.bean(ApiKeyService.class)
                    .create(
                            name,
                            EnumSet.of(Role.READ),
                            AuthorityLevel.AUTOMATIC,
                            null,
                            Actor.localOperator(name.equals("ci") ? "vera" : "=evil()", "127.0.0.1"));
        }
        server.put("/v1/customers/A-1", "{'id':'A-1','name':'Ana'}");
        new ConsoleBrowser(server).get("/desk/A-1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "actor=vera,1",
        "action=key-created,2",
        "customer=A-1,1",
        "since=2020-01-01&action=customer-viewed,1",
        "until=2020-01-01,0",
        "actor=vera&action=key-revoked,0"
    })
    void everyFilterWorksAloneAndCanBeCleared(String filters, int rows) {
        Page page = browser.get("/operations/audit?" + filters);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text().split("<tr>", -1)).hasSize(rows == 0 ? 1 : rows + 2);
        for (String filter : filters.split("&")) {
            assertThat(page.text()).contains("Without “" + filter.replaceFirst(".*=", "") + "”");
        }
        if (rows == 0) {
            assertThat(page.text()).contains("No entry matches");
        }
    }

    @ParameterizedTest
    @CsvSource({"since=yesterday,Type a date", "until=x,Type a date", "action=nothing,There is no such act"})
    void aWrongFilterIsExplainedAtItsField(String filter, String problem) {
        assertThat(browser.get("/operations/audit?" + filter).text()).contains(problem, "aria-invalid=\"true\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|name: ci|roles: read|level: automatic",
                "ru|имя: ci|роли: read|уровень: automatic",
                "ro|nume: ci|roluri: read|nivel: automatic"
            })
    void detailsAreWrittenInTheLanguageOfTheReader(String language, String name, String roles, String level) {
        Page page = browser.get("/operations/audit?action=key-created", "Accept-Language", language);

        assertThat(page.text()).contains(name, roles, level).doesNotContain("{&quot;");
    }

    @Test
    void theCsvHoldsExactlyWhatIsFilteredAndRunsNothing() {
        Page csv = browser.get("/operations/audit.csv?action=key-created");

        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit-key-created.csv\"");
        assertThat(csv.text().lines()).hasSize(3).first().asString().startsWith("number,at,actorKind");
        assertThat(csv.text()).contains("'=evil()").doesNotContain(",=evil()");
        assertThat(browser.get("/operations/audit.csv?since=x").status()).isEqualTo(400);
    }
}
