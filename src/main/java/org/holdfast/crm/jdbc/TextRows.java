package org.holdfast.crm.jdbc;

import java.util.Map;
import org.holdfast.crm.mapping.Mapping;

/** Reads rows whose cells are texts. */
public final class TextRows {

    private final SourceRowReader reader;

    public TextRows(ResultColumns columns, Mapping mapping) {
        this.reader = new SourceRowReader(columns, mapping);
    }

    /** @param cells texts by the labels of the columns; empty cells are missing */
    public SourceRow read(Map<String, String> cells) {
        return reader.read(cells);
    }
}
