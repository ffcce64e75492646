package org.holdfast.simulation.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final List<String> BASE =
            IntStream.range(0, 10_000).mapToObj(i -> "C-" + i).toList();

    private static List<String> sample(List<String> base, int size) {
        Sample sample = new Sample(size);
        base.forEach(sample::offer);
        return sample.ids();
    }

    @Test
    void hasTheRequestedSizeOrAllCustomers() {
        assertThat(sample(BASE, 100)).hasSize(100).isSorted().doesNotHaveDuplicates();
        assertThat(sample(BASE.subList(0, 7), 100)).containsExactlyInAnyOrderElementsOf(BASE.subList(0, 7));
        assertThat(sample(List.of(), 100)).isEmpty();
    }

    @Test
    void doesNotDependOnTheOrderOfCustomers() {
        List<String> shuffled = new ArrayList<>(BASE);
        Collections.shuffle(shuffled, new Random(5));

        assertThat(sample(shuffled, 100)).isEqualTo(sample(BASE, 100));
    }

    @Test
    void aLargerSampleContainsTheSmallerOne() {
        List<String> hundred = sample(BASE, 100);
        List<String> withOneMore = new ArrayList<>(BASE);
        withOneMore.add("new");

        assertThat(sample(BASE, 200)).containsAll(hundred);
        assertThat(sample(withOneMore, 100).stream().filter(hundred::contains).count())
                .isGreaterThanOrEqualTo(99);
    }

    @Test
    void favoursNoCustomer() {
        long fromTheFirstHalf = sample(BASE, 1_000).stream()
                .filter(id -> Integer.parseInt(id.substring(2)) < 5_000)
                .count();

        assertThat(fromTheFirstHalf).isBetween(430L, 570L);
    }
}
