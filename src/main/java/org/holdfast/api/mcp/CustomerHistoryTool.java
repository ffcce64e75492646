package org.holdfast.api.mcp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.json.MoneyDocument;
import org.holdfast.facts.Channel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.DecisionHistory;
import org.holdfast.history.PastDecision;
import org.holdfast.history.Promises;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was decided for a customer before, and what became of it. Shorter than over HTTP: an agent pays for every word
 * it reads.
 */
@Component
@ConditionalOnMcp
final class CustomerHistoryTool implements McpTool {

    private static final int MOST = 20;
    private static final int USUAL = 5;

    private final DecisionHistory decisionHistory;
    private final CustomerRepository customers;

    CustomerHistoryTool(DecisionHistory decisionHistory, CustomerRepository customers) {
        this.decisionHistory = decisionHistory;
        this.customers = customers;
    }

    /** @param next give it as {@code before} for what came earlier; absent at the end */
    record Answer(
            String customerId,
            List<Past> decisions,
            @Nullable String next) {}

    /** @param heldBack how many proposals were held back; explain_decision tells which and why */
    record Past(String decisionId, Instant decidedAt, Decision.Outcome outcome, List<Acted> actions, int heldBack) {

        static Past of(PastDecision past) {
            return new Past(
                    past.place().decisionId(),
                    past.decidedAt(),
                    past.decision().outcome(),
                    past.decision().actions().stream()
                            .map(act -> Acted.of(act, past))
                            .toList(),
                    past.decision().heldBack().size());
        }
    }

    /** @param status the last word on it; {@code open} while nothing was reported */
    record Acted(
            @Nullable String actionId,
            String action,
            ActionKind kind,
            String reason,
            Channel channel,
            @Nullable MoneyDocument granted,
            RecordedAction.Status status,
            Instant statusAt,
            @Nullable Promised promise,
            @Nullable Instant validUntil) {

        static Acted of(Decision.DecidedAction act, PastDecision past) {
            PastDecision.Became became = past.became().get(String.valueOf(act.actionId()));
            Promised promised = act.promise() == null
                    ? null
                    : new Promised(
                            act.promise().what(), act.promise().dueAt(), became == null ? null : became.promise());
            return new Acted(
                    act.actionId(),
                    act.action().id(),
                    act.action().kind(),
                    act.cause().reason(),
                    act.contact().channel(),
                    MoneyDocument.of(act.grant().granted()),
                    became == null ? RecordedAction.Status.OPEN : became.status(),
                    became == null ? past.decidedAt() : became.statusAt(),
                    promised,
                    act.validUntil());
        }
    }

    record Promised(String what, Instant dueAt, Promises.@Nullable Status status) {}

    @Override
    public String name() {
        return "customer_history";
    }

    @Override
    public String title() {
        return "Past decisions for a customer, and their outcomes";
    }

    @Override
    public String description() {
        return "Lists earlier decisions for one customer, the latest first: what was done and why, what was granted, what was promised "
                + "and whether "
                + "it was kept, and what became of each action (status: open, presented, delivered, accepted, rejected, ignored, "
                + "failed). Ask it "
                + "before you promise or offer something, and to find the decisionId for explain_decision.";
    }

    @Override
    public Role[] allowed() {
        return new Role[] {Role.READ, Role.AGENT};
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.text("customerId", "The customer's id in the CRM, such as C-1001")
                        .needed(),
                Parameter.number("limit", "How many decisions at most; " + USUAL + " when left out", 1, MOST),
                Parameter.text("before", "What \"next\" of an earlier answer said, to go on from there"));
    }

    @Override
    public List<Answer> answers(ToolArguments toolArguments, Caller caller) {
        String id = toolArguments.needed("customerId");
        int limit = toolArguments.number("limit", 1, MOST, USUAL);
        String before = toolArguments.text("before");
        List<PastDecision> page =
                decisionHistory.page(id, before == null ? null : PastDecision.Place.parse("before", before), limit + 1);
        if (page.isEmpty() && !decisionHistory.knows(id) && customers.find(id).isEmpty()) {
            throw new NotFound("customer", id);
        }
        List<Answer> answers = new ArrayList<>();
        for (int shown = Math.min(limit, page.size()); shown >= 1; shown /= 2) {
            List<PastDecision> some = page.subList(0, shown);
            answers.add(new Answer(
                    id,
                    some.stream().map(Past::of).toList(),
                    shown < page.size() ? some.get(shown - 1).place().toString() : null));
        }
        return answers.isEmpty() ? List.of(new Answer(id, List.of(), null)) : answers;
    }
}
