package org.holdfast.rules.table.grid;

import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.table.TableReader;
import org.jspecify.annotations.Nullable;

/** A table file as rows of cells. */
public interface TableDocument {

    /** Returns the cells of all rows, with the head of the table, each row as long as it is in the file. */
    List<List<String>> rows();

    /** Returns the line of the file on which a row begins, from 1; problems are reported there. */
    int line(int row);

    /**
     * Returns the file with other cells. Rows and cells that stay the same keep their bytes, also if they move; if
     * nothing changes, all bytes are the same.
     */
    byte[] with(List<List<String>> rows);

    /** Returns the file as a table; {@code null} if it cannot be read, which is reported as problems. */
    static @Nullable TableDocument read(String path, byte[] bytes, Problems problems) {
        Problems own = new Problems();
        List<List<String>> cells = TableReader.cells(BookSource.ofPublished(Map.of(path, bytes)), path, own);
        problems.addAll(own.list());
        if (own.hasErrors()) {
            return null;
        }
        return TableReader.isWorkbook(path) ? new XlsxDocument(bytes, cells) : CsvDocument.of(bytes, cells);
    }
}
