package org.holdfast.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The colours of {@code .dslr} files in editors: the first pattern that matches at a place decides, as in TextMate. */
class TextMateTest {

    private static JsonNode grammar;

    @BeforeAll
    static void read() throws IOException {
        grammar = FactsJson.mapper().readTree(Files.readString(Path.of("editors/textmate/dslr.tmLanguage.json")));
    }

    /** Returns the scopes of the tokens of a line by their words. */
    private static Map<String, String> tokens(String line) {
        Map<String, String> tokens = new TreeMap<>();
        int at = 0;
        while (at < line.length()) {
            int next = line.length();
            Matcher best = null;
            JsonNode bestRule = null;
            for (JsonNode pattern : grammar.path("patterns")) {
                JsonNode rule = grammar.path("repository")
                        .path(pattern.path("include").asString().substring(1));
                Matcher matcher = Pattern.compile(rule.path("match").asString(), Pattern.UNICODE_CASE)
                        .matcher(line);
                if (matcher.find(at) && matcher.start() < next) {
                    next = matcher.start();
                    best = matcher;
                    bestRule = rule;
                }
            }
            if (best == null || bestRule == null) {
                return tokens;
            }
            add(best, bestRule, tokens);
            at = Math.max(at + 1, best.end());
        }
        return tokens;
    }

    private static void add(Matcher match, JsonNode rule, Map<String, String> tokens) {
        if (rule.has("name")) {
            tokens.put(match.group().strip(), rule.path("name").asString());
        }
        rule.path("captures")
                .properties()
                .forEach(capture -> tokens.put(
                        match.group(Integer.parseInt(capture.getKey())),
                        capture.getValue().path("name").asString()));
    }

    static Stream<Sentence> keywords() {
        return Sentences.read(Desk.SHIPPED, new Problems()).all().stream()
                .filter(each -> each.section() == RuleSection.KEYWORD);
    }

    /** A keyword that a language file adds must be added to the grammar as well. */
    @ParameterizedTest
    @MethodSource("keywords")
    void everyKeywordOfTheLanguageFilesIsColoured(Sentence keyword) {
        String line = Sentences.write(
                keyword, Map.of("name", "x", "who", "x", "why", "x", "day", "2026-12-31", "number", "3"));
        String words = line.replaceFirst("\\s*(\"x\"|2026-12-31|3)$", "");
        assertThat(tokens("  " + line).getOrDefault(words, "")).as(line).startsWith("keyword.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rule \"A 2 b\"; rule; keyword.control.rule.dslr",
                "rule \"A 2 b\"; \"A 2 b\"; entity.name.function.rule.dslr",
                "  When:; When; keyword.control.dslr",
                "      - that is late by at least 2 days; -; punctuation.definition.detail.dslr",
                "      - that is late by at least 2 days; 2; constant.numeric.dslr",
                "    Propose \"win-back\" with 5.50 EUR; \"win-back\"; string.quoted.dslr",
                "    Propose \"win-back\" with 5.50 EUR; 5.50; constant.numeric.dslr",
                "    It is 2026-12-31 or later; 2026-12-31; constant.numeric.date.dslr",
                "# then 5; # then 5; comment.line.dslr",
                "> Customer( x > 5 ); > Customer( x > 5 ); meta.embedded.drl.dslr"
            })
    void tokensHaveTheirScopes(String line, String words, String scope) {
        assertThat(tokens(line)).containsEntry(words, scope);
    }

    /** In the shipped files, every line of a frame is coloured, and no word of a sentence is taken for a keyword. */
    @Test
    void shippedFilesAreColoured() {
        List<String> lines = Desk.SHIPPED.paths("areas/", ".dslr").stream()
                .flatMap(path -> Desk.text(path).lines())
                .toList();
        assertThat(lines).hasSizeGreaterThan(100);
        for (String line : lines) {
            boolean frame = line.strip()
                    .matches("(rule|правило|regula) .*|when|then|end|когда|то|конец|când|atunci|sfârșit"
                            + "|(owned by|from|until|paused because|отвечает|răspunde) .*");
            boolean coloured = tokens(line).values().stream().anyMatch(scope -> scope.startsWith("keyword."));
            assertThat(coloured).as(line).isEqualTo(frame);
        }
    }
}
