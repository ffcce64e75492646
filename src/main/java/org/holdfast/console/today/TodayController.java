package org.holdfast.console.today;

import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class TodayController {

    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/")
    String today() {
        return "console/today";
    }
}
