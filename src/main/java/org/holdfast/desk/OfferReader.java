package org.holdfast.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Decision.DecidedAction;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.messages.GiftWords;
import org.holdfast.messages.Messages;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Reads the actions of a decision as offers, in the language of the customer and in that of the reader. */
final class OfferReader {

    private final DecisionTrace trace;
    private final String language;

    OfferReader(DecisionTrace trace, String language) {
        this.trace = trace;
        this.language = language;
    }

    List<Offer> all() {
        return trace.decision().actions().stream().map(this::of).toList();
    }

    Offer of(DecidedAction act) {
        Messages.@Nullable RenderedMessage translated = translated(act).orElse(null);
        return new Offer(
                act.rank(),
                new Selection(
                        act.cause().rule(), act.action().id(), act.matter().subject(), null),
                new Offer.Say(
                        act.message().language(),
                        act.message().subject(),
                        act.message().body()),
                meaning(act, translated),
                act.grant().granted(),
                extra(act.grant()),
                act.contact().channel(),
                act.validUntil(),
                choices(act, translated),
                promise(act.promise(), translated),
                act.actionId() != null);
    }

    private Offer.@Nullable Extra extra(Decision.Grant grant) {
        Decision.Given given = grant.given();
        Decision.Money paid = grant.paid();
        return given == null && paid == null
                ? null
                : new Offer.Extra(given == null ? null : GiftWords.of(given.gift(), language), paid);
    }

    /** Returns the message in the reader's language; empty for a standing offer that no rule proposes any more. */
    private Optional<Messages.RenderedMessage> translated(DecidedAction act) {
        return trace.proposals().stream()
                .filter(each -> isOf(each, act))
                .findFirst()
                .map(proposal -> trace.model()
                        .messages()
                        .render(
                                proposal,
                                language,
                                act.grant().granted() == null
                                        ? null
                                        : act.grant().granted().amount(),
                                act.contact().channel()))
                .filter(rendered -> rendered.message() != null);
    }

    private static boolean isOf(Proposal proposal, DecidedAction act) {
        return proposal.rule().name().equals(act.cause().rule())
                && proposal.action().id().equals(act.action().id())
                && Objects.equals(proposal.subject(), act.matter().subject());
    }

    private Offer.Meaning meaning(DecidedAction act, Messages.@Nullable RenderedMessage translated) {
        if (translated == null || translated.message() == null) {
            return new Offer.Meaning(
                    act.message().subject(), act.message().body(), act.cause().reason());
        }
        return new Offer.Meaning(
                translated.message().subject(),
                translated.message().body(),
                translated.reason() == null ? act.cause().reason() : translated.reason());
    }

    private static List<Offer.Choice> choices(DecidedAction act, Messages.@Nullable RenderedMessage translated) {
        List<Offer.Choice> choices = new ArrayList<>();
        for (Decision.Choice choice : act.choices()) {
            String text = translated == null
                    ? choice.text()
                    : translated.choices().stream()
                            .filter(each -> each.id().equals(choice.id()))
                            .map(Messages.Choice::text)
                            .findFirst()
                            .orElse(choice.text());
            choices.add(new Offer.Choice(choice.id(), text, choice.text()));
        }
        return choices;
    }

    private static Offer.@Nullable Promise promise(
            Decision.@Nullable Promised promised, Messages.@Nullable RenderedMessage translated) {
        if (promised == null) {
            return null;
        }
        String what = translated == null || translated.promise() == null ? promised.what() : translated.promise();
        return new Offer.Promise(what, promised.dueAt());
    }
}
