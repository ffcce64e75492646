/** What people remark on lines of a draft. Start at {@link org.holdfast.drafts.comments.LineComments}. */
@NullMarked
package org.holdfast.drafts.comments;

import org.jspecify.annotations.NullMarked;
