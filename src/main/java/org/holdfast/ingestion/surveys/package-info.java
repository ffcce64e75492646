/** Imports survey responses from links in messages, each exactly once. Start at {@link SurveyResponses}. */
@NullMarked
package org.holdfast.ingestion.surveys;

import org.jspecify.annotations.NullMarked;
