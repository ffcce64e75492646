package org.holdfast.rules.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.holdfast.diagnostics.text.TextEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTest {

    private static final String TEXT = "id,name\nC-1,Ион Ștefănescu\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void usesTheEncodingOfAByteOrderMark(String charset) throws TextEncoding.Undecodable {
        byte[] bytes = ("\uFEFF" + TEXT).getBytes(Charset.forName(charset));

        assertThat(TextEncoding.decode(bytes)).isEqualTo(TEXT);
        assertThat(TextEncoding.of(bytes).charset()).isEqualTo(Charset.forName(charset));
    }

    @Test
    void assumesUtf8WithoutAByteOrderMark() throws TextEncoding.Undecodable {
        assertThat(TextEncoding.decode(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(TextEncoding.decode(new byte[0])).isEmpty();
    }

    @Test
    void namesTheLineAndTheWordInPossibleEncodings() {
        TextEncoding.Undecodable ru =
                undecodable("id,name\nC-1,Anna\nC-2,Анна\n".getBytes(Charset.forName("windows-1251")));
        assertThat(ru.line()).isEqualTo(3);
        assertThat(ru.hint())
                .startsWith("Maybe it was saved as Windows-1252")
                .contains("Windows-1251 (\"Анна\")")
                .endsWith("save it again with the encoding UTF-8.");
        assertThat(undecodable("a\nCafé".getBytes(Charset.forName("windows-1252")))
                        .hint())
                .contains("Windows-1252 (\"Café\")");
        assertThat(undecodable("Mălai".getBytes(Charset.forName("windows-1250")))
                        .hint())
                .contains("Windows-1250 (\"Mălai\")");
    }

    @Test
    void recognizesUtf16WithoutAByteOrderMark() {
        assertThat(undecodable(TEXT.getBytes(StandardCharsets.UTF_16LE)).hint())
                .contains("UTF-16 without a byte order mark");
    }

    @Test
    void reportsAnIncompleteCharacterAtTheEnd() {
        byte[] whole = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE);

        assertThat(undecodable(Arrays.copyOf(whole, whole.length - 1)).hint()).contains("cut off");
        assertThat(undecodable(Arrays.copyOf("naïve ă".getBytes(StandardCharsets.UTF_8), 8))
                        .line())
                .isEqualTo(1);
    }

    private static TextEncoding.Undecodable undecodable(byte[] bytes) {
        return catchThrowableOfType(TextEncoding.Undecodable.class, () -> TextEncoding.decode(bytes));
    }
}
