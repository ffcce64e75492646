package org.holdfast.desk;

import java.time.Instant;
import java.util.List;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * An action that the person at the desk may take now.
 *
 * @param rank 1 is the next best action
 * @param selection the action, to be named when it is taken
 * @param say what to say, in the customer's language
 * @param meaning the same in the reader's language, and why
 * @param amount amount to give; {@code null} if none
 * @param extra a gift that is not money, or the amount in the customer's currency; {@code null} if neither
 * @param validUntil until when the customer can accept it; {@code null} for no end
 * @param choices what the customer may choose from; may be empty
 * @param promise what it promises; {@code null} if nothing
 * @param repeated whether it was offered before and is still open
 */
public record Offer(
        int rank,
        Selection selection,
        Say say,
        Meaning meaning,
        @Nullable Money amount,
        @Nullable Extra extra,
        Channel channel,
        @Nullable Instant validUntil,
        List<Choice> choices,
        @Nullable Promise promise,
        boolean repeated) {

    public Offer {
        choices = List.copyOf(choices);
    }

    /**
     * Returns an action of a decision as an offer.
     *
     * @param language language of the reader
     */
    public static Offer of(DecisionTrace trace, Decision.DecidedAction act, String language) {
        return new OfferReader(trace, language).of(act);
    }

    /**
     * What is given besides an amount in the company's currency.
     *
     * @param gift a gift that is not money, in the reader's language; {@code null} if there is none
     * @param paid the amount in the customer's currency; {@code null} if it is given in the company's
     */
    public record Extra(@Nullable String gift, @Nullable Money paid) {}

    /** @param language language of the texts, ISO 639 */
    public record Say(String language, String subject, String body) {}

    /**
     * What an offer is, for the person who makes it.
     *
     * @param title what it is, in one line
     * @param body the message in the reader's language
     * @param why why it is the right one, in one line
     */
    public record Meaning(String title, String body, String why) {}

    /**
     * A remedy that the customer may choose.
     *
     * @param id id to be reported with the outcome
     * @param text text in the reader's language
     * @param say text in the customer's language
     */
    public record Choice(String id, String text, String say) {}

    /** @param what what is promised, in the reader's language */
    public record Promise(String what, Instant dueAt) {}
}
