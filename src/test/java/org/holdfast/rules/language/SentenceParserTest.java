package org.holdfast.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.language.spelling.Spelling;
import org.junit.jupiter.api.Test;

/** Brackets, choices and first words of sentences, in any combination. */
class SentenceParserTest {

    private static final String[] PIECES = {"a", "bc", " ", "  ", "(", ")", "|", "?", "(s)?", "(day|days)", "\\", "é"};

    private static String any(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(9); n >= 0; n--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString().strip();
    }

    private static Sentence parse(String text) {
        return SentenceParser.parse(
                RuleSection.WHEN, null, text, "x", "en", new SourceLocation("language/en/own.dsl", 1, text));
    }

    /** Whether the expression of a sentence can be compiled, found out without the reader of the sentence. */
    private static boolean isWellFormed(String text) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("()|?".indexOf(c) >= 0) {
                expression.append(c == '(' ? "(?:" : String.valueOf(c));
            } else if (Character.isWhitespace(c)) {
                expression.append("\\s+");
            } else {
                c = c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c;
                expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            Pattern.compile(expression.toString());
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    @Test
    void malformedBracketsAndChoicesAreFoundAtOnce() {
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 30_000; i++) {
            String text = any(random);
            boolean parsed;
            try {
                parse(text).values("a");
                parsed = true;
            } catch (PatternSyntaxException e) {
                parsed = false;
            }
            assertThat(parsed).as(text).isEqualTo(isWellFormed(text));
            if (!parsed) {
                refused++;
                // The reader of the files, which matches no line, says so as well.
                assertThat(refuses(text)).as(text).isTrue();
            }
        }
        assertThat(refused).isBetween(3_000, 27_000);
    }

    private static boolean refuses(String text) {
        try {
            parse(text);
            return false;
        } catch (PatternSyntaxException e) {
            return true;
        }
    }

    @Test
    void theFirstWordIsTheFirstOfTheBeginning() {
        Random random = new Random(7);
        int words = 0;
        for (int i = 0; i < 30_000; i++) {
            String text = any(random);
            String first = SentenceParser.firstWord(text);
            if (!first.isEmpty()) {
                words++;
                String beginning = SentenceParser.beginning(text);
                assertThat(FirstWords.words(Spelling.bare(beginning)))
                        .as(text)
                        .startsWith(FirstWords.words(Spelling.bare(first)).toArray(new String[0]));
                // A word that only may be there, or that goes on, is no first word.
                assertThat(beginning.equals(text) || beginning.contains(" "))
                        .as(text)
                        .isTrue();
            }
        }
        assertThat(words).isGreaterThan(3_000);
        assertThat(List.of("that is|x", "day(s)?", "x? y", "a ?", "(a|b) c"))
                .allSatisfy(text -> assertThat(SentenceParser.firstWord(text)).isEmpty());
    }
}
