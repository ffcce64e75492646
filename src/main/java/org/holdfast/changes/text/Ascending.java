package org.holdfast.changes.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;

/** Finds the longest part of a list whose numbers ascend: what has kept its order when something was moved. */
public final class Ascending {

    private Ascending() {}

    /** Returns the longest ascending subsequence, in order. */
    public static <T> List<T> of(List<T> elements, ToIntFunction<T> number) {
        int[] numbers = elements.stream().mapToInt(number).toArray();
        int[] previous = new int[numbers.length];
        int[] last = new int[numbers.length];
        int[] smallest = new int[numbers.length];
        int length = 0;
        for (int i = 0; i < numbers.length; i++) {
            int found = Arrays.binarySearch(smallest, 0, length, numbers[i]);
            int place = found < 0 ? -found - 1 : found;
            smallest[place] = numbers[i];
            last[place] = i;
            previous[i] = place == 0 ? -1 : last[place - 1];
            length = Math.max(length, place + 1);
        }
        List<T> longest = new ArrayList<>();
        for (int i = length == 0 ? -1 : last[length - 1]; i >= 0; i = previous[i]) {
            longest.add(elements.get(i));
        }
        Collections.reverse(longest);
        return longest;
    }
}
