package org.holdfast.rules.table.xlsx;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The position of a cell, counted from 0; shown as {@code C7}. */
record CellReference(int row, int column) {

    private static final Pattern NAME = Pattern.compile("\\$?([A-Z]{1,3})\\$?([1-9][0-9]{0,6})");

    static CellReference of(String name) throws UnreadableWorkbook {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw UnreadableWorkbook.damaged();
        }
        int column = 0;
        for (char letter : matcher.group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return new CellReference(Integer.parseInt(matcher.group(2)) - 1, column - 1);
    }

    /** Returns the letters of a column counted from 0. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    @Override
    public String toString() {
        return letters(column) + (row + 1);
    }
}
