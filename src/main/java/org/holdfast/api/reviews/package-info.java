/**
 * Four eyes over HTTP: reviews, verdicts and comments of drafts, publishing and scheduling them. Start at
 * {@link org.holdfast.api.reviews.DraftReviewController}.
 */
@NullMarked
package org.holdfast.api.reviews;

import org.jspecify.annotations.NullMarked;
