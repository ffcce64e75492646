package org.holdfast.api.hubspot;

import io.swagger.v3.oas.annotations.Hidden;
import org.holdfast.access.Role;
import org.holdfast.api.callers.Allowed;
import org.holdfast.crm.hubspot.HubSpotConnected;
import org.holdfast.crm.hubspot.TakingContacts;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where HubSpot sends what happens to contacts. Not in the description of the API, because nobody else can call it. */
@RestController
@HubSpotConnected
@Hidden
class HubSpotController {

    private final TakingContacts taking;

    HubSpotController(TakingContacts taking) {
        this.taking = taking;
    }

    @Allowed(Role.DECIDE)
    @PostMapping(HubSpotConfiguration.PATH)
    TakingContacts.Taken take(@RequestBody byte[] body) {
        return taking.take(body);
    }
}
