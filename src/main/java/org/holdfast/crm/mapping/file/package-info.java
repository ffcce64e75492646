/**
 * Reads mapping files of all kinds. Start at {@link MappingReader}. It reads files only; it opens no connection and
 * never shows a password.
 */
@NullMarked
package org.holdfast.crm.mapping.file;

import org.jspecify.annotations.NullMarked;
