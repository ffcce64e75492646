package org.holdfast.api.decisions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.api.decisions.DecisionController.DecisionRequest;
import org.holdfast.api.web.IdempotencyKey;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisioning.IdempotentDecisions;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.ExplanationService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Handles a request for a decision, whether a whole body or one line of many, and produces the JSON response. */
@Component
final class DecisionEndpoint {

    private static final List<String> INCLUDE = List.of("facts", "candidates", "heldBack", "whyNot");

    private final DecisionService decisionService;
    private final IdempotentDecisions idempotent;
    private final ExplanationService explanationService;
    private final DeclaredFactsCheck declared;
    private final LookupAudit lookups;
    private final JsonMapper mapper;

    DecisionEndpoint(
            DecisionService decisionService,
            IdempotentDecisions idempotent,
            ExplanationService explanationService,
            DeclaredFactsCheck declared,
            LookupAudit lookups,
            JsonMapper mapper) {
        this.decisionService = decisionService;
        this.idempotent = idempotent;
        this.explanationService = explanationService;
        this.declared = declared;
        this.lookups = lookups;
        this.mapper = mapper;
    }

    /**
     * Decides, and returns the response as JSON.
     *
     * @param actor the caller as recorded in the audit trail; a person who asks about a stored customer looks at them
     * @param key idempotency key; {@code null} if there is none
     */
    byte[] respond(DecisionRequest request, Caller caller, Actor actor, @Nullable String key) {
        byte[] response = decided(request, caller, key);
        if (request.customerId() != null) {
            lookups.viewed(actor, request.customerId(), "decision");
        }
        return response;
    }

    private byte[] decided(DecisionRequest request, Caller caller, @Nullable String key) {
        DecisionQuery query = query(request, caller);
        List<String> include = include(request.include());
        if (key == null) {
            return mapper.writeValueAsBytes(response(decisionService.trace(query), include));
        }
        String scope = caller.identity();
        return idempotent
                .decide(
                        new IdempotentDecisions.Key(scope, key),
                        IdempotencyKey.fingerprint(request),
                        query,
                        result -> mapper.writeValueAsString(response(result, include)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private DecisionResponse response(DecisionTrace result, List<String> include) {
        return DecisionResponse.of(
                result,
                include.contains("facts") ? result.facts() : null,
                include.contains("candidates"),
                include.contains("whyNot") ? explanationService.whyNot(result) : null);
    }

    private DecisionQuery query(DecisionRequest request, Caller caller) {
        if ((request.customerId() == null) == (request.customer() == null)) {
            throw new InvalidInput(
                    "customerId",
                    request.customer() == null
                            ? "is missing; give the id of a stored customer, or the facts as \"customer\""
                            : "and \"customer\" are both given; give only one of them");
        }
        boolean dry = Boolean.TRUE.equals(request.dry());
        if (request.asOf() != null && !dry) {
            throw new InvalidInput(
                    "asOf", "requires \"dry\": true, because a decision for another moment is not recorded");
        }
        return new DecisionQuery(
                request.customerId(),
                request.customer() == null ? null : inline(request.customer()),
                request.channel(),
                request.moment() == null ? DecisionMoment.REVIEW : request.moment(),
                max(request.max()),
                dry,
                request.asOf(),
                caller.step());
    }

    private Customer inline(Customer customer) {
        try {
            return declared.check(customer);
        } catch (InvalidInput e) {
            throw e.within("customer");
        }
    }

    private static List<String> include(@Nullable List<String> requested) {
        List<String> include = requested == null ? List.of() : requested;
        for (int i = 0; i < include.size(); i++) {
            if (!INCLUDE.contains(include.get(i))) {
                throw new InvalidInput(
                        "include[" + i + "]",
                        "is \"" + include.get(i) + "\"; expected one of " + String.join(", ", INCLUDE));
            }
        }
        return include;
    }

    /** Returns the maximum number of actions; default 1. */
    static int max(@Nullable Integer max) {
        if (max != null && (max < 1 || max > DecisionInput.MAX_ACTIONS)) {
            throw new InvalidInput("max", "is " + max + ", but must be from 1 to " + DecisionInput.MAX_ACTIONS);
        }
        return max == null ? 1 : max;
    }
}
