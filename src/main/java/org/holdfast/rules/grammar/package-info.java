/**
 * The sentences that follow from the facts, known and declared: one grammar with the words of three languages. Start at
 * {@link org.holdfast.rules.grammar.Grammar}. What can be said about a fact depends on its type alone
 * ({@link org.holdfast.rules.grammar.Clauses}); how it is said, on the language
 * ({@link org.holdfast.rules.grammar.Wording}) and on its words ({@link org.holdfast.rules.grammar.Lexicon}). It only
 * writes definitions in the format of the language files and never reads a rule.
 */
@NullMarked
package org.holdfast.rules.grammar;

import org.jspecify.annotations.NullMarked;
