/** Items of the lists that a company declares, as events name them. Start at {@link ListItem}. */
@NullMarked
package org.holdfast.ingestion.events.lists;

import org.jspecify.annotations.NullMarked;
