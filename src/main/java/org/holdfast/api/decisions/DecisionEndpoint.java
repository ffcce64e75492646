package org.holdfast.api.decisions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.api.decisions.DecisionController.DecisionRequest;
import org.holdfast.api.web.IdempotencyKey;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisioning.IdempotentDecisions;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.ExplanationService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request for a decision, alone or as one line of many, with JSON. */
@Component
final class DecisionEndpoint {

    private static final List<String> INCLUDE = List.of("facts", "candidates", "heldBack", "whyNot");

    private final DecisionService decisionService;
    private final IdempotentDecisions answering;
    private final ExplanationService explanationService;
    private final JsonMapper mapper;

    DecisionEndpoint(
            DecisionService decisionService,
            IdempotentDecisions answering,
            ExplanationService explanationService,
            JsonMapper mapper) {
        this.decisionService = decisionService;
        this.answering = answering;
        this.explanationService = explanationService;
        this.mapper = mapper;
    }

    /**
     * The answer as JSON.
     *
     * @param key idempotency key; {@code null} when there is none
     */
    byte[] answer(DecisionRequest request, Caller caller, @Nullable String key) {
        DecisionQuery query = inquiry(request, caller);
        List<String> include = include(request.include());
        if (key == null) {
            return mapper.writeValueAsBytes(answer(decisionService.consider(query), include));
        }
        String scope = caller.keyId() == null ? "" : caller.keyId();
        return answering
                .decide(
                        new IdempotentDecisions.Key(scope, key),
                        IdempotencyKey.fingerprint(request),
                        query,
                        result -> mapper.writeValueAsString(answer(result, include)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private DecisionResponse answer(DecisionTrace result, List<String> include) {
        return DecisionResponse.of(
                result,
                include.contains("facts") ? result.facts() : null,
                include.contains("candidates"),
                include.contains("whyNot") ? explanationService.whyNot(result) : null);
    }

    private static DecisionQuery inquiry(DecisionRequest request, Caller caller) {
        if ((request.customerId() == null) == (request.customer() == null)) {
            throw new InvalidInput(
                    "customerId",
                    request.customer() == null
                            ? "is missing; give the id of a stored customer, or the facts as customer"
                            : "and customer are both given; give one of them");
        }
        boolean dry = Boolean.TRUE.equals(request.dry());
        if (request.asOf() != null && !dry) {
            throw new InvalidInput(
                    "asOf", "needs \"dry\": true, because a decision for another moment is not recorded");
        }
        return new DecisionQuery(
                request.customerId(),
                request.customer(),
                request.channel(),
                request.moment() == null ? DecisionMoment.REVIEW : request.moment(),
                max(request.max()),
                dry,
                request.asOf(),
                caller.step());
    }

    private static List<String> include(@Nullable List<String> asked) {
        List<String> include = asked == null ? List.of() : asked;
        for (int i = 0; i < include.size(); i++) {
            if (!INCLUDE.contains(include.get(i))) {
                throw new InvalidInput(
                        "include[" + i + "]",
                        "is \"" + include.get(i) + "\"; expected one of " + String.join(", ", INCLUDE));
            }
        }
        return include;
    }

    /** The number of actions; default 1. */
    static int max(@Nullable Integer max) {
        if (max != null && (max < 1 || max > DecisionInput.MOST_ACTIONS)) {
            throw new InvalidInput("max", "is " + max + ", but must be from 1 to " + DecisionInput.MOST_ACTIONS);
        }
        return max == null ? 1 : max;
    }
}
