package org.holdfast.rules.language.spelling;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts numbers in a line to the form that sentences use, from forms such as {@code 5%}, {@code 1 000},
 * {@code 1.000,50} and {@code €5}.
 */
public final class NumberNormalizer {

    private static final Pattern OUTSIDE_OF_QUOTES = Pattern.compile("\"[^\"]*\"|[^\"]+");
    private static final Pattern GROUPED = Pattern.compile(
            "(?<![\\d.,'])\\d{1,3}(?:[ '.,\\x{A0}\\x{202F}\\x{2009}]\\d{3})+(?:[.,]\\d{1,2})?(?![\\d'])");
    private static final Pattern PERCENT = Pattern.compile("(?<=\\d)\\s*%");
    private static final List<String> PERCENT_WORDS = List.of("percent", "процентов", "процента", "процент", "la sută");
    private static final Map<String, String> CURRENCIES =
            Map.of("€", "EUR", "£", "GBP", "₽", "RUB", "₴", "UAH", "₺", "TRY");
    private static final Pattern SIGN_BEFORE = Pattern.compile("([€£₽₴₺])\\s*(\\d+(?:[.,]\\d+)?)");
    private static final Pattern SIGN_AFTER = Pattern.compile("(\\d+(?:[.,]\\d+)?)\\s*([€£₽₴₺])");

    private NumberNormalizer() {}

    /** Returns the line with its numbers converted, once for each reading; empty if there is nothing to convert. */
    public static List<String> variants(String line) {
        String plain = OUTSIDE_OF_QUOTES
                .matcher(line)
                .replaceAll(part -> quoted(part.group().startsWith("\"") ? part.group() : plain(part.group())));
        List<String> variants = new ArrayList<>();
        if (PERCENT.matcher(plain).find()) {
            PERCENT_WORDS.forEach(word -> variants.add(PERCENT.matcher(plain).replaceAll(" " + word)));
        } else if (!plain.equals(line)) {
            variants.add(plain);
        }
        return variants;
    }

    private static String plain(String words) {
        String grouped = GROUPED.matcher(words).replaceAll(NumberNormalizer::ungrouped);
        String signs =
                SIGN_BEFORE.matcher(grouped).replaceAll(sign -> sign.group(2) + " " + CURRENCIES.get(sign.group(1)));
        return SIGN_AFTER.matcher(signs).replaceAll(sign -> sign.group(1) + " " + CURRENCIES.get(sign.group(2)));
    }

    /** Removes thousands separators; an ambiguous number stays as it is, so that it is reported to the author. */
    private static String ungrouped(MatchResult number) {
        List<BigDecimal> readings = WrittenNumber.readings(number.group());
        return readings.size() == 1 ? readings.get(0).toPlainString() : quoted(number.group());
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
