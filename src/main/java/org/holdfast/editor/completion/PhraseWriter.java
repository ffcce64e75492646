package org.holdfast.editor.completion;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.holdfast.editor.sentence.Phrase;
import org.holdfast.editor.sentence.PhrasePart;
import org.holdfast.editor.sentence.PhrasePart.Blank;
import org.holdfast.editor.sentence.PhrasePart.Words;

/** Writes a phrase as plain text and as a snippet, with words in the form that the numbers before them require. */
final class PhraseWriter {

    private final Map<String, String> values;
    private final PluralRules plurals;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder snippet = new StringBuilder();
    private BigDecimal lastNumber = BigDecimal.ONE;
    private int stops;

    private PhraseWriter(Phrase phrase, Map<String, String> values) {
        this.values = values;
        this.plurals = PluralRules.forLocale(new ULocale(phrase.language()));
        phrase.parts().forEach(this::write);
    }

    /** @param values known values by the names of their blanks; the others become tab stops */
    static PhraseWriter of(Phrase phrase, Map<String, String> values) {
        return new PhraseWriter(phrase, values);
    }

    String text() {
        return text.toString();
    }

    String snippet() {
        return snippet.toString();
    }

    /** Returns a text as it is written in a snippet. */
    static String escape(String text) {
        return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
    }

    private void write(PhrasePart part) {
        if (part instanceof Words words) {
            String form = form(words);
            text.append(form);
            snippet.append(escape(form));
        } else {
            blank((Blank) part);
        }
    }

    private void blank(Blank blank) {
        String known = values.get(blank.name());
        // The name of something else would look as if it were meant.
        String value =
                known != null || blank.names() == null || !blank.choices().isEmpty()
                        ? Objects.requireNonNullElse(known, blank.example())
                        : placeholder(blank);
        text.append(value);
        snippet.append(known == null ? "${" + ++stops + ":" + escape(value) + "}" : escape(value));
        if (value.matches("\\d{1,9}([.,]\\d{1,4})?")) {
            lastNumber = new BigDecimal(value.replace(',', '.'));
        }
    }

    private static String placeholder(Blank blank) {
        boolean isCode = blank.example().matches("[A-Z]{3}");
        return isCode ? blank.example() : blank.name();
    }

    private String form(Words words) {
        int count = words.forms().size();
        int index = switch (plurals.select(lastNumber.doubleValue())) {
            case "one" -> 0;
            case "few" -> Math.min(1, count - 1);
            default -> count - 1;
        };
        return words.forms().get(index);
    }
}
