package org.holdfast.localization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalizedTextsTest {

    private final LocalizedTexts texts = LocalizedTexts.beside(LocalizedTextsTest.class, "greetings", "farewells");

    @Test
    void textsAreFormattedByTheRulesOfTheirLanguage() {
        assertThat(texts.in("en").format("orders", Map.of("n", 1))).isEqualTo("1 order");
        assertThat(texts.in("ru").format("orders", Map.of("n", 3))).isEqualTo("3 заказа");
        assertThat(texts.in("ro").format("orders", Map.of("n", 20))).isEqualTo("20 de comenzi");
        assertThat(texts.in("ru").pluralCategory(21)).isEqualTo("one");
    }

    @Test
    void anUnsupportedLanguageGetsEnglish() {
        assertThat(texts.in("fr").language()).isEqualTo("en");
    }

    @Test
    void severalFilesMakeOneCatalogue() {
        assertThat(texts.in("en").keys()).containsExactlyInAnyOrder("orders", "bye");
        assertThat(texts.in("ro").pattern("bye")).isEqualTo("La revedere");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(texts.in("en").find("nothing")).isNull();
        assertThatThrownBy(() -> texts.in("ru").pattern("nothing"))
                .hasMessage("There is no text \"nothing\" in language ru");
        assertThatThrownBy(() -> LocalizedTexts.beside(LocalizedTextsTest.class, "none"))
                .hasMessageStartingWith("none_en.properties is missing beside ");
    }

    /** Of two lines with one key, the earlier would be lost in silence. */
    @Test
    void noFileStatesAKeyTwice() throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/org"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".properties"))
                    .toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.matches("[^#\\s][^=]*=.*"))
                        .forEach(line ->
                                lines.merge(file + " " + line.substring(0, line.indexOf('=')), 1, Integer::sum));
            }
        }
        assertThat(lines).hasSizeGreaterThan(1_000);
        lines.values().removeIf(times -> times == 1);
        assertThat(lines).isEmpty();
    }
}
