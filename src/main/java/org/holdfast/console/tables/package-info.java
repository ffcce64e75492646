/**
 * Decision tables of a draft as a grid that is filled in, and on their way to and from a spreadsheet program. Start at
 * {@link TableController}; how a table is read and written is in {@link org.holdfast.rules.table.grid}.
 */
@NullMarked
package org.holdfast.console.tables;

import org.jspecify.annotations.NullMarked;
