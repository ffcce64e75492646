/**
 * The survey page behind a signed link: one question, without login and without scripts. Start at
 * {@link SurveyController}. The link grants exactly one answer and nothing else.
 */
@NullMarked
package org.holdfast.api.surveys;

import org.jspecify.annotations.NullMarked;
