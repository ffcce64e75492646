package org.holdfast.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.decisions.AuthorityLadder;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.PastAct;
import org.holdfast.decisions.Question;
import org.holdfast.decisions.Score;
import org.holdfast.decisions.Standing;
import org.holdfast.facts.Channel;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** Makes what a scenario tells of the past into what guardrails are shown of it. */
final class EarlierActs {

    private final DecisionBook book;
    private final CustomerView view;

    private EarlierActs(DecisionBook book, CustomerView view) {
        this.book = book;
        this.view = view;
    }

    /** The question of a scenario about a customer. */
    static Question question(DecisionBook book, CustomerView view, Setting setting) {
        List<PastAct> acts = new ArrayList<>();
        EarlierActs earlier = new EarlierActs(book, view);
        for (Setting.Earlier each : setting.earlier()) {
            Action action = book.rules().actions().get(each.action());
            if (action != null) {
                acts.add(earlier.act(each, action, "earlier-" + (acts.size() + 1)));
            }
        }
        return new Question(view, "", setting.channel(), setting.moment(), setting.max(), setting.step(), new Standing(acts, setting.budgetUsed()));
    }

    private PastAct act(Setting.Earlier earlier, Action action, String id) {
        Channel channel = earlier.channel() == null ? action.channels().get(0) : earlier.channel();
        String incident = action.incident() == null || earlier.about() == null ? null : action.incident() + ":" + earlier.about();
        String rule = earlier.rule() == null ? ruleOf(action) : earlier.rule();
        Instant validUntil = action.validDays() == null ? null
                : earlier.on().atZone(view.zone()).toLocalDate().plusDays(action.validDays() + 1L).atStartOfDay(view.zone()).toInstant();
        Decision.Act act = earlier.outcome().isWaiting() ? answer(earlier, action, id, channel, incident, rule, validUntil) : null;
        return new PastAct(id, id, earlier.on(), action.id(), rule, action.kind(), action.purpose(), channel, incident, earlier.about(),
                earlier.granted(), validUntil, channel.startedByUs(), earlier.outcome(), earlier.outcomeOn(), null, act);
    }

    private Decision.Act answer(Setting.Earlier earlier, Action action, String id, Channel channel, @Nullable String incident, String rule,
                                @Nullable Instant validUntil) {
        BigDecimal granted = earlier.granted();
        BigDecimal value = action.worth().subtract(action.cost()).subtract(granted == null ? BigDecimal.ZERO : granted);
        Decision.Money money = granted == null ? null : new Decision.Money(granted, book.assumptions().currency());
        return new Decision.Act(id, 1, action.id(), action.kind(), action.purpose(), action.area(), rule, "", channel,
                new Decision.Message(view.language(), "", ""), action.worth(), action.cost(), Score.ofValue(value), money, money,
                AuthorityLadder.needed(book.rules().limits().authority().on(view.today()), granted), action.budget(), incident, earlier.about(),
                null, List.of(), validUntil, channel.startedByUs());
    }

    private String ruleOf(Action action) {
        return book.rules().rules().stream().filter(rule -> rule.then().stream().anyMatch(wish -> wish.action().equals(action.id())))
                .map(Rule::name).findFirst().orElse("");
    }
}
