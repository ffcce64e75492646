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
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.text.Typography;

/**
 * Suggests arguments for an unknown one in a text. The names of arguments consist of English words, as in
 * {@code orderDaysLate}; authors also write synonyms and words of other languages, such as {@code {amount}} or
 * {@code {сумма}} for {@code {granted}}.
 */
final class PlaceholderSuggestions {

    private static final int MAX_SUGGESTIONS = 3;
    private static final double MIN_SIMILARITY = 0.5;
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("(?<=\\p{javaLowerCase})(?=\\p{javaUpperCase})|[^\\pL\\pM\\pN]+");

    /** The words of arguments by the beginnings of their synonyms. */
    private static final Map<String, List<String>> SYNONYMS = new TreeMap<>();

    static {
        addSynonyms(
                "granted",
                "granted amount sum gift credit refund voucher discount money bonus сумм скидк подар компенсац бонус "
                        + "sum reduc cadou voucher bani");
        addSynonyms("gift", "gift granted amount points voucher bonus подар балл скидк cadou puncte reduc");
        addSynonyms("value", "value amount price total sum cost цен стоимост сумм итог pret valoare total sum cost");
        addSynonyms("discount", "discount rebate скидк reduc");
        addSynonyms("name", "name имя имен фамил назван nume prenume denumire");
        addSynonyms("customer", "customer client user buyer клиент покупател client cumparator");
        addSynonyms("order", "order purchase заказ покупк comand cumparatur");
        addSynonyms("id", "id number no nr номер numar");
        addSynonyms("complaint", "complaint claim жалоб претенз reclamati");
        addSynonyms("subscription", "subscription contract подписк договор abonament contract");
        addSynonyms("parcel", "parcel package shipment посылк colet pachet");
        addSynonyms("carrier", "carrier courier перевозчик курьер curier transportator");
        addSynonyms("tracking", "tracking track awb трек отслеживан urmarire");
        addSynonyms("payment", "payment charge платеж платёж оплат plat");
        addSynonyms("cart", "cart basket корзин cos coș");
        addSynonyms("goods", "goods articles items contents товар содержим produse conținut continut");
        addSynonyms("plan", "plan tariff тариф abonament tarif");
        addSynonyms("days", "days day дн день zi zile");
        addSynonyms("late", "late delay overdue опозд задерж просроч intarz");
        addSynonyms("promised", "promised promise due deadline обещан срок promis termen");
        addSynonyms("points", "points point score балл очк punct");
        addSynonyms("tier", "tier level status уров статус nivel");
        addSynonyms("category", "category kind категор categori");
        addSynonyms("programme", "programme program club программ клуб program club");
    }

    private PlaceholderSuggestions() {}

    private static void addSynonyms(String word, String beginnings) {
        Arrays.stream(beginnings.split(" "))
                .forEach(each ->
                        SYNONYMS.computeIfAbsent(each, key -> new ArrayList<>()).add(word));
    }

    /** Returns the most similar arguments, best first. */
    static List<String> to(String unknown, Collection<String> known) {
        List<String> misspelt = DidYouMean.to(unknown, known);
        if (!misspelt.isEmpty()) {
            return misspelt;
        }
        List<Set<String>> meanings =
                words(unknown).stream().map(PlaceholderSuggestions::meanings).toList();
        return known.stream()
                .map(each -> new Candidate(each, similarity(meanings, words(each))))
                .filter(each -> each.similarity >= MIN_SIMILARITY)
                .sorted(Comparator.comparingDouble(Candidate::similarity)
                        .reversed()
                        .thenComparing(Candidate::argument))
                .limit(MAX_SUGGESTIONS)
                .map(Candidate::argument)
                .toList();
    }

    private record Candidate(String argument, double similarity) {}

    private static double similarity(List<Set<String>> meanings, List<String> words) {
        long matching = meanings.stream()
                .filter(each -> words.stream().anyMatch(each::contains))
                .count();
        return meanings.isEmpty() ? 0 : matching / (double) Math.max(meanings.size(), words.size());
    }

    private static Set<String> meanings(String word) {
        Set<String> meanings = new LinkedHashSet<>(Set.of(word));
        SYNONYMS.forEach((beginning, words) -> {
            if (word.startsWith(beginning) && (beginning.length() > 2 || word.length() <= beginning.length() + 2)) {
                meanings.addAll(words);
            }
        });
        return meanings;
    }

    /** Splits a name into words in lower case, without Romanian diacritics. */
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
