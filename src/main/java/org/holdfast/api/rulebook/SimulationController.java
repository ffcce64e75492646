package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.holdfast.access.Role;
import org.holdfast.api.problem.DraftRejected;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.RequestTimes;
import org.holdfast.insight.SimulationReport;
import org.holdfast.insight.SimulationService;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Simulates a draft of the rule book and compares it with the live one. */
@RestController
@Tag(name = "Rule book")
class SimulationController {

    private final SimulationService simulationService;
    private final DraftReader draftReader;

    SimulationController(SimulationService simulationService, DraftReader draftReader) {
        this.simulationService = simulationService;
        this.draftReader = draftReader;
    }

    @Operation(
            operationId = "simulateRuleBook",
            summary = "Simulate a draft",
            description = "Decides for all customers, or a sample, with the live rule book and with the draft, and "
                    + "compares the results: customers who gain, lose or get another action, the cost, examples "
                    + "and reasons. Nothing is recorded. Failing scenarios of the draft are reported and do not "
                    + "stop the simulation; a draft that cannot be built is answered with 422 and its problems. "
                    + "One simulation runs at a time, others wait.",
            parameters =
                    @Parameter(
                            name = "unpause",
                            in = ParameterIn.QUERY,
                            array = @ArraySchema(schema = @Schema(type = "string")),
                            description = "Name of a paused rule to simulate as active; can be repeated. The body may "
                                    + "then be omitted: the draft is the live rule book"))
    @DraftBody
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "The draft cannot be built; problems lists where and why")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping(
            path = "/v1/simulations",
            consumes = {DraftBody.JSON, DraftBody.ZIP, DraftBody.BINARY})
    SimulationReport simulate(
            HttpServletRequest request,
            @Parameter(description = "Sample size, 1 to 100000, always the same customers; default: all")
                    @RequestParam(required = false)
                    @Nullable
                    Integer sample,
            @Parameter(description = RequestTimes.AS_OF) @RequestParam(required = false) @Nullable String asOf,
            @Parameter(description = "Number of example customers for each kind of change, 0 to 100; default: 3")
                    @RequestParam(defaultValue = "" + SimulationService.Scope.DEFAULT_EXAMPLES)
                    int examples)
            throws IOException {
        // Not a List parameter: Spring splits at commas, which names may contain.
        String[] unpause = request.getParameterValues("unpause");
        List<String> paused = unpause == null ? List.of() : List.of(unpause);
        SimulationService.Scope scope =
                new SimulationService.Scope(RequestTimes.instant("asOf", asOf), sample, examples, paused);
        BookSource draft = paused.isEmpty()
                ? draftReader.read(request.getInputStream())
                : draftReader.readIfPresent(request.getInputStream());
        ValidationReport checked = draft == null ? simulationService.liveBook() : simulationService.check(draft);
        if (checked.book() == null) {
            throw new DraftRejected(checked, "The draft cannot be built, so there is nothing to compare.");
        }
        return simulationService.run(checked, scope, difference -> {});
    }

    /** Responds with 422, not 500 as elsewhere: the rule that exceeds a limit is most likely one of the draft. */
    @ExceptionHandler
    ProblemDetail limitExceeded(RuleLimitExceeded e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
        problem.setType(URI.create("urn:holdfast:problem:rule-overrun"));
        problem.setTitle("Rule limit exceeded");
        return problem;
    }
}
