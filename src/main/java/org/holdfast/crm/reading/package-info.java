/**
 * Reads somebody's database by a mapping: connects, looks at the columns of each query, reads rows in pages, and turns cells into facts or
 * says why it cannot. Start at {@link org.holdfast.crm.reading.CrmDatabase}. It only ever reads, it waits for nothing without an end, and
 * it never holds more than a page.
 */
@NullMarked
package org.holdfast.crm.reading;

import org.jspecify.annotations.NullMarked;
