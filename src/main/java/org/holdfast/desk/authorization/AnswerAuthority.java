package org.holdfast.desk.authorization;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.desk.NotPermitted;
import org.holdfast.desk.authorization.Authorization.State;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.limits.Authority;
import org.jspecify.annotations.Nullable;

/** Who may answer which question: another person than the asker, within their authority. */
final class AnswerAuthority {

    private final LiveRuleBook live;

    AnswerAuthority(LiveRuleBook live) {
        this.live = live;
    }

    /**
     * Checks that a caller may give an answer.
     *
     * @throws NotPermitted when the caller has asked the question, or lacks the authority for the amount
     * @throws InvalidInput when another amount is more than the rule proposes
     */
    void check(Caller caller, Authorization asked, AuthorizationAnswer answer, Instant now) {
        if (asked.question().asker().equals(caller.identity())) {
            throw NotPermitted.because("own-question");
        }
        Money proposed = asked.question().proposed();
        if (answer.amount() != null && answer.amount().compareTo(proposed.amount()) > 0) {
            throw new InvalidInput(
                    "amount",
                    "is " + answer.amount().toPlainString() + ", but the rule proposes at most "
                            + proposed.amount().toPlainString() + " " + proposed.currency());
        }
        BigDecimal asking = asked.question().amount().amount();
        Money amount =
                new Money(answer.amount() == null ? asking : answer.amount().max(asking), proposed.currency());
        Authority authority = authority(now);
        if (authority != null && amount.amount().compareTo(authority.supervisor()) > 0) {
            throw NotPermitted.because(
                    "beyond",
                    "amount",
                    amount.amount() + " " + amount.currency(),
                    "max",
                    authority.supervisor() + " " + amount.currency());
        }
        if (!caller.step().reaches(AuthorityLevel.needed(authority, amount.amount()))) {
            throw NotPermitted.because("supervisor", "amount", amount.amount() + " " + amount.currency());
        }
    }

    /**
     * Returns whether a caller can answer a question: an open one of another person, with an amount in their authority.
     */
    boolean allows(Caller caller, Authorization asked, Instant now) {
        return asked.state() == State.OPEN
                && caller.may(Role.AGENT)
                && !asked.question().asker().equals(caller.identity())
                && caller.step()
                        .reaches(AuthorityLevel.needed(
                                authority(now), asked.question().amount().amount()));
    }

    private @Nullable Authority authority(Instant now) {
        LocalDate today = now.atZone(live.book().assumptions().timeZone()).toLocalDate();
        return live.book().rules().limits().authority().on(today);
    }
}
