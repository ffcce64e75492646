package org.holdfast.api.hubspot;

import io.swagger.v3.oas.annotations.Hidden;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.ingestion.hubspot.ConditionalOnHubSpot;
import org.holdfast.ingestion.hubspot.HubSpotEvents;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Accepts HubSpot's events about contacts. Not part of the API description, because only HubSpot can call it. */
@RestController
@ConditionalOnHubSpot
@Hidden
class HubSpotController {

    private final HubSpotEvents events;

    HubSpotController(HubSpotEvents events) {
        this.events = events;
    }

    @AllowedRoles(Role.DECIDE)
    @PostMapping(HubSpotConfiguration.PATH)
    HubSpotEvents.Taken ingest(@RequestBody byte[] body, Actor actor) {
        return events.ingest(body, actor);
    }
}
