package org.holdfast.rules.table.grid;

import java.util.ArrayList;
import java.util.List;

/** Splits CSV into records without losing how they are written. */
final class CsvRecords {

    /**
     * A record.
     *
     * @param line line on which it begins, from 1
     * @param end the line break after it; empty at the end of the file
     */
    record Line(int line, List<CsvField> fields, String end) {

        List<String> values() {
            return fields.stream().map(CsvField::value).toList();
        }
    }

    private final String text;
    private final char separator;
    private final List<Line> records = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvRecords(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    static List<Line> of(String text, char separator) {
        CsvRecords reader = new CsvRecords(text, separator);
        while (reader.at < text.length()) {
            reader.record();
        }
        return reader.records;
    }

    private void record() {
        int begins = line;
        List<CsvField> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == separator) {
            at++;
            fields.add(field());
        }
        int from = at;
        if (at < text.length()) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
            line++;
        }
        records.add(new Line(begins, fields, text.substring(from, at)));
    }

    private CsvField field() {
        int from = at;
        if (at < text.length() && text.charAt(at) == '"') {
            skipQuoted();
        }
        int closed = at;
        while (at < text.length() && text.charAt(at) != separator && !isBreak(at)) {
            at++;
        }
        String raw = text.substring(from, at);
        String value = closed == from
                ? raw
                : text.substring(from + 1, Math.max(from + 1, closed - 1)).replace("\"\"", "\"");
        return new CsvField(raw, value);
    }

    /** Goes behind the closing quotation mark. */
    private void skipQuoted() {
        at++;
        while (at < text.length()) {
            boolean mark = text.charAt(at) == '"';
            if (isBreak(at) && !(text.charAt(at) == '\n' && text.charAt(at - 1) == '\r')) {
                line++;
            }
            at++;
            if (mark && (at >= text.length() || text.charAt(at) != '"')) {
                return;
            }
            at += mark ? 1 : 0;
        }
    }

    private boolean isBreak(int index) {
        return text.charAt(index) == '\n' || text.charAt(index) == '\r';
    }
}
