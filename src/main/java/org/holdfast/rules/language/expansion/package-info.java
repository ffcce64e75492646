/**
 * Turns the lines of a rule file into DRL. Start at {@link org.holdfast.rules.language.expansion.SentenceExpander}. It
 * knows the shape of a rule — conditions, their details, groups, what has to be true of every thing of a list — and
 * leaves what a line means to {@link org.holdfast.rules.language.Sentences}.
 */
@NullMarked
package org.holdfast.rules.language.expansion;

import org.jspecify.annotations.NullMarked;
