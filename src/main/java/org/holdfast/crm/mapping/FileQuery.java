package org.holdfast.crm.mapping;

import java.util.Map;
import java.util.Set;

/**
 * The files with the rows of one collection.
 *
 * @param file name of the file; {@code *} stands for any text, so that an export in parts is read as one
 * @param fields the columns of each field
 * @param firstOnly whether only the first row with an id counts, as in exports with one row for each line of an order
 * @param empty meaning of an empty cell
 */
public record FileQuery(String file, Map<String, FieldTemplate> fields, boolean firstOnly, EmptyCells empty)
        implements Extraction {

    @Override
    public Set<String> named() {
        return fields.keySet();
    }

    /** The meanings of an empty cell. */
    public enum EmptyCells {
        /** It says nothing: unknown in a record; a stored field of a customer stays as it is. */
        UNKNOWN,
        /** The field is emptied. */
        CLEAR,
        /** What is stored stays, in records, too. */
        KEEP
    }
}
