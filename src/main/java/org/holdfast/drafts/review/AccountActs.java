package org.holdfast.drafts.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.access.ApiKeyService;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditFilter;
import org.holdfast.audit.AuditTrail;
import org.holdfast.facts.json.FactsJson;
import tools.jackson.databind.JsonNode;

/**
 * Who had a hand in whose account: added a person, changed their roles, issued a link by which their password is
 * chosen, or made a key for them. All of it is in the audit trail.
 */
final class AccountActs {

    /** Stands for all who are not identified: users of the machine, and keys of no person. */
    static final String MACHINE = "";

    private static final List<AuditAction> ACTS = List.of(
            AuditAction.PERSON_ADDED,
            AuditAction.PERSON_CHANGED,
            AuditAction.PERSON_ENABLED,
            AuditAction.PERSON_LINK_ISSUED,
            AuditAction.KEY_CREATED,
            AuditAction.KEY_ROTATED);

    private final AuditTrail trail;
    private final ApiKeyService keys;

    AccountActs(AuditTrail trail, ApiKeyService keys) {
        this.trail = trail;
        this.keys = keys;
    }

    /**
     * An act on an account.
     *
     * @param by id of the person who did it, or {@link #MACHINE}
     * @param on identity of what it was done to: {@code person:} and an id, or the id of a key
     * @param person id of the person whose account it was; {@link #MACHINE} for the key of no person
     */
    record Act(String by, String on, String person, Instant at) {

        boolean isByOther() {
            return !by.equals(person);
        }
    }

    /** Returns the ids of the people who hold keys, by the ids of the keys. */
    Map<String, String> owners() {
        Map<String, String> owners = new HashMap<>();
        keys.all().forEach(key -> owners.put(key.id(), Objects.requireNonNullElse(key.person(), MACHINE)));
        return owners;
    }

    List<Act> since(Instant moment, Map<String, String> owners) {
        List<Act> acts = new ArrayList<>();
        for (AuditAction action : ACTS) {
            AuditFilter filter = new AuditFilter(null, action, null, moment, null);
            trail.page(filter, null, Integer.MAX_VALUE)
                    .forEach(entry -> read(entry, action, owners).ifPresent(acts::add));
        }
        return acts;
    }

    private static Optional<Act> read(AuditEntry entry, AuditAction action, Map<String, String> owners) {
        JsonNode details = FactsJson.mapper().readTree(entry.details());
        if (action == AuditAction.PERSON_CHANGED && !details.has("roles")) {
            return Optional.empty();
        }
        boolean isKey = action == AuditAction.KEY_CREATED || action == AuditAction.KEY_ROTATED;
        String target = Objects.requireNonNullElse(entry.target(), "");
        String person = isKey ? details.path("person").asString(MACHINE) : target;
        return Optional.of(new Act(actor(entry, owners), isKey ? target : "person:" + target, person, entry.at()));
    }

    private static String actor(AuditEntry entry, Map<String, String> owners) {
        String id = entry.actorId();
        if (id == null) {
            return MACHINE;
        }
        return entry.actorKind().equals(Actor.Kind.PERSON.toString()) ? id : owners.getOrDefault(id, MACHINE);
    }

    /** Returns the id of the person whose acts a contributor's are, or {@link #MACHINE}. */
    String personBehind(String identity) {
        return personBehind(identity, owners());
    }

    static String personBehind(String identity, Map<String, String> owners) {
        if (identity.startsWith("person:")) {
            return identity.substring("person:".length());
        }
        return identity.isEmpty() || identity.startsWith("demo:") ? MACHINE : owners.getOrDefault(identity, MACHINE);
    }
}
