package org.holdfast.desk;

import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.decisions.DecisionInput.Selection;

/**
 * An action that needs more authority than the person at the desk has, and that nothing else holds back.
 *
 * @param selection the action, to be named when a supervisor is asked
 * @param offer the offer as it would be made
 * @param needed level of authority that the amount needs
 * @param upTo the most that a person of that level may give
 * @param text such as "Needs a supervisor (up to 150 EUR)", in the reader's language
 */
public record RestrictedOffer(Selection selection, Offer offer, AuthorityLevel needed, Money upTo, String text) {}
