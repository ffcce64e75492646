/**
 * The page behind a link to a survey, for customers: one question, without log-in and without scripts. Start at
 * {@link org.holdfast.api.surveys.SurveyController}. What a link allows stands in it, signed; nothing else opens this door, or is opened by it.
 */
@NullMarked
package org.holdfast.api.surveys;

import org.jspecify.annotations.NullMarked;
