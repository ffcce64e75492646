package org.holdfast.console.demo;

import jakarta.servlet.http.HttpServletRequest;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Switches between the people of the demo. */
@Controller
class DemoPeopleController {

    private final DemoPeople people;

    DemoPeopleController(DemoPeople people) {
        this.people = people;
    }

    /** @param person id of a person of the demo; empty for the local operator */
    @AllowedRoles({Role.READ, Role.AGENT})
    @PostMapping("/demo-person")
    String choose(@RequestParam(defaultValue = "") String person, HttpServletRequest request) {
        people.choose(person, request);
        return "redirect:/";
    }
}
