package org.holdfast.rules.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookSourceTest {

    private static final Map<String, String> TEXTS =
            Map.of("areas/a/r.dslr", "rule", "messages/en.yaml", "a: b", "README.md", "read me");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.drl",
                "areas/../../outside.drl",
                "/etc/passwd",
                "areas\\a.drl",
                "areas//a.drl",
                "C:/a.drl",
                "areas/a\u0000.drl",
                "areas/./a.drl",
                "areas/ /a.drl"
            })
    void aPathThatCouldLeadOutOfTheFolderIsRefused(String path) {
        assertThatThrownBy(() -> BookSource.of(Map.of(path, "rule")))
                .isInstanceOf(BookUnreadable.class)
                .hasMessageContaining("is not a valid path inside a rule book");
    }

    @Test
    void aZipMayContainTheFolderItselfOrItsContents() throws IOException {
        Map<String, byte[]> inside = new TreeMap<>();
        Map<String, byte[]> wrapped = new TreeMap<>();
        TEXTS.forEach((path, text) -> {
            inside.put(path, text.getBytes(StandardCharsets.UTF_8));
            wrapped.put("rules/" + path, text.getBytes(StandardCharsets.UTF_8));
        });

        assertThat(readZip(inside).version()).isEqualTo(BookSource.of(TEXTS).version());
        assertThat(readZip(wrapped).version()).isEqualTo(BookSource.of(TEXTS).version());
        assertThat(readZip(wrapped).paths()).containsExactly("areas/a/r.dslr", "messages/en.yaml");
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        byte[] bomb = zip(Map.of("areas/a/r.drl", new byte[BookSource.MAX_FILE_BYTES * 3]));
        assertThat(bomb.length).isLessThan(20_000);

        assertThatThrownBy(() -> BookSource.readZip(new ByteArrayInputStream(bomb)))
                .isInstanceOf(BookUnreadable.class)
                .hasMessageContaining("areas/a/r.drl is larger than 1048576 bytes");
    }

    @Test
    void aZipWithTooMuchContentIsRefused() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 66; i++) {
            files.put("areas/a/r" + i + ".drl", new byte[BookSource.MAX_FILE_BYTES]);
        }

        assertThatThrownBy(() -> readZip(files))
                .isInstanceOf(BookUnreadable.class)
                .hasMessageContaining("The zip holds more than");
    }

    /** Applies to skipped entries and to entries that claim to be folders, too. */
    @ParameterizedTest
    @ValueSource(strings = {"areas/a/r.drl", "README.md", "areas/", ".git/pack", "rules/retired/r.drl"})
    void decompressionStopsAtTheLimit(String path) throws IOException {
        byte[] bomb = bomb(path, 300);
        AtomicLong read = new AtomicLong();
        InputStream counted = new FilterInputStream(new ByteArrayInputStream(bomb)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                read.addAndGet(Math.max(0, count));
                return count;
            }
        };

        assertThatThrownBy(() -> BookSource.readZip(counted))
                .isInstanceOf(BookUnreadable.class)
                .hasMessageContaining("bytes");
        assertThat(read.get()).as("of %s bytes", bomb.length).isLessThan(bomb.length / 4);
    }

    @Test
    void skippedEntriesCountToo() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i <= BookSource.MAX_FILES; i++) {
            files.put("notes/" + i + ".md", new byte[0]);
        }

        assertThatThrownBy(() -> readZip(files))
                .isInstanceOf(BookUnreadable.class)
                .hasMessageContaining("The zip holds more than 20000 files");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 120})
    void aTruncatedZipIsReported(int length) throws IOException {
        byte[] whole = zip(Map.of(
                "areas/a/r.drl",
                "rule of some length, so that there is something to cut".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> BookSource.readZip(
                        new ByteArrayInputStream(Arrays.copyOf(whole, Math.min(length, whole.length - 90)))))
                .isInstanceOf(BookUnreadable.class)
                .hasMessageNotContaining("null");
    }

    @Test
    void aFileThatIsNotAZipIsRefused() {
        assertThatThrownBy(() ->
                        BookSource.readZip(new ByteArrayInputStream("PK not a zip".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(BookUnreadable.class)
                .hasMessageContaining("Expected is a zip of the rules folder");
    }

    private static BookSource readZip(Map<String, byte[]> files) throws IOException {
        return BookSource.readZip(new ByteArrayInputStream(zip(files)));
    }

    private static byte[] bomb(String path, int mebibytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(path));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < mebibytes; i++) {
                out.write(zeros);
            }
            out.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
