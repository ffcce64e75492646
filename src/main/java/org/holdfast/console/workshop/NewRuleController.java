package org.holdfast.console.workshop;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.authoring.NewRule;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the name and the place of a new rule, and opens it in the workshop. */
@Controller
class NewRuleController {

    private final NewRules rules;

    NewRuleController(NewRules rules) {
        this.rules = rules;
    }

    /**
     * What was filled in.
     *
     * @param action an existing action; empty for one of its own
     * @param language of the rule; empty for that of the company
     */
    public record NewRuleForm(String area, String name, String action, String language) {

        NewRule.Request request() {
            return new NewRule.Request(
                    area.strip(),
                    name.strip(),
                    action.isBlank() ? null : action.strip(),
                    language.isBlank() ? null : language,
                    false);
        }
    }

    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/rules/-/new")
    String ask(@RequestParam(defaultValue = "") String area, Model model) {
        return page(new NewRuleForm(area, "", "", ""), model);
    }

    private String page(NewRuleForm filled, Model model) {
        model.addAttribute("filled", filled);
        model.addAttribute("choices", rules.choices());
        return "console/workshop/new-rule";
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/rules/-/new")
    String make(
            @RequestParam String area,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String language,
            Caller caller,
            Actor actor,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        NewRuleForm form = new NewRuleForm(area, name.strip(), action, language);
        NewRule.Answer answer = rules.make(form.request());
        if (answer instanceof NewRule.Ready ready) {
            UUID draft = rules.open(ready, form.name(), caller, actor).id();
            return "redirect:" + EditAddress.rule(draft, ready.rule(), form.name());
        }
        NewRule.Refused refused = (NewRule.Refused) answer;
        HttpStatus status = refused.invalidRequest() ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT;
        response.setStatus(status.value());
        model.addAttribute("reasons", refused.reasons(locale.getLanguage()));
        return page(form, model);
    }
}
