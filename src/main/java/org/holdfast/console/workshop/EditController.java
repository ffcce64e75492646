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
import org.springframework.web.util.UriComponentsBuilder;

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
            return "redirect:" + address(draft, "/table", file);
        }
        return "redirect:" + address(draft, "/edit", file) + "&rule=" + encoded(wanted);
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/rules/-/edit")
    String file(@RequestParam String path, @RequestParam(defaultValue = "0") int line, Caller caller, Actor actor) {
        if (!live.book().rules().source().has(path)) {
            throw new NotFound("file", path);
        }
        Draft draft = drafts.forFile(path, path, caller, actor);
        return "redirect:" + address(draft, "/edit", path) + (line > 0 ? "&line=" + line : "");
    }

    private static String address(Draft draft, String page, String path) {
        return "/changes/" + draft.id() + page + "?path=" + encoded(path);
    }

    private static String encoded(String value) {
        return UriComponentsBuilder.newInstance()
                .queryParam("v", "{v}")
                .encode()
                .buildAndExpand(value)
                .toUriString()
                .substring("?v=".length());
    }
}
