/**
 * Combines the rows of a source with the stored facts of a customer. Start at {@link FactsAssembler}. Later changes by
 * other sources are kept.
 */
@NullMarked
package org.holdfast.crm.sync.merge;

import org.jspecify.annotations.NullMarked;
