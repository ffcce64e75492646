package org.holdfast.ingestion.csv.guess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.FieldTemplate;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.crm.mapping.QueryFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.ingestion.csv.text.ColumnSuggestions;

/**
 * What one file seems to contain.
 *
 * @param possible the fields that its rows can have
 * @param fields the column of each field, as a mapping writes it
 * @param options further entries of the query, such as {@code repeats}
 */
record TableGuess(CsvSample sample, QueryFields possible, Map<String, String> fields, Map<String, Object> options) {

    /** Words in names of files, by collection. */
    private static final Map<MappedCollection, List<String>> WORDS = Map.ofEntries(
            Map.entry(
                    FactCollection.CUSTOMERS,
                    List.of("customer", "client", "contact", "kunden", "partner", "клиент", "контакт")),
            Map.entry(FactCollection.EMAILS, List.of("email", "e-mail", "e_mail", "почт")),
            Map.entry(FactCollection.PHONES, List.of("phone", "telefo", "телефон")),
            Map.entry(FactCollection.ORDERS, List.of("order", "bestellung", "comenzi", "заказ", "sales", "deal")),
            Map.entry(FactCollection.LINES, List.of("line", "item", "position", "товар", "linii")),
            Map.entry(
                    FactCollection.PARCELS,
                    List.of("parcel", "shipment", "package", "fulfillment", "versand", "colet", "посыл", "отправлени")),
            Map.entry(FactCollection.COMPLAINTS, List.of("complaint", "ticket", "reclam", "жалоб", "обращен")),
            Map.entry(FactCollection.RETURNS, List.of("return", "refund", "retur", "возврат")),
            Map.entry(FactCollection.CONSENTS, List.of("consent", "newsletter", "subscri", "acord", "согласи")),
            Map.entry(
                    FactCollection.SUBSCRIPTIONS,
                    List.of("subscription", "contract", "abonament", "подписк", "договор", "abo")),
            Map.entry(
                    FactCollection.PAYMENTS,
                    List.of("payment", "invoice", "charge", "plat", "factur", "платеж", "платёж", "счет", "счёт")),
            Map.entry(FactCollection.CARTS, List.of("cart", "basket", "warenk", "cosuri", "coșuri", "корзин")),
            Map.entry(
                    FactCollection.CART_LINES,
                    List.of("cart_line", "cart-line", "cart_item", "basket_item", "basket_row")));

    /** Tables whose columns many others have: only the name of the file tells them apart. */
    private static final Set<FactCollection> KNOWN_BY_NAME = Set.of(FactCollection.EMAILS, FactCollection.PHONES);

    private static final int WEIGHT_OF_NAME = 4;

    /** Returns the collections of a file: those of an export that is known, or the one that its columns fit best. */
    static List<TableGuess> of(CsvSample sample, DeclaredFactsCheck declared) {
        return KnownExport.of(sample)
                .map(export -> export.tables(sample, declared))
                .orElseGet(() -> byNames(sample, declared).stream().toList());
    }

    private static Optional<TableGuess> byNames(CsvSample sample, DeclaredFactsCheck declared) {
        Stream<QueryFields> known =
                Stream.of(FactCollection.values()).map(collection -> QueryFields.of(collection, declared));
        Stream<QueryFields> lists = declared.schema().lists().keySet().stream()
                .flatMap(list -> Stream.ofNullable(QueryFields.ofList(list, declared)));
        return Stream.concat(known, lists)
                .map(possible -> byNames(sample, possible))
                .filter(guess ->
                        guess.fields.keySet().containsAll(guess.collected().required()))
                .filter(TableGuess::saysAnything)
                .filter(guess -> !KNOWN_BY_NAME.contains(guess.collected()) || guess.isNamed(declared))
                .max(Comparator.comparingInt(guess -> guess.fit(declared)));
    }

    /** Returns what the rows become. */
    MappedCollection collected() {
        return possible.collected();
    }

    /** Returns whether there is more than the customer to whom something would belong. */
    private boolean saysAnything() {
        return collected() == FactCollection.CUSTOMERS || !collected().links().containsAll(fields.keySet());
    }

    private static TableGuess byNames(CsvSample sample, QueryFields possible) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String column : sample.header()) {
            Optional<String> declared = DeclaredColumns.meant(column, possible);
            Stream.concat(declared.stream(), ColumnSuggestions.meant(column, DeclaredColumns.known(possible)).stream())
                    .filter(field -> !fields.containsKey(field))
                    .findFirst()
                    .ifPresent(field -> fields.put(field, column));
        }
        if (possible.collected() == FactCollection.CUSTOMERS) {
            putNames(sample, fields);
        }
        return new TableGuess(sample, possible, fields, Map.of());
    }

    /** Puts a name together whose parts have columns of their own, unless another column contains it as a whole. */
    private static void putNames(CsvSample sample, Map<String, String> fields) {
        String given = column(sample, Set.of("firstname", "givenname", "forename", "vorname", "prenume", "имя"))
                .orElse(null);
        String family = column(sample, Set.of("lastname", "surname", "familyname", "nachname", "nume", "фамилия"))
                .orElse(null);
        if (given == null || family == null) {
            return;
        }
        String name = fields.get("name");
        if (name == null || name.equals(given) || name.equals(family)) {
            fields.put("name", "{" + given + "} {" + family + "}");
        }
        fields.put("givenName", given);
    }

    private static Optional<String> column(CsvSample sample, Set<String> names) {
        return sample.header().stream()
                .filter(column -> names.contains(column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "")))
                .findFirst();
    }

    private int fit(DeclaredFactsCheck declared) {
        return fields.size() + (isNamed(declared) ? WEIGHT_OF_NAME : 0);
    }

    private boolean isNamed(DeclaredFactsCheck declared) {
        String name = sample.file().toLowerCase(Locale.ROOT);
        return words(declared).stream().anyMatch(name::contains);
    }

    private List<String> words(DeclaredFactsCheck declared) {
        DeclaredList list =
                collected() instanceof MappedList mapped ? declared.schema().list(mapped.name()) : null;
        return list == null
                ? WORDS.getOrDefault(collected(), List.of(collected().toString()))
                : DeclaredColumns.words(list.name(), list.labels());
    }

    /** Returns the columns that the guess uses. */
    List<String> columns() {
        List<String> used = new ArrayList<>();
        fields.values().forEach(text -> used.addAll(FieldTemplate.parse(text).names()));
        return used;
    }

    /** Examines how numbers and times are written. */
    void examine(NotationGuess notation) {
        fields.forEach((field, text) -> FieldTemplate.parse(text)
                .names()
                .forEach(column -> notation.examine(
                        sample,
                        column,
                        Objects.requireNonNull(possible.get(field), field).type())));
    }
}
