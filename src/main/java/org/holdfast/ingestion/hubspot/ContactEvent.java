package org.holdfast.ingestion.hubspot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.facts.json.JsonProblems;
import org.holdfast.facts.json.ScreenedJsonFactory;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A webhook event of HubSpot about one object. Unknown fields are ignored, because HubSpot adds fields from time to
 * time.
 *
 * @param eventId not always unique
 * @param occurredAt milliseconds since 1970
 * @param subscriptionType such as {@code contact.propertyChange}, or {@code object.propertyChange} together with
 *     {@code objectTypeId}
 * @param newObjectId the surviving contact of a merge
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ContactEvent(
        @Nullable Long eventId,
        @Nullable Long subscriptionId,
        @Nullable Long portalId,
        @Nullable Long occurredAt,
        @Nullable String subscriptionType,
        @Nullable String objectTypeId,
        @Nullable Long objectId,
        @Nullable String propertyName,
        @Nullable String propertyValue,
        @Nullable Boolean isSensitive,
        @Nullable Long primaryObjectId,
        @Nullable List<Long> mergedObjectIds,
        @Nullable Long newObjectId) {

    private static final String CONTACTS = "0-1";
    private static final JsonMapper JSON = JsonMapper.builder(new ScreenedJsonFactory(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(10)
                            .maxStringLength(100_000)
                            .build())))
            .changeDefaultNullHandling(usual -> usual.withContentNulls(Nulls.FAIL))
            .build();

    /** The kinds of events that are processed. */
    enum Kind {
        PROPERTY_CHANGE,
        MERGE,
        PRIVACY_DELETION,
        /** Any other event; ignored. */
        OTHER
    }

    /** @throws InvalidInput if the body is not a list of events */
    static List<ContactEvent> readAll(byte[] body) {
        try {
            ContactEvent[] events = JSON.readValue(body, ContactEvent[].class);
            if (events == null) {
                throw new InvalidInput("", "is null; a list of events is expected");
            }
            return List.of(events);
        } catch (JacksonException e) {
            throw JsonProblems.describe(e);
        }
    }

    Kind kind() {
        String type = String.valueOf(subscriptionType);
        boolean contact = type.startsWith("contact.") || type.startsWith("object.") && CONTACTS.equals(objectTypeId);
        if (!contact || objectId == null && newObjectId == null) {
            return Kind.OTHER;
        }
        return switch (type.substring(type.indexOf('.') + 1)) {
            case "propertyChange" -> Kind.PROPERTY_CHANGE;
            case "merge" -> Kind.MERGE;
            case "privacyDeletion" -> Kind.PRIVACY_DELETION;
            default -> Kind.OTHER;
        };
    }

    /** Returns a key that is the same for each repetition of the event; the event's id alone is not always unique. */
    String key() {
        return eventId + "-" + subscriptionId + "-" + occurredAt + "-" + objectId;
    }

    @Nullable
    Instant at() {
        return occurredAt == null ? null : Instant.ofEpochMilli(occurredAt);
    }

    /** Returns the surviving contact of a merge. */
    long survivor() {
        return Stream.of(newObjectId, primaryObjectId, objectId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0L);
    }

    /** Returns the contacts of a merge that do not survive. */
    Set<Long> merged() {
        Set<Long> merged = new TreeSet<>(mergedObjectIds == null ? List.of() : mergedObjectIds);
        if (primaryObjectId != null) {
            merged.add(primaryObjectId);
        }
        merged.remove(survivor());
        return merged;
    }
}
