package org.holdfast.console.rules;

import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Frame;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.inventory.InventoryPage;
import org.holdfast.inventory.RuleHistory;
import org.holdfast.inventory.RuleInventory;
import org.holdfast.inventory.RuleLookup;
import org.holdfast.inventory.RulePath;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Shows the list of rules, and one rule. What the list shows stands in its address, so that it can be shared. */
@Controller
class RulesController {

    private final RuleInventory inventory;
    private final RuleLookup lookup;
    private final RuleHistory history;

    RulesController(RuleInventory inventory, RuleLookup lookup, RuleHistory history) {
        this.inventory = inventory;
        this.lookup = lookup;
        this.history = history;
    }

    @AllowedRoles(Role.READ)
    @GetMapping("/rules")
    String list(RulesForm form, @RequestAttribute(Frame.ATTRIBUTE) Frame frame, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("searchesItself", true);
        try {
            InventoryPage page = inventory.page(form.query(), frame.language());
            model.addAttribute("list", new RulesPage(page, form, frame));
        } catch (InvalidInput e) {
            model.addAttribute("wrong", e.getMessage());
        }
        return "console/rules/list";
    }

    @AllowedRoles(Role.READ)
    @GetMapping("/rules/{name}")
    String rule(@PathVariable String name, @RequestAttribute(Frame.ATTRIBUTE) Frame frame, Model model) {
        String rule = RulePath.read(name);
        model.addAttribute("details", lookup.rule(rule, frame.language()));
        model.addAttribute("changes", history.of(rule));
        model.addAttribute("view", new RuleView(frame));
        return "console/rules/rule";
    }
}
