/**
 * Four eyes: reviews of drafts, the approvals that let them go live, and publishing, scheduling and emergencies. Start
 * at {@link org.holdfast.drafts.review.DraftReviews}; whether an approval counts is decided by
 * {@link org.holdfast.drafts.review.ApprovalCheck}, and {@link org.holdfast.publishing.PublishingPolicy} demands it.
 */
@NullMarked
package org.holdfast.drafts.review;

import org.jspecify.annotations.NullMarked;
