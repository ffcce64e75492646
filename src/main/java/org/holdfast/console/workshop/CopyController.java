package org.holdfast.console.workshop;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.authoring.NewRule;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.inventory.RulePath;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.TableReader;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the name of a rule that begins like another one, and opens it in the workshop. */
@Controller
class CopyController {

    private final NewRules rules;
    private final LiveRuleBook live;

    CopyController(NewRules rules, LiveRuleBook live) {
        this.rules = rules;
        this.live = live;
    }

    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/rules/{name}/copy")
    String ask(@PathVariable String name, Model model) {
        return page(rule(name), "", model);
    }

    private Rule rule(String name) {
        String wanted = RulePath.read(name);
        return live.book().rules().rule(wanted).orElseThrow(() -> new NotFound("rule", wanted));
    }

    private static String page(Rule rule, String filled, Model model) {
        model.addAttribute("rule", rule);
        model.addAttribute("address", "/rules/" + RulePath.segment(rule.name()));
        model.addAttribute("table", TableReader.isTable(rule.origin().file()));
        model.addAttribute("filled", filled);
        return "console/workshop/copy";
    }

    /** @param as name of the new rule */
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/rules/{name}/copy")
    String make(
            @PathVariable String name,
            @RequestParam String as,
            Caller caller,
            Actor actor,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Rule rule = rule(name);
        String wanted = as.strip();
        NewRule.Answer answer = rules.like(rule.name(), wanted);
        if (answer instanceof NewRule.Ready ready) {
            UUID draft = rules.open(ready, wanted, caller, actor).id();
            return "redirect:" + EditAddress.rule(draft, ready.rule(), wanted);
        }
        NewRule.Refused refused = (NewRule.Refused) answer;
        response.setStatus((refused.invalidRequest() ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT).value());
        model.addAttribute("reasons", refused.reasons(locale.getLanguage()));
        return page(rule, wanted, model);
    }
}
