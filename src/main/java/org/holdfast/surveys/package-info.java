/**
 * Signed links with which customers answer a survey. Start at {@link SurveyLinks}. A link states whose answer to which
 * question it allows and until when, and cannot be forged.
 */
@NullMarked
@Feature(uses = {"facts", "rules", "decisions", "settings", "history"})
package org.holdfast.surveys;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
