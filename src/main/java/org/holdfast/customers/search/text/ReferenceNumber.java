package org.holdfast.customers.search.text;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.localization.LatinText;

/** Ids of customers, orders, complaints and returns in the form in which people name them: {@code #SO-2026-005512}. */
public final class ReferenceNumber {

    private static final int MIN_TAIL = 3;
    private static final Pattern TAIL = Pattern.compile("^(?=.*[a-z])[a-z0-9]*[a-z](0*)([0-9]+)$");
    private static final Pattern SEPARATED_TAIL = Pattern.compile("[^A-Za-z0-9]0*([0-9]+)$");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9]+$)");

    private ReferenceNumber() {}

    /** Returns the letters and digits in lower case; a number loses its leading zeros. */
    public static String of(String text) {
        String plain = LatinText.of(text).replaceAll("[^a-z0-9]", "");
        return LEADING_ZEROS.matcher(plain).replaceFirst("");
    }

    /** Returns the whole id, and the number at its end, because few people name {@code SO-2026}. */
    public static Set<String> forms(String id) {
        Set<String> forms = new LinkedHashSet<>();
        String whole = of(id);
        forms.add(whole);
        addTail(forms, SEPARATED_TAIL.matcher(LatinText.of(id)), 1);
        addTail(forms, TAIL.matcher(whole), 2);
        forms.remove("");
        return forms;
    }

    private static void addTail(Set<String> forms, Matcher tail, int group) {
        if (tail.find() && tail.group(group).length() >= MIN_TAIL) {
            forms.add(tail.group(group));
        }
    }
}
