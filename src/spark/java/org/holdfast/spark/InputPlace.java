package org.holdfast.spark;

import java.io.Serializable;

/**
 * Where a document comes from: a line or a row.
 *
 * @param source file or table
 * @param block first byte of the part of the file that one task has read; 0 for other sources
 * @param number of the line within that part, or of the row, from 1; 0 if rows have no number
 */
record InputPlace(String source, long block, long number) implements Serializable {

    private static final String SEPARATOR = "\t";

    String encoded() {
        return source + SEPARATOR + block + SEPARATOR + number;
    }

    static InputPlace decoded(String text) {
        String[] parts = text.split(SEPARATOR);
        return new InputPlace(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
        return number == 0 ? source : source + ":" + number;
    }
}
