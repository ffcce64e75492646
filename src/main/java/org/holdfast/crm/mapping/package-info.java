/**
 * Mapping files: how the tables of somebody's CRM become facts. Start at {@link org.holdfast.crm.mapping.MappingReader}. It only reads
 * files: it opens no connection, and it never shows a password.
 */
@NullMarked
package org.holdfast.crm.mapping;

import org.jspecify.annotations.NullMarked;
