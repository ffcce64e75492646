package org.holdfast.console.workshop;

import java.util.List;
import java.util.TreeSet;
import org.holdfast.access.Caller;
import org.holdfast.audit.Actor;
import org.holdfast.authoring.NewRule;
import org.holdfast.authoring.RuleCopy;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.RuleBookValidator;
import org.springframework.stereotype.Component;

/** Makes drafts that add a rule to the live rule book: paused, with examples, an action and texts, without problems. */
@Component
class NewRules {

    private final LiveRuleBook live;
    private final RuleBookValidator validator;
    private final OwnDrafts drafts;
    private final WorkshopFiles files;

    NewRules(LiveRuleBook live, RuleBookValidator validator, OwnDrafts drafts, WorkshopFiles files) {
        this.live = live;
        this.validator = validator;
        this.drafts = drafts;
        this.files = files;
    }

    /** What there is to choose from. */
    public record Choices(List<String> areas, List<String> actions) {}

    Choices choices() {
        TreeSet<String> areas = new TreeSet<>();
        live.book().rules().rules().stream().map(Rule::area).forEach(areas::add);
        return new Choices(
                List.copyOf(areas),
                List.copyOf(new TreeSet<>(live.book().rules().actions().keySet())));
    }

    /** Returns the files of the new rule, or why there can be none. */
    NewRule.Answer make(NewRule.Request request) {
        BookSource source = live.book().rules().source();
        return new NewRule(live.book().assumptions(), validator).draft(request, source);
    }

    /** Returns the files of a rule that begins like another one, or why there can be none. */
    NewRule.Answer like(String like, String name) {
        return new RuleCopy(validator).copy(like, name, live.book().rules().source());
    }

    /** Opens a draft with the files of a new rule. */
    Draft open(NewRule.Ready ready, String name, Caller caller, Actor actor) {
        Draft draft = drafts.open(name, caller, actor);
        ready.files().forEach((path, content) -> {
            FileText added = FileText.of("", content);
            FileText stored = files.read(draft.id(), path);
            files.save(
                    draft.id(),
                    new WorkshopFiles.Edited(path, String.valueOf(added.text()), stored.hash(), true, null),
                    Contributor.of(caller));
        });
        return draft;
    }
}
