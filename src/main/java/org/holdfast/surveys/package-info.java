/**
 * Signed links with which customers answer surveys. Start at {@link SurveyLinks}. A link identifies the action and its
 * survey, expires, and cannot be forged.
 */
@NullMarked
@Feature(uses = {"facts", "rules", "decisions", "settings", "history"})
package org.holdfast.surveys;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
