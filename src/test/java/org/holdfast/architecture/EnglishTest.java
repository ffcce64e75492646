package org.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments, literals and English texts of the program avoid words typical of translated text. */
class EnglishTest {

    private static final int WORDS_PER_USE = 10_000;

    /** Literals come first among the alternatives, so that {@code //} inside a literal does not start a comment. */
    private static final Pattern PROSE = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private static String prose;
    private static long words;

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            prose = files.map(EnglishTest::proseOf).collect(Collectors.joining("\n"));
        }
        words = WORD.matcher(prose).results().count();
    }

    private static String proseOf(Path file) {
        String name = file.getFileName().toString();
        try {
            if (name.endsWith(".java")) {
                return proseOf(Files.readString(file));
            }
            boolean english = name.endsWith(".properties") && !name.matches(".*_(ru|ro)\\.properties");
            return english ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private static String proseOf(String source) {
        return PROSE.matcher(source).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    }

    private static List<String> uses(String pattern, String text) {
        Pattern words = Pattern.compile("\\b(?:" + pattern.replace(" ", "[\\s*/]+") + ")\\b", Pattern.CASE_INSENSITIVE);
        return words.matcher(text)
                .results()
                .map(found -> text.substring(text.lastIndexOf('\n', found.start()) + 1, endOfLine(text, found.end()))
                        .strip())
                .toList();
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "somebody|nobody|anybody|everybody",
                "told|tells?|telling",
                "whoever|whom",
                "(?:came|comes|became|becomes) of",
                "stands? in",
                "so many",
                "anew",
                "hangs? on"
            })
    void thePatternOccursAtMostOnceIn10000Words(String pattern) {
        assertThat(uses(pattern, prose)).hasSizeLessThanOrEqualTo((int) (words / WORDS_PER_USE));
    }

    @Test
    void theProgramHasProseToRead() {
        assertThat(words).isGreaterThan(100_000);
    }

    @Test
    void aPatternIsFoundInCommentsAndLiteralsAndNotInCode() {
        String source = """
                /** What
                 * came of it. */
                String told = nobody("is \\"told\\" // this"); // Nobody is.
                """;

        assertThat(uses("came of", proseOf(source))).hasSize(1);
        assertThat(uses("what came", proseOf(source))).hasSize(1);
        assertThat(uses("told", proseOf(source))).hasSize(1);
        assertThat(uses("nobody", proseOf(source))).containsExactly("// Nobody is.");
    }
}
