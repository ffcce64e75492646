package org.holdfast.rules.table.grid;

import java.util.List;
import org.holdfast.rules.table.xlsx.WorkbookWriter;

/** A table in a workbook. A changed one is written as a new workbook, without the formats of the old one. */
record XlsxDocument(byte[] bytes, List<List<String>> rows) implements TableDocument {

    @Override
    public int line(int row) {
        return row + 1;
    }

    @Override
    public byte[] with(List<List<String>> wanted) {
        return Cells.plainRows(rows).equals(Cells.plainRows(wanted)) ? bytes.clone() : WorkbookWriter.write(wanted);
    }
}
