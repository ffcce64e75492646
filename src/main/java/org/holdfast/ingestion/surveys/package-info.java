/**
 * Survey responses from links in messages. Start at {@link SurveyResponses}. A response becomes a fact exactly once.
 */
@NullMarked
package org.holdfast.ingestion.surveys;

import org.jspecify.annotations.NullMarked;
