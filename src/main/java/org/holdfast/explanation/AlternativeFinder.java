package org.holdfast.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.explanation.Alternative.Group;
import org.holdfast.explanation.DecisionExplanation.WhyNot;
import org.holdfast.explanation.conditions.ConditionResult;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.messages.MessageText;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** Orders the actions that were not chosen by how far they are from being chosen, and puts that into words. */
final class AlternativeFinder {

    private final DecisionTrace trace;
    private final ConditionTexts conditionTexts;
    private final ExplanationTexts texts;
    private final ZoneId zone;

    AlternativeFinder(DecisionTrace trace, ConditionTexts conditionTexts) {
        this.trace = trace;
        this.conditionTexts = conditionTexts;
        this.texts = conditionTexts.words();
        this.zone = trace.input().view().zone();
    }

    /** Returns the alternatives, the nearest first: by missing conditions, then by time, then by value. */
    List<Alternative> of(List<Outlook> outlooks) {
        return outlooks.stream()
                .map(this::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Alternative::missing)
                        .thenComparing(Alternative::from, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(this::value, Comparator.reverseOrder())
                        .thenComparing(Alternative::rule))
                .toList();
    }

    /** Returns nothing for what is offered already, and for paused rules whose conditions are not met. */
    private Optional<Alternative> of(Outlook outlook) {
        WhyNot whyNot = outlook.whyNot();
        boolean offered = trace.decision().actions().stream()
                .anyMatch(act -> act.action().id().equals(whyNot.action())
                        && Objects.equals(act.matter().subject(), whyNot.subject()));
        Rule rule = trace.model().rules().rule(whyNot.rule()).orElse(null);
        if (offered && whyNot.guardrail() == null && outlook.explanation() == null
                || rule != null
                        && rule.paused()
                        && !RuleExplanation.of(rule.resumed(), trace.input().view())
                                .acts()) {
            return Optional.empty();
        }
        Group group = group(outlook);
        Instant from = outlook.from();
        AuthorityLevel authority = whyNot.authority() == AuthorityLevel.AUTOMATIC ? null : whyNot.authority();
        return Optional.of(new Alternative(
                group,
                whyNot.rule(),
                whyNot.action(),
                whyNot.subject(),
                title(whyNot),
                amount(whyNot, rule),
                text(outlook, group),
                from,
                from == null ? null : from.atZone(zone).toLocalDate(),
                authority,
                whyNot.guardrail(),
                outlook.explanation() == null ? 0 : outlook.explanation().missing()));
    }

    private static Group group(Outlook outlook) {
        RuleExplanation explanation = outlook.explanation();
        if (outlook.from() != null) {
            return Group.LATER;
        }
        if (explanation == null) {
            return outlook.whyNot().guardrail() == null && !outlook.paused() ? Group.OUTRANKED : Group.HELD_BACK;
        }
        boolean unknown = explanation.results().stream()
                .filter(result -> !result.isMet())
                .allMatch(result -> result.truth() == Truth.UNKNOWN);
        if (unknown) {
            return Group.NOT_KNOWN;
        }
        return explanation.missing() == 1 ? Group.ONE_MISSING : Group.SEVERAL_MISSING;
    }

    private String text(Outlook outlook, Group group) {
        WhyNot whyNot = outlook.whyNot();
        String change = outlook.change() == null ? "" : outlook.change();
        return switch (group) {
            case LATER -> later(outlook, change);
            case OUTRANKED -> texts.format("second-best");
            case HELD_BACK -> (whyNot.text() + " " + change).strip();
            case ONE_MISSING, NOT_KNOWN, SEVERAL_MISSING -> change;
        };
    }

    /** Returns from when, and what will be true then; time alone leads to it, so no value has to change. */
    private String later(Outlook outlook, String change) {
        String from = texts.moment(Objects.requireNonNull(outlook.from()), zone);
        RuleExplanation explanation = outlook.explanation();
        if (explanation == null) {
            String why = outlook.whyNot().text() + " " + change;
            return texts.format("later", "from", from, "why", why.strip());
        }
        String what = explanation.results().stream()
                .filter(result -> !result.isMet())
                .map(result -> quoted(explanation.rule(), result))
                .distinct()
                .collect(Collectors.joining(", "));
        return texts.format("later-when", "from", from, "what", what);
    }

    private String quoted(Rule rule, ConditionResult result) {
        String sentence = texts.format("later-sentence", "sentence", conditionTexts.sentence(rule, result));
        String about = texts.thing(result.about());
        return about == null ? sentence : sentence + " (" + about + ")";
    }

    private String title(WhyNot whyNot) {
        return proposal(whyNot)
                .map(proposal -> trace.model()
                        .messages()
                        .render(proposal, texts.language(), proposal.desired(), null)
                        .message())
                .map(MessageText::subject)
                .orElseGet(() -> trace.model().messages().title(whyNot.action(), texts.language()));
    }

    private Optional<Proposal> proposal(WhyNot whyNot) {
        return trace.proposals().stream()
                .filter(each -> each.rule().name().equals(whyNot.rule())
                        && each.action().id().equals(whyNot.action())
                        && Objects.equals(each.subject(), whyNot.subject()))
                .findFirst();
    }

    private Decision.@Nullable Money amount(WhyNot whyNot, @Nullable Rule rule) {
        BigDecimal amount = proposal(whyNot).map(Proposal::desired).orElseGet(() -> fixed(whyNot, rule));
        return amount == null
                ? null
                : new Decision.Money(amount, trace.model().assumptions().currency());
    }

    private static @Nullable BigDecimal fixed(WhyNot whyNot, @Nullable Rule rule) {
        return rule == null
                ? null
                : rule.then().stream()
                        .filter(clause -> clause.action().equals(whyNot.action()))
                        .map(ConsequenceClause::amount)
                        .filter(Amount.Fixed.class::isInstance)
                        .map(amount -> ((Amount.Fixed) amount).amount())
                        .findFirst()
                        .orElse(null);
    }

    private BigDecimal value(Alternative alternative) {
        Action action = trace.model().rules().actions().get(alternative.action());
        return action == null
                ? BigDecimal.ZERO
                : action.economics()
                        .valueWith(
                                alternative.amount() == null
                                        ? null
                                        : alternative.amount().amount());
    }
}
