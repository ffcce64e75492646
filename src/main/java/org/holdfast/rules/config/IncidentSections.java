package org.holdfast.rules.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.rules.limits.IncidentType;
import org.holdfast.rules.limits.ServiceRecovery;

/** Reads the sections about incidents: service recovery and the time limits of incident types. */
final class IncidentSections {

    private static final String EXAMPLE = "late-order: { closesAfterDays: 30, greatestAgeDays: 90 }";

    private IncidentSections() {}

    static ServiceRecovery recovery(YamlFields item) {
        return new ServiceRecovery(item.whole("days", NumberBounds.DAYS_OR_NONE, "7"));
    }

    static Map<String, IncidentType> incidents(YamlFields item, NameReferences nameReferences) {
        Map<String, IncidentType> types = new LinkedHashMap<>();
        item.names("types", EXAMPLE).forEach((name, node) -> {
            nameReferences.add(NameReferences.Kind.INCIDENT, name, node);
            types.put(name, type(node));
        });
        return Map.copyOf(types);
    }

    private static IncidentType type(YamlNode node) {
        YamlFields type = YamlFields.of(node, "closesAfterDays", "greatestAgeDays");
        return new IncidentType(
                type.whole("closesAfterDays", NumberBounds.DAYS_OR_NONE, "30"),
                type.whole("greatestAgeDays", NumberBounds.DAYS, "90"));
    }
}
