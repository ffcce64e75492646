package org.holdfast.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.CustomerPaths;
import org.holdfast.console.frame.Frame;
import org.holdfast.customers.search.SearchResult;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Finds a customer: by what an agent types, or by a link that a telephone system opens. A single hit opens by itself;
 * among several the agent chooses.
 */
@Controller
class SearchController {

    private final CustomerLookups lookups;

    SearchController(CustomerLookups lookups) {
        this.lookups = lookups;
    }

    /**
     * @param q what the agent types
     * @param phone number of a call, as the telephone system writes it
     * @param order number of an order
     * @param customer id of a customer
     */
    @AllowedRoles(Role.AGENT)
    @GetMapping("/desk")
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "inbound-call") String moment,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        EnumLabels.read(DecisionMoment.class, "moment", moment);
        if (!customer.isBlank()) {
            return open(customer.strip(), moment, frame);
        }
        String wanted = String.join(" ", q, phone, order).strip();
        model.addAttribute("q", wanted);
        model.addAttribute("moment", moment);
        if (wanted.isEmpty()) {
            return "console/desk/search";
        }
        try {
            SearchResult result = lookups.search(wanted, caller, request);
            if (result.count() == 1) {
                return open(result.hits().get(0).customerId(), moment, frame);
            }
            model.addAttribute("result", result);
        } catch (InvalidInput e) {
            model.addAttribute("problem", true);
        }
        return "console/desk/search";
    }

    private static String open(String customer, String moment, Frame frame) {
        return "redirect:" + CustomerPaths.desk(customer) + "?moment=" + moment + (frame.panel() ? "&panel=1" : "");
    }
}
