package org.holdfast.rules.declared;

import java.util.List;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.FactLabels;

/** Puts what can be said about declared facts into the words of a language, whatever their labels. */
interface FactGrammar {

    /** Returns the ISO code of the language. */
    String language();

    /** Returns the sentence about a fact of the customer. */
    String ofCustomer(DeclaredFact fact, FactPhrase phrase);

    /** Returns the detail about a fact of a record, without the dash. */
    String ofRecord(DeclaredFact fact, FactPhrase phrase);

    /** Joins alternatives. */
    String anyOf(List<String> values);

    /** Returns the words for a range, both ends included. */
    String between(String from, String to);

    /** Returns the sentence that the customer has a thing of a list. */
    String has(FactLabels thing);

    String hasNone(FactLabels thing);

    /** Returns the sentence with the gap {@code count}. */
    String hasAtLeast(FactLabels thing);

    /** Returns the sentence with the gap {@code count}. */
    String hasAtMost(FactLabels thing);

    /** Returns the proposal for a thing of a list, with the gap {@code action}. */
    String proposal(FactLabels thing);
}
