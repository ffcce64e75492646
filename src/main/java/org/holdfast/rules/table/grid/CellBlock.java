package org.holdfast.rules.table.grid;

import java.util.List;

/** A block of cells as spreadsheet programs put it on the clipboard: tabs between cells, line breaks between rows. */
public final class CellBlock {

    private CellBlock() {}

    public static List<List<String>> of(String text) {
        return CsvRecords.of(text, '\t').stream()
                .map(CsvRecords.Line::values)
                .map(row -> row.stream().map(Cells::plain).toList())
                .toList();
    }
}
