package org.holdfast.rules.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A book that can be published can be written to a folder. */
class BookPathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "areas/x\ud800.yaml",
                "areas/\udfffx.yaml",
                "/areas/x.yaml",
                "areas/x/",
                "areas//x.yaml",
                "../x.yaml",
                "areas/../x.yaml",
                "areas/./x.yaml",
                "areas\\x.yaml",
                "C:/x.yaml",
                "areas/x\u0000.yaml",
                "areas/x\n.yaml",
                "areas/ x.yaml",
                "areas/x.yaml ",
                "areas/x ./y.yaml",
                "areas/x./y.yaml",
                "areas/con/y.yaml",
                "areas/NUL.yaml",
                "areas/Com1.scenarios.yaml",
                "areas/a*b.yaml",
                "areas/what?.yaml",
                "areas/<b>.yaml",
                "areas/a|b.yaml",
                " ",
                "areas/\u3000/x.yaml"
            })
    void invalidPathsAreRefused(String path) {
        assertThatThrownBy(() -> BookSource.of(Map.of(path, "x")))
                .isInstanceOf(BookUnreadable.class)
                .hasMessageContaining("is not a valid path inside a rule book")
                .satisfies(refused -> assertThat(
                                refused.getMessage().chars().boxed().toList())
                        .noneMatch((Integer each) -> each < 32 || each >= 0xd800 && each <= 0xdfff));
    }

    @Test
    void namesThatAreTooLongForFileSystemsAreRefused() {
        assertThatThrownBy(() -> BookSource.of(Map.of("areas/" + "ж".repeat(140) + ".yaml", "x")))
                .isInstanceOf(BookUnreadable.class);
        assertThatCode(() -> BookSource.of(Map.of("areas/" + "ж".repeat(120) + ".yaml", "x")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "areas,areas/delivery/actions.yaml",
        "areas/delivery,areas/delivery/actions.yaml",
        "AREAS,areas/delivery/actions.yaml",
        "areas/delivery/actions.yaml,areas/delivery/actions.yaml/x"
    })
    void aFileThatIsAlsoAFolderIsRefused(String file, String inside) {
        assertThatThrownBy(() -> BookSource.of(Map.of(file, "x", inside, "y")))
                .isInstanceOf(BookUnreadable.class)
                .hasMessage("\"" + file + "\" is not a valid path inside a rule book: it is also the folder of " + "\""
                        + inside + "\".");
    }

    @ParameterizedTest
    @CsvSource({
        "areas/x.yaml,areas/X.yaml",
        "areas/a/x.yaml,Areas/a/x.yaml",
        "areas/\u0103.yaml,areas/a\u0306.yaml",
        "areas/\u0130.yaml,areas/i\u0307.yaml"
    })
    void pathsThatAreEqualOnOtherFileSystemsAreRefused(String one, String other) {
        assertThatThrownBy(() -> BookSource.of(Map.of(one, "x", other, "y")))
                .isInstanceOf(BookUnreadable.class)
                .hasMessageContaining(one)
                .hasMessageContaining(other);
    }

    @Test
    void pathsInAZipAreCheckedToo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String path : new String[] {"areas", "areas/delivery/actions.yaml"}) {
                zip.putNextEntry(new ZipEntry(path));
                zip.write('x');
            }
        }
        assertThatThrownBy(() -> BookSource.readZip(new ByteArrayInputStream(bytes.toByteArray())))
                .isInstanceOf(BookUnreadable.class);
    }

    @Test
    void usualNamesPassInEveryLanguage() {
        assertThatCode(() -> BookSource.of(Map.of(
                        "areas/доставка/опоздание (1).dslr",
                        "",
                        "areas/livrări/întârziere.dslr",
                        "",
                        "areas/a/console.yaml",
                        "",
                        "areas/a/.hidden",
                        "",
                        "areas/a/x 2.yaml",
                        "")))
                .doesNotThrowAnyException();
    }

    @Test
    void previouslyPublishedPathsStillDecideButAreNotWritten() {
        BookSource published = BookSource.ofPublished(Map.of("areas", new byte[0], "areas/x.yaml", new byte[0]));

        assertThat(published.paths()).hasSize(2);
        assertThatThrownBy(published::checkPaths).isInstanceOf(BookUnreadable.class);
    }
}
