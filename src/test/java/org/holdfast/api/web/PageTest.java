package org.holdfast.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final List<String> ALL = List.of("a", "b", "c");

    @Test
    void oneExtraRowIsReadToDetectAnotherPage() {
        Page<String> page = Page.read(2, size -> ALL.subList(0, Math.min(size, ALL.size())));

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next(Function.identity())).isEqualTo("b");
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.read(3, size -> ALL).next(Function.identity())).isNull();
        assertThat(Page.<String>read(3, size -> List.of()).next(Function.identity()))
                .isNull();
    }

    @Test
    void aCompleteListIsPaged() {
        Page<String> first = Page.of(ALL, null, Function.identity(), 2);
        Page<String> second = Page.of(ALL, first.next(Function.identity()), Function.identity(), 2);

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(second.items()).containsExactly("c");
        assertThat(second.hasMore()).isFalse();
    }

    @Test
    void anUnknownCursorIsRefused() {
        assertThatThrownBy(() -> Page.of(ALL, "z", Function.identity(), 2))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("is not a cursor; expected \"next\" of a previous page");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aLimitOutOfRangeIsRefusedBeforeReading(int limit) {
        assertThatThrownBy(() -> Page.read(limit, size -> {
                    throw new AssertionError("read");
                }))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("is " + limit + ", but must be from 1 to 100");
    }

    @Test
    void aParameterMayHaveItsFormerNameButNotBoth() {
        assertThat(Page.either("after", 1L, "before", null)).isEqualTo(1L);
        assertThat(Page.either("after", null, "before", 2L)).isEqualTo(2L);
        assertThat(Page.<Long>either("after", null, "before", null)).isNull();
        assertThatThrownBy(() -> Page.either("after", 1L, "before", 2L))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("before"));
    }
}
