package org.holdfast.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.api.DecisionController.DecisionRequest;
import org.holdfast.decisions.Question;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Moment;
import org.holdfast.retention.AnsweringOnce;
import org.holdfast.retention.Decided;
import org.holdfast.retention.Deciding;
import org.holdfast.retention.Explaining;
import org.holdfast.retention.Inquiry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes a request for a decision, alone or as one line of many, and gives the words of its answer. */
@Component
final class DecisionDesk {

    private static final List<String> INCLUDE = List.of("facts", "candidates", "heldBack", "whyNot");

    private final Deciding deciding;
    private final AnsweringOnce answering;
    private final Explaining explaining;
    private final JsonMapper mapper;

    DecisionDesk(Deciding deciding, AnsweringOnce answering, Explaining explaining, JsonMapper mapper) {
        this.deciding = deciding;
        this.answering = answering;
        this.explaining = explaining;
        this.mapper = mapper;
    }

    /**
     * The answer as JSON.
     *
     * @param key under which the same request gets the same answer; {@code null} for one that is asked once
     */
    byte[] answer(DecisionRequest request, Caller caller, @Nullable String key) {
        Inquiry inquiry = inquiry(request, caller);
        List<String> include = include(request.include());
        if (key == null) {
            return mapper.writeValueAsBytes(answer(deciding.consider(inquiry), include));
        }
        String scope = caller.keyId() == null ? "" : caller.keyId();
        return answering.decide(new AnsweringOnce.Key(scope, key), IdempotencyKey.fingerprint(request), inquiry,
                decided -> mapper.writeValueAsString(answer(decided, include))).getBytes(StandardCharsets.UTF_8);
    }

    private DecisionAnswer answer(Decided decided, List<String> include) {
        return DecisionAnswer.of(decided, include.contains("facts") ? decided.facts() : null, include.contains("candidates"),
                include.contains("whyNot") ? explaining.whyNot(decided) : null);
    }

    private static Inquiry inquiry(DecisionRequest request, Caller caller) {
        if ((request.customerId() == null) == (request.customer() == null)) {
            throw new InvalidFact("customerId", request.customer() == null
                    ? "is missing; give the id of a stored customer, or the facts as customer"
                    : "and customer are both given; give one of them");
        }
        boolean dry = Boolean.TRUE.equals(request.dry());
        if (request.asOf() != null && !dry) {
            throw new InvalidFact("asOf", "needs \"dry\": true, because a decision for another moment is not recorded");
        }
        return new Inquiry(request.customerId(), request.customer(), request.channel(), request.moment() == null ? Moment.REVIEW : request.moment(),
                max(request.max()), dry, request.asOf(), caller.step());
    }

    private static List<String> include(@Nullable List<String> asked) {
        List<String> include = asked == null ? List.of() : asked;
        for (int i = 0; i < include.size(); i++) {
            if (!INCLUDE.contains(include.get(i))) {
                throw new InvalidFact("include[" + i + "]", "is \"" + include.get(i) + "\"; expected one of " + String.join(", ", INCLUDE));
            }
        }
        return include;
    }

    /** How many actions are asked for; one when it is not said. */
    static int max(@Nullable Integer max) {
        if (max != null && (max < 1 || max > Question.MOST_ACTIONS)) {
            throw new InvalidFact("max", "is " + max + ", but must be from 1 to " + Question.MOST_ACTIONS);
        }
        return max == null ? 1 : max;
    }
}
