package org.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.holdfast.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class SettingsAuditIT {

    @Parameter
    private Database database;

    private Database.Store store;
    private AuditTrail trail;
    private SettingsAudit settings;

    private record Hook(URI url, String clientSecret, Duration timeout) {}

    private record Settings(boolean localOperator, String password, List<String> steps, Map<String, Hook> hooks) {}

    @BeforeEach
    void open() {
        store = database.open();
        trail = AuditTrails.of(store.jdbc(), Clock.systemUTC());
        settings = new SettingsAudit(store.jdbc(), trail, store.transaction());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Map<String, String> effective(boolean localOperator, String secret) {
        return EffectiveSettings.of(
                "holdfast",
                new Settings(
                        localOperator,
                        "",
                        List.of("one", "two"),
                        Map.of(
                                "crm",
                                new Hook(
                                        URI.create("https://me:" + secret + "@example.org/in?token=" + secret),
                                        secret,
                                        Duration.ofSeconds(10)))));
    }

    @Test
    void settingsAreNamedAsInTheReferenceAndSecretsAreMasked() {
        assertThat(effective(true, "Tr0ub4dor"))
                .containsOnly(
                        Map.entry("holdfast.local-operator", "true"),
                        Map.entry("holdfast.steps[0]", "one"),
                        Map.entry("holdfast.steps[1]", "two"),
                        Map.entry("holdfast.hooks.crm.url", "https://(set)@example.org/in?(set)"),
                        Map.entry("holdfast.hooks.crm.client-secret", "(set)"),
                        Map.entry("holdfast.hooks.crm.timeout", "PT10S"));
    }

    @Test
    void onlyDifferencesFromTheStartBeforeAreRecorded() {
        settings.record(effective(true, "Tr0ub4dor"));
        assertThat(trail.page(AuditFilter.ALL, null, 10)).as("the first start").isEmpty();
        settings.record(effective(true, "Tr0ub4dor"));
        assertThat(trail.page(AuditFilter.ALL, null, 10))
                .as("nothing has changed")
                .isEmpty();

        settings.record(effective(false, "Tr0ub4dor"));
        assertThat(trail.page(AuditFilter.ALL, null, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("setting-changed");
            assertThat(entry.actorKind()).isEqualTo("program");
            assertThat(entry.target()).isEqualTo("holdfast.local-operator");
            assertThat(entry.details()).isEqualTo("{\"from\":\"true\",\"to\":\"false\"}");
        });

        settings.record(Map.of());
        assertThat(trail.page(AuditFilter.ALL, null, 10))
                .hasSize(7)
                .noneMatch(entry -> entry.details().contains("Tr0ub4dor"))
                .filteredOn(entry -> "holdfast.hooks.crm.client-secret".equals(entry.target()))
                .extracting(AuditEntry::details)
                .containsExactly("{\"from\":\"(set)\",\"to\":\"(not set)\"}");
        assertThat(trail.verify().broken()).isNull();
    }
}
