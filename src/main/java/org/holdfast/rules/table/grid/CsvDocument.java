package org.holdfast.rules.table.grid;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.holdfast.diagnostics.text.CsvText;
import org.holdfast.diagnostics.text.TextEncoding;
import org.holdfast.rules.table.TableReader;
import org.jspecify.annotations.Nullable;

/** A table in CSV, with its encoding, separator, quotation marks and line breaks. */
final class CsvDocument implements TableDocument {

    private final byte[] bytes;
    private final String declaration;
    private final char separator;
    private final List<CsvRecords.Line> records;

    private CsvDocument(byte[] bytes, String declaration, char separator, List<CsvRecords.Line> records) {
        this.bytes = bytes;
        this.declaration = declaration;
        this.separator = separator;
        this.records = records;
    }

    /**
     * Returns a readable file.
     *
     * @param cells what the reader of tables makes of it
     * @return {@code null} if it is written in a way that only that reader understands
     */
    static @Nullable CsvDocument of(byte[] bytes, List<List<String>> cells) {
        try {
            String text = TextEncoding.decode(bytes);
            String plain = text.replaceAll("\\r\\n?", "\n");
            CsvText csv = TableReader.csvText(plain);
            int declared = plain.length() - csv.text().length();
            List<CsvRecords.Line> records = CsvRecords.of(text.substring(declared), csv.separator());
            CsvDocument document = new CsvDocument(bytes, text.substring(0, declared), csv.separator(), records);
            return Cells.plainRows(document.rows()).equals(Cells.plainRows(cells)) ? document : null;
        } catch (TextEncoding.Undecodable e) {
            return null;
        }
    }

    @Override
    public List<List<String>> rows() {
        return records.stream().map(CsvRecords.Line::values).toList();
    }

    @Override
    public int line(int row) {
        return records.get(row).line();
    }

    @Override
    public byte[] with(List<List<String>> wanted) {
        if (Cells.plainRows(rows()).equals(Cells.plainRows(wanted))) {
            return bytes.clone();
        }
        int[] origins = RowMatch.of(rows(), wanted);
        String usualEnd = records.isEmpty() || records.get(0).end().isEmpty()
                ? "\n"
                : records.get(0).end();
        boolean endsWithBreak =
                records.isEmpty() || !records.get(records.size() - 1).end().isEmpty();
        StringBuilder text = new StringBuilder(declaration);
        for (int row = 0; row < wanted.size(); row++) {
            CsvRecords.Line origin = origins[row] < 0 ? null : records.get(origins[row]);
            text.append(line(wanted.get(row), origin));
            if (row < wanted.size() - 1 || endsWithBreak) {
                text.append(origin == null || origin.end().isEmpty() ? usualEnd : origin.end());
            }
        }
        return encoded(text.toString());
    }

    private String line(List<String> wanted, CsvRecords.@Nullable Line origin) {
        List<CsvField> old = origin == null ? List.of() : origin.fields();
        int width = Math.max(
                old.isEmpty() ? width() : old.size(), Cells.plain(wanted).size());
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < width; column++) {
            String cell = Cells.cell(wanted, column);
            boolean same = column < old.size() && Cells.same(old.get(column).value(), cell);
            line.append(column == 0 ? "" : separator);
            line.append(
                    same ? old.get(column).raw() : CsvField.of(cell, separator).raw());
        }
        return line.toString();
    }

    private int width() {
        return records.stream().mapToInt(record -> record.fields().size()).max().orElse(1);
    }

    private byte[] encoded(String text) {
        TextEncoding encoding = TextEncoding.of(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(bytes, encoding.markLength()));
        out.writeBytes(text.getBytes(encoding.charset()));
        return out.toByteArray();
    }
}
