package org.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryQueryTest {

    private static InventoryQuery parse(String text, InventoryFilter filter, String value) {
        Map<InventoryFilter, String> filters = new EnumMap<>(InventoryFilter.class);
        filters.put(filter, value);
        return InventoryQuery.parse(text, filters, "", null);
    }

    @Test
    void withoutWordsTheListIsOfRules() {
        assertThat(parse(" ", InventoryFilter.AREA, "delivery").filters())
                .containsOnly(Map.entry(InventoryFilter.AREA, "delivery"), Map.entry(InventoryFilter.KIND, "rule"));
        assertThat(parse("", InventoryFilter.KIND, "all").filters()).isEmpty();
        assertThat(parse("late", InventoryFilter.KIND, "").filters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"KIND, elephant, kind", "STATE, green, state"})
    void unknownKindsAndStatesAreRefused(InventoryFilter filter, String value, String field) {
        assertThatThrownBy(() -> parse("", filter, value))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(value)
                .extracting(e -> ((InvalidInput) e).field())
                .isEqualTo(field);
    }

    @Test
    void pagesAreCountedFromOne() {
        assertThatThrownBy(() -> InventoryQuery.parse("", Map.of(), "name", 0))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("1 to 10000");
        assertThatThrownBy(() -> InventoryQuery.parse("", Map.of(), "colour", 1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("colour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Warn about a late delivery", "Late / lost; 5 % off", "~tilde", "..", "Опоздание", "a\\b"})
    void anyNameCanBeASegmentOfAPath(String name) {
        String segment = RulePath.segment(name);

        assertThat(segment).doesNotContain("/", ";", "\\");
        assertThat(RulePath.read(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8)))
                .isEqualTo(name);
    }

    @Test
    void aSegmentThatNobodyWroteIsRefused() {
        assertThatThrownBy(() -> RulePath.read("~?")).isInstanceOf(InvalidInput.class);
    }
}
