/**
 * Decision tables as they are changed in a grid: read without loss, changed by row and cell, written back so that
 * whatever did not change keeps its bytes. Start at {@link TableDocument}.
 */
@NullMarked
package org.holdfast.rules.table.grid;

import org.jspecify.annotations.NullMarked;
