package org.holdfast.desk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.desk.DeskView.Quiet;
import org.holdfast.desk.card.CustomerCards;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.guardrails.BudgetPeriod;
import org.holdfast.insight.ExplanationService;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.holdfast.rules.limits.Authority;
import org.holdfast.rules.limits.Budget;
import org.jspecify.annotations.Nullable;

/** Shows a customer to a person who talks to them. Nothing is recorded. */
public class Desk {

    /** The next best action, the second and the third. */
    static final int OFFERS = 3;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final DecisionService decisionService;
    private final ExplanationService explanationService;
    private final Clock clock;

    Desk(
            LiveRuleBook live,
            CustomerRepository customers,
            DecisionService decisionService,
            ExplanationService explanationService,
            Clock clock) {
        this.live = live;
        this.customers = customers;
        this.decisionService = decisionService;
        this.explanationService = explanationService;
        this.clock = clock;
    }

    /**
     * Returns what a person at the desk sees now.
     *
     * @throws NotFound when the customer is not stored
     */
    public DeskView view(DeskQuery query) {
        DeskTexts texts = DeskTexts.in(query.language());
        try {
            DecisionTrace trace = decisionService.trace(question(query, OFFERS, query.step(), null));
            return view(query, trace, texts);
        } catch (RuleLimitExceeded e) {
            return withoutDecision(query, texts);
        }
    }

    /**
     * Returns why not something else, and when: the nearest to yes of all rules that do not act.
     *
     * @param words words to search for; empty for all
     * @throws NotFound when the customer is not stored
     */
    public NearestAlternatives alternatives(DeskQuery query, String words) {
        DecisionTrace trace = decisionService.trace(question(query, OFFERS, query.step(), null));
        return NearestAlternatives.of(explanationService.alternatives(trace, query.language()), words);
    }

    private static DecisionQuery question(
            DeskQuery query, int max, AuthorityLevel step, @Nullable Selection selection) {
        return new DecisionQuery(
                query.customerId(), null, query.channel(), query.moment(), max, true, null, step, selection);
    }

    private static DeskView view(
            DeskQuery query, DecisionTrace trace, DeskTexts texts, List<RestrictedOffer> restricted) {
        DecisionModel book = trace.model();
        CustomerView view = trace.input().view();
        List<Offer> offers = new OfferReader(trace, query.language()).all();
        return new DeskView(
                new CustomerCards(book, texts).of(view, trace.input().history()),
                view.asOf(),
                Troubles.of(book, view, texts),
                offers,
                restricted,
                budgets(trace, restricted, texts),
                PlacesLeft.of(trace, actions(trace, restricted), texts),
                offers.isEmpty() ? quiet(trace, texts) : null,
                trace);
    }

    private DeskView view(DeskQuery query, DecisionTrace trace, DeskTexts texts) {
        return view(query, trace, texts, restricted(query, trace, texts));
    }

    /** Shows the customer although the rules take too long for a decision. */
    private DeskView withoutDecision(DeskQuery query, DeskTexts texts) {
        DecisionModel book = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CustomerView view = customers
                .find(query.customerId())
                .map(stored -> CustomerView.of(stored.facts(), book.viewpoint(now)))
                .orElseThrow(() -> new NotFound("customer", query.customerId()));
        return new DeskView(
                new CustomerCards(book, texts).of(view, ContactHistory.NONE),
                now,
                Troubles.of(book, view, texts),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Quiet(texts.format("failed"), List.of(), null, true),
                null);
    }

    /**
     * Returns what more authority would allow, after trying each with it: another guardrail could hold it back, too.
     */
    private List<RestrictedOffer> restricted(DeskQuery query, DecisionTrace trace, DeskTexts texts) {
        Authority authority = trace.model()
                .rules()
                .limits()
                .authority()
                .on(trace.input().view().today());
        List<RestrictedOffer> restricted = new ArrayList<>();
        for (Decision.HeldBack hold : trace.decision().heldBack()) {
            AuthorityLevel needed = hold.authority();
            if (authority != null && needed != null && !query.step().reaches(needed)) {
                Selection selection = new Selection(hold.rule(), hold.action(), hold.subject(), null);
                restricted(query, selection, needed, authority, texts).ifPresent(restricted::add);
            }
        }
        return restricted;
    }

    private Optional<RestrictedOffer> restricted(
            DeskQuery query, Selection selection, AuthorityLevel needed, Authority authority, DeskTexts texts) {
        DecisionTrace trace = decisionService.trace(question(query, 1, needed, selection));
        Money upTo = new Money(
                needed == AuthorityLevel.AGENT ? authority.agent() : authority.supervisor(),
                trace.model().assumptions().currency());
        return new OfferReader(trace, query.language())
                .all().stream()
                        .findFirst()
                        .map(offer -> new RestrictedOffer(
                                selection,
                                offer,
                                needed,
                                upTo,
                                texts.format(needed.toString(), "amount", texts.money(upTo))));
    }

    private static List<BudgetLeft> budgets(DecisionTrace trace, List<RestrictedOffer> restricted, DeskTexts texts) {
        Set<String> names = new TreeSet<>();
        actions(trace, restricted).stream()
                .map(trace.model().rules().actions()::get)
                .forEach(action -> {
                    if (action != null && action.grant().budget() != null) {
                        names.add(action.grant().budget());
                    }
                });
        LocalDate today = trace.input()
                .view()
                .asOf()
                .atZone(trace.model().assumptions().timeZone())
                .toLocalDate();
        return trace.model().rules().limits().budgets().on(today, List.of()).stream()
                .filter(budget -> names.contains(budget.name()))
                .map(budget -> left(budget, trace, today, texts))
                .toList();
    }

    /** Returns the ids of what can be done, and of what a supervisor could allow. */
    private static Set<String> actions(DecisionTrace trace, List<RestrictedOffer> restricted) {
        Set<String> actions = new TreeSet<>();
        trace.decision().actions().forEach(act -> actions.add(act.action().id()));
        restricted.forEach(each -> actions.add(each.selection().action()));
        return actions;
    }

    private static BudgetLeft left(Budget budget, DecisionTrace trace, LocalDate today, DeskTexts texts) {
        String currency = trace.model().assumptions().currency();
        BigDecimal used = trace.input().history().budgetUsed().getOrDefault(budget.name(), BigDecimal.ZERO);
        Money left = new Money(budget.amount().subtract(used).max(BigDecimal.ZERO), currency);
        Money total = new Money(budget.amount(), currency);
        LocalDate renewedOn = BudgetPeriod.of(budget.per(), today).next();
        return new BudgetLeft(
                budget.name(),
                left,
                total,
                renewedOn,
                texts.format(
                        "budget-left",
                        "name",
                        budget.name(),
                        "left",
                        texts.money(left),
                        "total",
                        texts.money(total),
                        "day",
                        texts.day(renewedOn)));
    }

    private static Quiet quiet(DecisionTrace trace, DeskTexts texts) {
        List<Decision.HeldBack> holds = trace.decision().heldBack();
        if (holds.isEmpty()) {
            return new Quiet(texts.format("nothing"), List.of(), null, false);
        }
        List<String> reasons = holds.stream()
                .map(hold -> Explainer.reason(trace, hold, texts.language()))
                .distinct()
                .limit(OFFERS)
                .toList();
        LocalDate next = holds.stream()
                .map(Decision.HeldBack::liftsAt)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .map(at -> at.atZone(trace.input().view().zone()).toLocalDate())
                .orElse(null);
        String all = String.join(" ", reasons);
        String text = next == null
                ? texts.format("quiet", "reasons", all)
                : texts.format("quiet-next", "reasons", all, "day", texts.day(next));
        return new Quiet(text, reasons, next, false);
    }
}
