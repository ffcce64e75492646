package org.holdfast.console.desk;

import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.desk.authorization.Authorization;

/** The questions of a reader to supervisors about a customer, the latest first. */
public record AskedQuestions(List<Authorization> all) {

    public AskedQuestions {
        all = List.copyOf(all);
    }

    /** Returns what changes whenever a question or an answer is added. */
    public String state() {
        return all.stream().map(each -> each.id() + "=" + each.state()).collect(Collectors.joining("&"));
    }

    /** Returns whether an answer is still to come, or can still be used. */
    public boolean isWaiting() {
        return all.stream()
                .anyMatch(each ->
                        each.state() == Authorization.State.OPEN || each.state().isAuthorized());
    }

    /** Returns whether an action was asked about, so that asking again makes no sense yet. */
    public boolean isAsked(Selection selection) {
        return all.stream()
                .anyMatch(each -> each.selection().equals(selection)
                        && (each.state() == Authorization.State.OPEN
                                || each.state().isAuthorized()));
    }
}
