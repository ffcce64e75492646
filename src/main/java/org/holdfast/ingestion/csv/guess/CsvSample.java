package org.holdfast.ingestion.csv.guess;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.holdfast.diagnostics.text.CsvText;
import org.holdfast.diagnostics.text.TextEncoding;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a CSV file.
 *
 * @param charset the encoding if a mapping has to state it; {@code null} for UTF-8 or a byte order mark
 * @param rows some rows below the header
 */
record CsvSample(String file, char separator, @Nullable Charset charset, List<String> header, List<List<String>> rows) {

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_ROWS = 500;
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset CENTRAL = Charset.forName("windows-1250");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Reads the beginning of a file; {@code null} if it is not a table. */
    static @Nullable CsvSample of(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES);
            boolean isWhole = bytes.length < MAX_BYTES;
            Charset charset = charset(bytes, isWhole);
            String text = text(bytes, charset);
            CsvText csv = CsvText.of(isWhole ? text : text.substring(0, text.lastIndexOf('\n') + 1), 1);
            return read(path.getFileName().toString(), csv, charset);
        } catch (IOException | CsvParseException e) {
            return null;
        }
    }

    private static @Nullable CsvSample read(String file, CsvText csv, @Nullable Charset charset) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(csv.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(csv.text())) {
            for (CsvRecord record : reader) {
                rows.add(record.getFields().stream().map(String::strip).toList());
                if (rows.size() > MAX_ROWS) {
                    break;
                }
            }
        }
        return rows.isEmpty()
                ? null
                : new CsvSample(file, csv.separator(), charset, rows.get(0), rows.subList(1, rows.size()));
    }

    private static String text(byte[] bytes, @Nullable Charset charset) {
        TextEncoding marked = TextEncoding.of(bytes);
        Charset used = charset == null ? marked.charset() : charset;
        int start = charset == null ? marked.markLength() : 0;
        return new String(bytes, start, bytes.length - start, used);
    }

    /** Returns an encoding that fits; people have to check names, as several usually do. */
    private static @Nullable Charset charset(byte[] bytes, boolean isWhole) {
        if (TextEncoding.of(bytes).markLength() > 0 || isUtf8(bytes, isWhole)) {
            return null;
        }
        long zeros = zeros(bytes, 0) + zeros(bytes, 1);
        if (zeros * 4 > Math.min(bytes.length, 1_000)) {
            return zeros(bytes, 0) > zeros(bytes, 1) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        if (isCyrillic(new String(bytes, CYRILLIC))) {
            return CYRILLIC;
        }
        String central = new String(bytes, CENTRAL).toLowerCase(Locale.ROOT);
        return central.chars().anyMatch(c -> "ăşţșțőűčšžěřłńśźż".indexOf(c) >= 0) ? CENTRAL : WESTERN;
    }

    private static long zeros(byte[] bytes, int first) {
        long zeros = 0;
        for (int i = first; i < Math.min(bytes.length, 1_000); i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean isUtf8(byte[] bytes, boolean isWhole) {
        try {
            int end = bytes.length;
            // A character may have been cut in two.
            while (!isWhole && end > 0 && bytes[end - 1] < 0) {
                end--;
            }
            TextEncoding.decode(Arrays.copyOf(bytes, end));
            return true;
        } catch (TextEncoding.Undecodable e) {
            return false;
        }
    }

    /** In words of a language with Latin letters, letters with accents stand alone; Cyrillic ones stand together. */
    private static boolean isCyrillic(String text) {
        int pairs = 0;
        int letters = 0;
        for (int i = 1; i < text.length(); i++) {
            boolean here = text.charAt(i) >= 'А' && text.charAt(i) <= 'я';
            letters += here ? 1 : 0;
            pairs += here && text.charAt(i - 1) >= 'А' && text.charAt(i - 1) <= 'я' ? 1 : 0;
        }
        return letters > 2 && pairs * 2 > letters;
    }

    /** Returns the cells of a column that are not empty. */
    List<String> cells(String column) {
        int index = header.indexOf(column);
        return rows.stream()
                .filter(row ->
                        index >= 0 && index < row.size() && !row.get(index).isEmpty())
                .map(row -> row.get(index))
                .toList();
    }
}
