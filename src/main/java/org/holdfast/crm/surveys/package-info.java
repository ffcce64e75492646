/**
 * Answers of customers to the questions that a link in a message leads to. Start at {@link org.holdfast.crm.surveys.TakingAnswers}. An
 * answer becomes a fact once; nothing here decides.
 */
@NullMarked
package org.holdfast.crm.surveys;

import org.jspecify.annotations.NullMarked;
