package org.holdfast.api.hubspot;

import io.swagger.v3.oas.annotations.Hidden;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.ingestion.hubspot.ConditionalOnHubSpot;
import org.holdfast.ingestion.hubspot.HubSpotEvents;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where HubSpot sends what happens to contacts. Not in the description of the API, because nobody else can call it. */
@RestController
@ConditionalOnHubSpot
@Hidden
class HubSpotController {

    private final HubSpotEvents taking;

    HubSpotController(HubSpotEvents taking) {
        this.taking = taking;
    }

    @AllowedRoles(Role.DECIDE)
    @PostMapping(HubSpotConfiguration.PATH)
    HubSpotEvents.Taken take(@RequestBody byte[] body) {
        return taking.ingest(body);
    }
}
