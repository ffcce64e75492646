package org.holdfast.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Records which settings a server started with that differ from those of the start before. Settings are files and
 * variables, so who changed them and when is not known; only that this server runs with them.
 */
@Component
@ConditionalOnWebApplication
class SettingsAudit {

    private static final Actor START = Actor.program("start");

    private final JdbcClient client;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    SettingsAudit(JdbcTemplate template, AuditTrail trail, TransactionTemplate transaction) {
        this.client = JdbcClient.create(template);
        this.trail = trail;
        this.transaction = transaction;
    }

    @EventListener
    void started(ApplicationReadyEvent event) {
        ApplicationContext context = event.getApplicationContext();
        record(EffectiveSettings.of(context));
    }

    /** Records each difference from the settings of the start before; the first start has none to compare with. */
    void record(Map<String, String> now) {
        transaction.executeWithoutResult(status -> {
            String stored = client.sql("select settings from audit_settings where id = 1 for update")
                    .query(String.class)
                    .single();
            if (!stored.isEmpty()) {
                compare(read(stored), now);
            }
            String next = FactsJson.write(now);
            if (!next.equals(stored)) {
                client.sql("update audit_settings set settings = ? where id = 1")
                        .param(next)
                        .update();
            }
        });
    }

    private static Map<String, String> read(String stored) {
        Map<String, String> settings = new HashMap<>();
        JsonNode tree = FactsJson.storedTree(stored);
        tree.propertyNames().forEach(name -> settings.put(name, tree.get(name).asString()));
        return settings;
    }

    private void compare(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            if (!Objects.equals(before.get(name), now.get(name))) {
                trail.append(new AuditEvent(
                        START,
                        AuditAction.SETTING_CHANGED,
                        new Target(TargetKind.SETTING, shortened(name)),
                        Map.of("from", shown(before.get(name)), "to", shown(now.get(name)))));
            }
        }
    }

    private static String shown(@Nullable String value) {
        return value == null ? "(not set)" : shortened(value);
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 99) + "…" : text;
    }
}
