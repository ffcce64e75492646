package org.holdfast.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People find what they mean in the shipped rule book. */
class CatalogueTest {

    private static final String LATE = "areas/delivery/warn-late-delivery.dslr";
    private static final BookSource SHIPPED = BookSource.read(Path.of("rules"));
    private static final RuleBook BOOK = book(SHIPPED);
    private static final Catalogue CATALOGUE = Catalogue.of(BOOK);

    private static RuleBook book(BookSource source) {
        return Objects.requireNonNull(new RuleBookReader("EUR").read(source).book());
    }

    private static RuleBook edited(String from, String to) {
        Map<String, byte[]> files = new HashMap<>();
        SHIPPED.paths().forEach(path -> files.put(path, SHIPPED.bytes(path)));
        String text = SHIPPED.text(LATE, new Problems());
        assertThat(text).contains(from);
        files.put(LATE, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return book(BookSource.ofBytes(files));
    }

    @ParameterizedTest
    @CsvSource({
        "late, en, rule, Warn about a late delivery",
        "late 1 day, en, rule, Warn about a late delivery",
        "опаздывает 1 день, ru, rule, Warn about a late delivery",
        "intarzie comanda, ro, rule, Delay credit for a small order",
        "birthdays, en, rule, Greet on the birthday",
        "день рождения подарок, ru, rule, Give a regular a birthday gift",
        "competitor mentioned, en, rule, Answer a competitor's offer",
        "budgets goodwill, en, limit, budgets",
        "тихие часы, ru, limit, quietHours",
        "warn-late, en, rule, Warn about a late delivery",
        "points expire, en, rule, Say that points are about to expire",
        "savings card, en, rule, Savings card of three percent",
        "broken promise, en, rule, Make good for a broken promise",
        "credit-late-delivery.csv, en, table, credit-late-delivery.csv",
        "holdfast club stamps, en, programme, Holdfast Club",
        "Delivery team missing, en, rule, Send what is missing from an order",
        "заказ придет позже чем мы обещали, ru, rule, Warn about a late delivery"
    })
    void theRightEntryIsAmongTheFirstThree(String typed, String reader, String kind, String name) {
        assertThat(CATALOGUE.search(typed, reader).hits().stream()
                        .limit(3)
                        .map(hit -> hit.entry().kind() + " " + hit.entry().name()))
                .contains(kind + " " + name);
    }

    @Test
    void theRuleWhoseSentenceSaysSoIsFoundFirst() {
        Catalogue twoDays = Catalogue.of(edited("at least 1 day", "at least 2 days"));

        CatalogueHit hit = twoDays.search("late 2 days", "en").hits().get(0);

        assertThat(hit.entry().name()).isEqualTo("Warn about a late delivery");
        assertThat(hit.line().part()).isEqualTo(EntryPart.CONDITION);
        assertThat(hit.line().line()).isEqualTo(6);
        assertThat(hit.words().stream().filter(MarkedWords::marked).map(MarkedWords::text))
                .containsExactly("late", "2", "days");
        assertThat(hit.words().stream().map(MarkedWords::text).collect(Collectors.joining()))
                .isEqualTo(hit.line().text());
    }

    @Test
    void numbersMustBeTheSame() {
        assertThat(CATALOGUE.search("late 1 day", "en").hits())
                .extracting(hit -> hit.entry().name())
                .contains("Warn about a late delivery")
                .doesNotContain("Delay credit for a small order");
    }

    @Test
    void ifNothingHasAllWordsThoseWithMostAreShown() {
        Catalogue.Found found = CATALOGUE.search("late delivery elephants", "en");

        assertThat(found.all()).isFalse();
        assertThat(found.hits().stream().limit(2).map(hit -> hit.entry().name()))
                .contains("Warn about a late delivery");
        assertThat(CATALOGUE.search("elephants giraffes late", "en").hits()).isEmpty();
        assertThat(CATALOGUE.search("?!", "en").hits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b c d e f g h i j k l m", "late\u0007"})
    void whatCannotBeSearchedForIsRefused(String typed) {
        assertThatThrownBy(() -> CATALOGUE.search(typed, "en"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("expected");
        assertThatThrownBy(() -> CATALOGUE.search("x".repeat(201), "en")).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @EnumSource(CatalogueKind.class)
    void everyKindIsListedWithItsPlace(CatalogueKind kind) {
        List<CatalogueEntry> entries = CATALOGUE.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .toList();

        assertThat(entries).isNotEmpty().allSatisfy(entry -> {
            assertThat(SHIPPED.has(entry.file())).as(entry.file()).isTrue();
            assertThat(SHIPPED.text(entry.file(), new Problems()).lines())
                    .hasSizeGreaterThanOrEqualTo(Math.max(1, entry.line()));
        });
    }

    @Test
    void everyRuleIsListedInEveryLanguage() {
        assertThat(CATALOGUE.entries().stream().filter(entry -> entry.kind() == CatalogueKind.RULE))
                .hasSameSizeAs(BOOK.rules());
        CatalogueEntry rule = CATALOGUE.entries().stream()
                .filter(entry -> entry.name().equals("Warn about a late delivery"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.first(EntryPart.CONDITION, "en"))
                .contains("The customer has an order – that is late by at least 1 day");
        assertThat(rule.first(EntryPart.CONDITION, "ru"))
                .contains("У клиента есть заказ – который опаздывает не меньше чем на 1 день");
        assertThat(rule.first(EntryPart.CONDITION, "ro"))
                .contains("Clientul are o comandă – care întârzie cu cel puțin 1 zi");
    }

    @Test
    void everyLimitHasATitleInEveryLanguage() {
        assertThat(CATALOGUE.entries().stream().filter(entry -> entry.kind() == CatalogueKind.LIMIT))
                .allSatisfy(limit -> assertThat(limit.lines().stream()
                                .filter(line -> line.part() == EntryPart.NAME && line.language() != null))
                        .as(limit.name())
                        .hasSize(3));
    }
}
