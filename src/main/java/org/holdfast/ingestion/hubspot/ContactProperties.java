package org.holdfast.ingestion.hubspot;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Maps the properties of HubSpot contacts to facts. */
final class ContactProperties {

    /** HubSpot's standard properties that have the same meaning in every account. */
    private static final Map<String, String> KNOWN = Map.of(
            "email",
            "email",
            "phone",
            "phone",
            "hs_language",
            "language",
            "hs_country_region_code",
            "country",
            "createdate",
            "customerSince",
            "firstname",
            "givenName",
            "city",
            "city",
            "state",
            "region",
            "hs_email_optout",
            "opt-out:email:marketing");

    private static final Set<String> FIELDS = Arrays.stream(Customer.class.getRecordComponents())
            .map(component -> component.getName())
            .filter(name -> !Customer.COLLECTIONS.contains(name)
                    && !Set.of("id", "sources", "doNotContact", "contactCap").contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    private static final String MILLIS = "-?\\d{11,14}";

    private final Map<String, Target> targets = new TreeMap<>();

    /** @param more additional mappings; see {@link HubSpotSettings#properties()} */
    ContactProperties(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(KNOWN);
        all.putAll(more);
        all.forEach((property, target) -> {
            if (!target.isBlank()) {
                targets.put(property, Target.of(property, target.strip()));
            }
        });
    }

    /**
     * The target of a property: a field of the customer, or a consent.
     *
     * @param givenWhen the value of the property that means consent
     * @param topic the topic of the consent; {@code null} for all
     */
    private record Target(
            @Nullable String field,
            @Nullable Channel channel,
            @Nullable Purpose purpose,
            boolean givenWhen,
            @Nullable String topic) {

        static Target of(String property, String target) {
            String[] parts = target.split(":");
            try {
                if ((parts.length == 3 || parts.length == 4) && parts[0].matches("opt-in|opt-out")) {
                    return new Target(
                            null,
                            EnumLabels.read(Channel.class, "", parts[1]),
                            EnumLabels.read(Purpose.class, "", parts[2]),
                            parts[0].equals("opt-in"),
                            parts.length == 4 ? FactConstraints.id("topic", parts[3]) : null);
                }
            } catch (InvalidInput e) {
                throw invalid(property, target);
            }
            if (!FIELDS.contains(target)) {
                throw invalid(property, target);
            }
            return new Target(target, null, null, true, null);
        }

        private static IllegalArgumentException invalid(String property, String target) {
            return new IllegalArgumentException("holdfast.hubspot.properties[" + property + "] is \"" + target
                    + "\"; expected one of " + String.join(", ", FIELDS)
                    + ", or opt-in:CHANNEL:PURPOSE, or opt-out:CHANNEL:PURPOSE, each with :TOPIC if it has one");
        }
    }

    /**
     * A change of the facts.
     *
     * @param type type of the event that describes it
     * @param data data of that event
     */
    record Change(String type, ObjectNode data) {}

    /**
     * Returns the change of the facts caused by a changed property, or {@code null} if the property is not mapped or
     * empty.
     *
     * @throws InvalidInput if the value is not valid
     */
    @Nullable
    Change change(@Nullable String property, @Nullable String value) {
        Target target = property == null ? null : targets.get(property);
        if (target == null || value == null || value.isBlank()) {
            return null;
        }
        ObjectNode data = FactsJson.mapper().createObjectNode();
        if (target.field != null) {
            return new Change("customer.changed", data.put(target.field, value(target.field, value.strip())));
        }
        if (!value.matches("true|false")) {
            throw new InvalidInput(
                    String.valueOf(property),
                    "is \"" + value.substring(0, Math.min(40, value.length())) + "\"; expected true or false");
        }
        if (target.topic != null) {
            data.put("topic", target.topic);
        }
        return new Change(
                "consent.changed",
                data.put("channel", String.valueOf(target.channel))
                        .put("purpose", String.valueOf(target.purpose))
                        .put("given", target.givenWhen == Boolean.parseBoolean(value)));
    }

    /** Converts a value: HubSpot sends times in milliseconds, dates as midnight UTC, and languages with a region. */
    private static String value(String field, String value) {
        return switch (field) {
            case "birthday" ->
                value.matches(MILLIS)
                        ? Instant.ofEpochMilli(Long.parseLong(value))
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString()
                        : value;
            case "customerSince" ->
                value.matches(MILLIS)
                        ? Instant.ofEpochMilli(Long.parseLong(value)).toString()
                        : value;
            case "language" -> value.toLowerCase(Locale.ROOT).split("[-_]")[0];
            default -> value;
        };
    }
}
