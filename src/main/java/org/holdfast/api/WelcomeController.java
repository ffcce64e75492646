package org.holdfast.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A plain-text page at the server's root address that lists where to go next. */
@RestController
@Hidden
class WelcomeController {

    private static final String TEXT = """
            Holdfast is running.

            /v1/customers/{id}/next-best-action   the next best action for a customer; with the demo customers, try
                                                  /v1/customers/C-1001/next-best-action
            /v1/rule-book                         the live rule book, and the problems of a newer text
            /v1/actions                           the catalogue of actions
            /v3/api-docs                          every operation, as OpenAPI 3.0
            /actuator/health                      health of the server and its parts

            The pages in docs/ explain the rest; begin with docs/tutorials/first-decision.md.
            """;

    @AllowedRoles({Role.READ, Role.DECIDE, Role.AGENT})
    @GetMapping(path = "/", produces = MediaType.TEXT_PLAIN_VALUE)
    String welcome() {
        return TEXT;
    }
}
