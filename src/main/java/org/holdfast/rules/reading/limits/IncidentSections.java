package org.holdfast.rules.reading.limits;

import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.rules.limits.IncidentType;
import org.holdfast.rules.limits.Recovery;
import org.holdfast.rules.source.Figure;
import org.holdfast.rules.source.YamlNode;

/** How long what went wrong matters. */
final class IncidentSections {

    private static final String EXAMPLE = "late-order: { closesAfterDays: 30, greatestAgeDays: 90 }";

    private IncidentSections() {
    }

    static Recovery recovery(Fields item) {
        return new Recovery(item.whole("days", Figure.DAYS_OR_NONE, "7"));
    }

    static Map<String, IncidentType> incidents(Fields item, Mentions mentions) {
        Map<String, IncidentType> types = new LinkedHashMap<>();
        item.names("types", EXAMPLE).forEach((name, node) -> {
            mentions.add(Mentions.Of.INCIDENT, name, node);
            types.put(name, type(node));
        });
        return Map.copyOf(types);
    }

    private static IncidentType type(YamlNode node) {
        Fields type = Fields.of(node, "closesAfterDays", "greatestAgeDays");
        return new IncidentType(type.whole("closesAfterDays", Figure.DAYS_OR_NONE, "30"), type.whole("greatestAgeDays", Figure.DAYS, "90"));
    }
}
