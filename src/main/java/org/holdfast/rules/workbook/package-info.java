/**
 * Workbooks as spreadsheet programs save them ({@code .xlsx}), read as plain text, cell by cell. Start at
 * {@link org.holdfast.rules.workbook.Workbook}. Nothing here knows what a cell means, and nothing in a workbook is ever calculated,
 * fetched or run: of a formula its last value is taken. A workbook comes from anybody, so everything in it is counted and bounded.
 * <p>
 * It is a zip of XML, and Java reads both. A library would bring two megabytes along, tells nothing of merged cells, and believes
 * what a cell says about its own place and about the length of lists, which a hostile file can use to fill the memory.
 */
@NullMarked
package org.holdfast.rules.workbook;

import org.jspecify.annotations.NullMarked;
