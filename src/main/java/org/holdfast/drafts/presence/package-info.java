/** Who has which file and rule of which draft open. Start at {@link org.holdfast.drafts.presence.DraftPresence}. */
@NullMarked
package org.holdfast.drafts.presence;

import org.jspecify.annotations.NullMarked;
