package org.holdfast.console.workshop;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.SaveResult;
import org.holdfast.drafts.edits.RuleEdits;
import org.holdfast.facts.validation.InvalidInput;
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

/** Asks for a reason or dates, and writes them into a draft in which the rule pauses, goes on or has a season. */
@Controller
class ValidityController {

    private static final Set<String> ACTS = Set.of(ValidityForm.PAUSE, ValidityForm.RESUME, ValidityForm.SEASON);

    private final LiveRuleBook live;
    private final OwnDrafts drafts;
    private final RuleEdits edits;

    ValidityController(LiveRuleBook live, OwnDrafts drafts, RuleEdits edits) {
        this.live = live;
        this.drafts = drafts;
        this.edits = edits;
    }

    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/rules/{name}/validity")
    String ask(@PathVariable String name, Model model) {
        Rule rule = rule(name);
        return page(rule, ValidityForm.of(rule.schedule()), model);
    }

    private Rule rule(String name) {
        String wanted = RulePath.read(name);
        return live.book().rules().rule(wanted).orElseThrow(() -> new NotFound("rule", wanted));
    }

    private static String page(Rule rule, ValidityForm filled, Model model) {
        model.addAttribute("rule", rule);
        model.addAttribute("address", "/rules/" + RulePath.segment(rule.name()));
        model.addAttribute("table", TableReader.isTable(rule.origin().file()));
        model.addAttribute("filled", filled);
        return "console/workshop/validity";
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/rules/{name}/validity")
    String change(
            @PathVariable String name,
            @RequestParam String act,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String fromTime,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String untilTime,
            Caller caller,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        if (!ACTS.contains(act)) {
            throw new InvalidInput("act", "is unknown; expected pause, resume or season");
        }
        Rule rule = rule(name);
        ValidityForm form =
                new ValidityForm(act, why, from.strip(), fromTime.strip(), until.strip(), untilTime.strip());
        String wrong = form.wrongField();
        try {
            if (wrong == null && !TableReader.isTable(rule.origin().file())) {
                return "redirect:/changes/" + changed(rule, form, caller, actor).id();
            }
            model.addAttribute("wrong", wrong);
        } catch (InvalidInput e) {
            model.addAttribute("problem", e);
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return page(rule, form, model);
    }

    private Draft changed(Rule rule, ValidityForm form, Caller caller, Actor actor) {
        String file = rule.origin().file();
        Draft draft = drafts.forFile(file, rule.name(), caller, actor);
        SaveResult result = edits.changeValidity(
                draft.id(), new RuleEdits.Place(file, rule.name()), form::apply, Contributor.of(caller));
        if (result instanceof SaveResult.Stale) {
            throw new InvalidInput("act", "cannot be done, because the same lines were just changed; try again");
        }
        return draft;
    }
}
