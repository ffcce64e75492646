/**
 * Reads a CRM database by a mapping: connects, inspects the columns of each query, reads rows in pages and converts
 * cells to facts. Start at {@link CrmDatabase}. It only reads, every wait is bounded, and it holds one page at a time.
 */
@NullMarked
package org.holdfast.crm.jdbc;

import org.jspecify.annotations.NullMarked;
