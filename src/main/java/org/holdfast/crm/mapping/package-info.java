/**
 * Mapping files: how the tables of a CRM become facts. Start at {@link MappingReader}. It reads files only; it opens no
 * connection and never shows a password.
 */
@NullMarked
package org.holdfast.crm.mapping;

import org.jspecify.annotations.NullMarked;
