package org.holdfast.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.text.Typography;

/**
 * Finds the gaps that the author of a text probably meant. Names of gaps are English and made of words, such as
 * {@code orderDaysLate}; who writes {@code {amount}} or {@code {сумма}} means {@code {granted}}.
 */
final class PlaceholderSuggestions {

    private static final int MOST = 3;
    private static final double NEAR = 0.5;
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("(?<=\\p{javaLowerCase})(?=\\p{javaUpperCase})|[^\\pL\\pM\\pN]+");

    /** The beginnings of words that people use, and the words of gaps that they mean by them. */
    private static final Map<String, List<String>> MEANT = new TreeMap<>();

    static {
        meant(
                "granted",
                "granted amount sum gift credit refund voucher discount money bonus сумм скидк подар компенсац бонус sum reduc cadou voucher bani");
        meant("value", "value amount price total sum cost цен стоимост сумм итог pret valoare total sum cost");
        meant("discount", "discount rebate скидк reduc");
        meant("name", "name имя имен фамил назван nume prenume denumire");
        meant("customer", "customer client user buyer клиент покупател client cumparator");
        meant("order", "order purchase заказ покупк comand cumparatur");
        meant("id", "id number no nr номер numar");
        meant("complaint", "complaint claim жалоб претенз reclamati");
        meant("days", "days day дн день zi zile");
        meant("late", "late delay overdue опозд задерж просроч intarz");
        meant("promised", "promised promise due deadline обещан срок promis termen");
        meant("points", "points point score балл очк punct");
        meant("tier", "tier level status уров статус nivel");
        meant("category", "category kind категор categori");
        meant("programme", "programme program club программ клуб program club");
    }

    private PlaceholderSuggestions() {}

    private static void meant(String word, String beginnings) {
        Arrays.stream(beginnings.split(" "))
                .forEach(each ->
                        MEANT.computeIfAbsent(each, key -> new ArrayList<>()).add(word));
    }

    /** The likeliest ones, best first. */
    static List<String> to(String wrong, Collection<String> known) {
        List<String> misspelt = DidYouMean.to(wrong, known);
        if (!misspelt.isEmpty()) {
            return misspelt;
        }
        List<Set<String>> meanings =
                words(wrong).stream().map(PlaceholderSuggestions::meanings).toList();
        Map<String, Double> likeness =
                known.stream().collect(Collectors.toMap(each -> each, each -> likeness(meanings, words(each))));
        return known.stream()
                .filter(each -> likeness.get(each) >= NEAR)
                .sorted(Comparator.<String, Double>comparing(likeness::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static double likeness(List<Set<String>> meanings, List<String> gap) {
        long met = meanings.stream()
                .filter(each -> gap.stream().anyMatch(each::contains))
                .count();
        return meanings.isEmpty() ? 0 : met / (double) Math.max(meanings.size(), gap.size());
    }

    private static Set<String> meanings(String word) {
        Set<String> meanings = new LinkedHashSet<>(Set.of(word));
        MEANT.forEach((beginning, words) -> {
            if (word.startsWith(beginning) && (beginning.length() > 2 || word.length() <= beginning.length() + 2)) {
                meanings.addAll(words);
            }
        });
        return meanings;
    }

    /** In small letters, Romanian ones without their accents. */
    private static List<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(name))
                .map(word -> Typography.fold(word)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[ăâ]", "a")
                        .replace('î', 'i')
                        .replace('ș', 's')
                        .replace('ț', 't'))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
