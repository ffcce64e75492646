package org.holdfast.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.Score;
import org.holdfast.facts.Channel;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.scenario.ScenarioContext;
import org.jspecify.annotations.Nullable;

/** Converts the earlier actions of a scenario to the contact history seen by guardrails. */
final class EarlierActions {

    private final DecisionModel book;
    private final CustomerView view;

    private EarlierActions(DecisionModel book, CustomerView view) {
        this.book = book;
        this.view = view;
    }

    /** Returns the input of the decision that a scenario describes. */
    static DecisionInput input(DecisionModel book, CustomerView view, ScenarioContext scenarioContext) {
        List<RecordedAction> acts = new ArrayList<>();
        EarlierActions earlier = new EarlierActions(book, view);
        for (ScenarioContext.Earlier each : scenarioContext.earlier()) {
            Action action = book.rules().actions().get(each.action());
            if (action != null) {
                acts.add(earlier.act(each, action, "earlier-" + (acts.size() + 1)));
            }
        }
        return new DecisionInput(
                view,
                "",
                scenarioContext.channel(),
                scenarioContext.moment(),
                scenarioContext.max(),
                scenarioContext.step(),
                new ContactHistory(acts, scenarioContext.budgetUsed())
                        .withFirst(new ContactHistory.FirstCustomers(scenarioContext.firstTaken(), used(acts, view))));
    }

    /** Returns the actions that the customer has used, so that the customer is already counted for them. */
    private static Set<String> used(List<RecordedAction> acts, CustomerView view) {
        return acts.stream()
                .filter(act -> act.isUse(view.asOf()))
                .map(act -> act.action().id())
                .collect(Collectors.toSet());
    }

    private RecordedAction act(ScenarioContext.Earlier earlier, Action action, String id) {
        Channel channel = earlier.channel() == null ? action.channels().get(0) : earlier.channel();
        Decision.Matter matter = new Decision.Matter(
                action.incident() == null || earlier.about() == null ? null : action.incident() + ":" + earlier.about(),
                earlier.about());
        Decision.Contact contact = new Decision.Contact(channel, channel.startedByUs());
        String rule = earlier.rule() == null ? ruleOf(action) : earlier.rule();
        Instant validUntil = action.usage().validDays() == null
                ? null
                : earlier.on()
                        .atZone(view.zone())
                        .toLocalDate()
                        .plusDays(action.usage().validDays() + 1L)
                        .atStartOfDay(view.zone())
                        .toInstant();
        Decision.DecidedAction act =
                earlier.outcome().isWaiting() ? answer(earlier, action, id, rule, contact, matter, validUntil) : null;
        return new RecordedAction(
                id,
                id,
                earlier.on(),
                Decision.ActionRef.of(action),
                rule,
                contact,
                matter,
                earlier.granted(),
                validUntil,
                new RecordedAction.LastOutcome(earlier.outcome(), earlier.outcomeOn()),
                null,
                act);
    }

    private Decision.DecidedAction answer(
            ScenarioContext.Earlier earlier,
            Action action,
            String id,
            String rule,
            Decision.Contact contact,
            Decision.Matter matter,
            @Nullable Instant validUntil) {
        BigDecimal granted = earlier.granted();
        Decision.Money money = granted == null
                ? null
                : new Decision.Money(granted, book.assumptions().currency());
        return new Decision.DecidedAction(
                id,
                1,
                Decision.ActionRef.of(action),
                new Decision.Cause(action.area(), rule, ""),
                contact,
                new Decision.Message(view.language(), "", ""),
                new Decision.Value(
                        action.economics().worth(),
                        action.economics().cost(),
                        Score.ofValue(action.economics().valueWith(granted))),
                new Decision.Grant(
                        money,
                        money,
                        AuthorityLevel.needed(book.rules().limits().authority().on(view.today()), granted),
                        action.grant().budget()),
                matter,
                null,
                List.of(),
                validUntil);
    }

    private String ruleOf(Action action) {
        return book.rules().rules().stream()
                .filter(rule ->
                        rule.then().stream().anyMatch(clause -> clause.action().equals(action.id())))
                .map(Rule::name)
                .findFirst()
                .orElse("");
    }
}
