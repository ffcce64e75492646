/**
 * Links with which customers answer a question of ours. Start at {@link org.holdfast.retention.surveys.SurveyLinks}. A link says by itself
 * whose answer to what it is for, and until when, and nobody can make one without the secret.
 */
@NullMarked
package org.holdfast.retention.surveys;

import org.jspecify.annotations.NullMarked;
