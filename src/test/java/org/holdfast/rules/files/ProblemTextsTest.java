package org.holdfast.rules.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePatternUtil;
import com.ibm.icu.text.MessagePatternUtil.ArgNode;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.diagnostics.ProblemCatalogue;
import org.holdfast.diagnostics.ProblemText;
import org.junit.jupiter.api.Test;

/** The problem texts exist in every supported language. */
class ProblemTextsTest {

    private static final Pattern KEY = Pattern.compile(
            "(?:ProblemText\\s*\\.\\s*of|new\\s+Refused|withHint)\\(\\s*\"([a-z0-9.-]+)\"(?=\\s*[,)])",
            Pattern.CASE_INSENSITIVE);

    @Test
    void everyLanguageHasTheSameTexts() {
        for (String language : ProblemCatalogue.LANGUAGES) {
            assertThat(ProblemCatalogue.in(language).keys())
                    .as(language)
                    .isEqualTo(ProblemCatalogue.in("en").keys());
        }
    }

    @Test
    void everyLanguageUsesTheSameArguments() {
        Set<String> keys = new TreeSet<>(ProblemCatalogue.in("en").keys());
        // A declared fact has a name in each language, and each language uses its own.
        keys.remove("value.declared");
        for (String key : keys) {
            for (String language : ProblemCatalogue.LANGUAGES) {
                assertThat(gaps(ProblemCatalogue.in(language).pattern(key)))
                        .as(language + " " + key)
                        .isEqualTo(gaps(ProblemCatalogue.in("en").pattern(key)));
            }
        }
    }

    @Test
    void everyPluralHasAllFormsOfItsLanguage() {
        for (String language : ProblemCatalogue.LANGUAGES) {
            Set<String> forms = PluralRules.forLocale(new ULocale(language)).getKeywords();
            for (String key : ProblemCatalogue.in(language).keys()) {
                arguments(ProblemCatalogue.in(language).pattern(key))
                        .filter(argument -> argument.getArgType() == MessagePattern.ArgType.PLURAL)
                        .forEach(argument -> assertThat(
                                        argument.getComplexStyle().getVariants())
                                .as(language + " " + key)
                                .extracting(MessagePatternUtil.VariantNode::getSelector)
                                .containsAll(forms));
            }
        }
    }

    @Test
    void everyTextThatIsUsedExists() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    said.add(matcher.group(1));
                }
            }
        }
        assertThat(said).as("texts said in the sources").hasSizeGreaterThan(5);
        assertThat(ProblemCatalogue.in("en").keys()).containsAll(said);
    }

    @Test
    void numbersSelectTheirPluralForm() {
        assertThat(ProblemText.of("lists-too-many", "most", 3).message("ru"))
                .isEqualTo("Правило может просматривать не больше 3 списков.");
        assertThat(ProblemText.of("lists-too-many", "most", 1).message("ru"))
                .isEqualTo("Правило может просматривать не больше 1 списка.");
        assertThat(ProblemText.of("conditions-too-many", "most", 60).message("ro"))
                .isEqualTo("O regulă poate avea cel mult 60 de condiții.");
        assertThat(ProblemText.of("conditions-too-many", "most", 3).message("ro"))
                .isEqualTo("O regulă poate avea cel mult 3 condiții.");
        assertThat(ProblemText.of("conditions-too-many", "most", 60).message("en"))
                .isEqualTo("A rule can have at most 60 conditions.");
    }

    @Test
    void hintsBeginWithTheWordForMaybe() {
        assertThat(ProblemText.of("unknown-sentence", "line", "x")
                        .maybe(List.of("a", "b"))
                        .hint("ru"))
                .isEqualTo("Возможно, «a» или «b».");
        assertThat(ProblemText.of("unknown-sentence", "line", "x")
                        .maybe(List.of("a"))
                        .hint("ro"))
                .isEqualTo("Poate „a”.");
        assertThat(ProblemText.of("unknown-sentence", "line", "x")
                        .maybe(List.of())
                        .hint("ro"))
                .isEmpty();
        assertThat(ProblemText.of("line-too-long", "most", 1_000).message("en"))
                .isEqualTo("This line is longer than 1000 characters.");
    }

    private static Set<String> gaps(String pattern) {
        return arguments(pattern).map(ArgNode::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<ArgNode> arguments(String pattern) {
        return arguments(MessagePatternUtil.buildMessageNode(pattern));
    }

    private static Stream<ArgNode> arguments(MessagePatternUtil.MessageNode message) {
        return message.getContents().stream()
                .filter(ArgNode.class::isInstance)
                .map(ArgNode.class::cast)
                .flatMap(argument -> argument.getComplexStyle() == null
                        ? Stream.of(argument)
                        : Stream.concat(
                                Stream.of(argument),
                                argument.getComplexStyle().getVariants().stream()
                                        .flatMap(variant -> arguments(variant.getMessage()))));
    }
}
