/** Drafts of the rule book over HTTP. Start at {@link org.holdfast.api.drafts.DraftController}. */
@NullMarked
package org.holdfast.api.drafts;

import org.jspecify.annotations.NullMarked;
