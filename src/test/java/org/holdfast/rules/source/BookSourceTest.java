package org.holdfast.rules.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookSourceTest {

    private static final Map<String, String> TEXTS = Map.of("areas/a/r.dslr", "rule", "messages/en.yaml", "a: b", "README.md", "read me");

    @ParameterizedTest
    @ValueSource(strings = {"../outside.drl", "areas/../../outside.drl", "/etc/passwd", "areas\\a.drl", "areas//a.drl", "C:/a.drl", "areas/a\u0000.drl",
        "areas/./a.drl", "areas/ /a.drl"})
    void aPathThatCouldLeadOutOfTheFolderIsRefused(String path) {
        assertThatThrownBy(() -> BookSource.of(Map.of(path, "rule"))).isInstanceOf(BookUnreadable.class)
                .hasMessageContaining("is no path inside a rule book");
    }

    @Test
    void aZipOfTheFolderIsTheSameBookWithAndWithoutTheFolderItself() throws IOException {
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
    void aZipThatUnfoldsWithoutEndIsRefused() throws IOException {
        byte[] bomb = zip(Map.of("areas/a/r.drl", new byte[BookSource.MAX_FILE_BYTES * 3]));
        assertThat(bomb.length).isLessThan(20_000);

        assertThatThrownBy(() -> BookSource.readZip(new ByteArrayInputStream(bomb))).isInstanceOf(BookUnreadable.class)
                .hasMessageContaining("areas/a/r.drl is larger than 1048576 bytes");
    }

    @Test
    void aZipThatHoldsTooMuchAltogetherIsRefused() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 66; i++) {
            files.put("areas/a/r" + i + ".drl", new byte[BookSource.MAX_FILE_BYTES]);
        }

        assertThatThrownBy(() -> readZip(files)).isInstanceOf(BookUnreadable.class).hasMessageContaining("The zip holds more than");
    }

    @Test
    void whatIsNoZipIsRefused() {
        assertThatThrownBy(() -> BookSource.readZip(new ByteArrayInputStream("PK not a zip".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(BookUnreadable.class).hasMessageContaining("Expected is a zip of the rules folder");
    }

    private static BookSource readZip(Map<String, byte[]> files) throws IOException {
        return BookSource.readZip(new ByteArrayInputStream(zip(files)));
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
