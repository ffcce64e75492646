package org.holdfast.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.decisions.AuthorityPolicy;
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

/** Makes what a scenario tells of the past into what guardrails are shown of it. */
final class EarlierActions {

    private final DecisionModel book;
    private final CustomerView view;

    private EarlierActions(DecisionModel book, CustomerView view) {
        this.book = book;
        this.view = view;
    }

    /** The question of a scenario about a customer. */
    static DecisionInput question(DecisionModel book, CustomerView view, ScenarioContext scenarioContext) {
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
                new ContactHistory(acts, scenarioContext.budgetUsed()));
    }

    private RecordedAction act(ScenarioContext.Earlier earlier, Action action, String id) {
        Channel channel = earlier.channel() == null ? action.channels().get(0) : earlier.channel();
        String incident =
                action.incident() == null || earlier.about() == null ? null : action.incident() + ":" + earlier.about();
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
                earlier.outcome().isWaiting() ? answer(earlier, action, id, channel, incident, rule, validUntil) : null;
        return new RecordedAction(
                id,
                id,
                earlier.on(),
                action.id(),
                rule,
                action.kind(),
                action.purpose(),
                channel,
                incident,
                earlier.about(),
                earlier.granted(),
                validUntil,
                channel.startedByUs(),
                earlier.outcome(),
                earlier.outcomeOn(),
                null,
                act);
    }

    private Decision.DecidedAction answer(
            ScenarioContext.Earlier earlier,
            Action action,
            String id,
            Channel channel,
            @Nullable String incident,
            String rule,
            @Nullable Instant validUntil) {
        BigDecimal granted = earlier.granted();
        Decision.Money money = granted == null
                ? null
                : new Decision.Money(granted, book.assumptions().currency());
        return new Decision.DecidedAction(
                id,
                1,
                action.id(),
                action.kind(),
                action.purpose(),
                action.area(),
                rule,
                "",
                channel,
                new Decision.Message(view.language(), "", ""),
                action.economics().worth(),
                action.economics().cost(),
                Score.ofValue(action.economics().valueWith(granted)),
                money,
                money,
                AuthorityPolicy.needed(book.rules().limits().authority().on(view.today()), granted),
                action.grant().budget(),
                incident,
                earlier.about(),
                null,
                List.of(),
                validUntil,
                channel.startedByUs());
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
