package org.holdfast.rules.language;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Map;
import org.holdfast.facts.validation.NumberLimits;

/** Writes a sentence with values in its gaps, and words in the plural form for the number before them. */
final class SentenceExample {

    private final String text;
    private final PluralRules plurals;
    private final Map<String, String> values;
    private final StringBuilder out = new StringBuilder();
    private BigDecimal lastNumber = BigDecimal.ONE;

    private SentenceExample(Sentence sentence, Map<String, String> values) {
        this.text = sentence.text();
        this.plurals = PluralRules.forLocale(new ULocale(sentence.language()));
        this.values = values;
    }

    static String of(Sentence sentence, Map<String, String> values) {
        return new SentenceExample(sentence, values).write();
    }

    private String write() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '{') {
                int end = text.indexOf('}', i);
                gap(text.substring(i + 1, end).split(":")[0]);
                i = end;
            } else if (c == '(') {
                int end = text.indexOf(')', i);
                boolean optional = end + 1 < text.length() && text.charAt(end + 1) == '?';
                out.append(
                        optional
                                ? optional(text.substring(i + 1, end))
                                : form(text.substring(i + 1, end).split("\\|")));
                i = optional ? end + 1 : end;
            } else {
                out.append(c == '\\' ? text.charAt(++i) : c);
            }
            i++;
        }
        return out.toString();
    }

    private void gap(String name) {
        String value = values.get(name);
        out.append(value);
        if (value != null && value.matches("\\d{1,18}([.,]\\d+)?")) {
            lastNumber = NumberLimits.parse(value.replace(',', '.'));
        }
    }

    /** Returns an optional ending: the English plural, or a sign such as the colon before indented lines. */
    private String optional(String ending) {
        boolean plural = Character.isLetter(ending.charAt(0));
        return plural && category().equals("one") ? "" : ending;
    }

    /** Chooses among the forms, which are in the order one, few, many (or other). */
    private String form(String[] forms) {
        int index = switch (category()) {
            case "one" -> 0;
            case "few" -> Math.min(1, forms.length - 1);
            default -> forms.length - 1;
        };
        return forms[index];
    }

    private String category() {
        return plurals.select(lastNumber.doubleValue());
    }
}
