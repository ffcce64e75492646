package org.holdfast.api.openapi;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.holdfast.api.problem.RuleBookProblem;
import org.jspecify.annotations.Nullable;

/**
 * What {@code application/problem+json} holds (RFC 9457). Only for the description; answers are Spring's
 * {@code ProblemDetail}.
 *
 * @param field what is wrong, such as {@code orders[2].deliveredAt}
 * @param problems of a draft of the rule book that was refused
 */
@Schema(name = "Problem", description = "What went wrong, and what to change.")
record ProblemSchema(
        @Schema(description = "Names the sort of problem and stays the same", example = "urn:holdfast:problem:invalid")
        URI type,

        String title,
        int status,
        @Schema(description = "A sentence for people") String detail,
        @Nullable String instance,

        @Schema(description = "What is wrong in the request, when it is one field", example = "orders[2].deliveredAt")
        @Nullable
        String field,

        @Schema(description = "Of a rule book that was refused") @Nullable
        List<RuleBookProblem> problems) {}
