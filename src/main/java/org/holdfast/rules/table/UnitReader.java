package org.holdfast.rules.table;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.language.SentenceGap;

/**
 * Checks the words next to a number in a cell, which may only repeat its sentence: the currency, the percent sign or
 * the unit.
 */
final class UnitReader {

    private static final Pattern PERCENT_SIGN =
            Pattern.compile("%|percent|per cent|процент\\p{L}*|procent\\p{L}*|la sută");
    private static final Pattern CODE = Pattern.compile("^\"?([A-Z]{3})\\b");
    private static final List<ULocale> LANGUAGES = List.of(ULocale.ENGLISH, new ULocale("ru"), new ULocale("ro"));
    /** Common names of currencies that have no symbol. */
    private static final Map<String, List<String>> SHORT = Map.of(
            "MDL",
            List.of("lei", "leu", "лей", "леев", "лея"),
            "RON",
            List.of("lei", "leu"),
            "RUB",
            List.of("руб", "руб.", "р.", "рублей"),
            "UAH",
            List.of("грн", "грн."),
            "EUR",
            List.of("euro", "евро", "euros"));

    private final String home;

    UnitReader(String home) {
        this.home = home;
    }

    /** @throws CellRefused if the words before or after the number contradict the sentence */
    void check(Placeholder placeholder, SentenceGap gap, String written, String before, String after)
            throws CellRefused {
        if (!before.isEmpty() && !after.isEmpty()) {
            throw new CellRefused(ValueReader.unfit(gap, written));
        }
        String words = before.isEmpty() ? after : before;
        if (words.isEmpty()) {
            return;
        }
        if (PERCENT_SIGN.matcher(lower(words)).matches()) {
            percent(placeholder, gap, written);
        } else if (!(gap.kind().equals("amount") && isCurrency(placeholder, words))
                && !repeatsSentence(placeholder, after)) {
            String number = written.replace(words, "").strip();
            throw new CellRefused(ValueReader.unfit(gap, written)
                    .withHint(
                            gap.kind().equals("amount")
                                    ? ProblemText.of(
                                            "cell-other-currency", "currency", currency(placeholder), "number", number)
                                    : ProblemText.of("cell-other-unit", "number", number)));
        }
    }

    private void percent(Placeholder placeholder, SentenceGap gap, String written) throws CellRefused {
        if (!PERCENT_SIGN.matcher(lower(placeholder.after())).find()) {
            throw new CellRefused(ValueReader.unfit(gap, written)
                    .withHint(
                            gap.kind().equals("amount")
                                    ? ProblemText.of("cell-percent-for-amount", "currency", currency(placeholder))
                                    : ProblemText.of("cell-percent")));
        }
    }

    /** Returns whether the sentence continues with the same words. */
    private static boolean repeatsSentence(Placeholder placeholder, String after) {
        return !after.isEmpty() && (lower(placeholder.after()) + " ").startsWith(lower(after) + " ");
    }

    private boolean isCurrency(Placeholder placeholder, String words) {
        Currency currency = Currency.getInstance(currency(placeholder));
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(currency.getCurrencyCode());
        names.addAll(SHORT.getOrDefault(currency.getCurrencyCode(), List.of()));
        for (ULocale language : LANGUAGES) {
            names.add(currency.getName(language, Currency.SYMBOL_NAME, null));
            names.add(currency.getName(language, Currency.NARROW_SYMBOL_NAME, null));
        }
        return names.contains(words);
    }

    private String currency(Placeholder placeholder) {
        Matcher code = CODE.matcher(placeholder.after());
        return code.find() ? code.group(1) : home;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
