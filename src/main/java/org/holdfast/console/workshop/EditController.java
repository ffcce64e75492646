package org.holdfast.console.workshop;

import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.drafts.Draft;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.inventory.RulePath;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.TableReader;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opens the workshop from a rule or a file; the draft that is needed is made on the way. */
@Controller
class EditController {

    private final LiveRuleBook live;
    private final OwnDrafts drafts;

    EditController(LiveRuleBook live, OwnDrafts drafts) {
        this.live = live;
        this.drafts = drafts;
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/rules/{name}/edit")
    String rule(@PathVariable String name, Caller caller, Actor actor) {
        String wanted = RulePath.read(name);
        Rule rule = live.book().rules().rule(wanted).orElseThrow(() -> new NotFound("rule", wanted));
        String file = rule.origin().file();
        Draft draft = drafts.forFile(file, wanted, caller, actor);
        if (TableReader.isTable(file)) {
            return "redirect:" + EditAddress.table(draft.id(), file);
        }
        return "redirect:" + EditAddress.rule(draft.id(), file, wanted);
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/rules/-/edit")
    String file(@RequestParam String path, @RequestParam(defaultValue = "0") int line, Caller caller, Actor actor) {
        if (!live.book().rules().source().has(path)) {
            throw new NotFound("file", path);
        }
        Draft draft = drafts.forFile(path, path, caller, actor);
        return "redirect:" + EditAddress.line(draft.id(), path, line);
    }
}
