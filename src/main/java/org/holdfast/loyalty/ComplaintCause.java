package org.holdfast.loyalty;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The problem with an order that a complaint is about, as far as the order's facts show it. Topics of complaints are
 * free text; a cause is recognised by word beginnings in English, Russian and Romanian. An unrecognised word costs the
 * company, not the customer: the same problem may be remedied twice.
 */
public enum ComplaintCause {
    LATENESS(
            "late",
            "delay",
            "not arrived",
            "not delivered",
            "overdue",
            "опозд",
            "задерж",
            "просроч",
            "срок",
            "не пришёл",
            "не пришел",
            "не доставл",
            "întârzi",
            "intarzi",
            "nu a ajuns",
            "nelivrat",
            "termen"),
    MISSING_ITEMS(
            "incomplete",
            "missing",
            "short",
            "partial",
            "неполн",
            "недоста",
            "не хвата",
            "некомплект",
            "incomplet",
            "lips",
            "parțial"),
    /** Goods that were reported as delivered and did not reach the customer. */
    NEVER_CAME(
            "never came",
            "never arrived",
            "never received",
            "never got",
            "not received",
            "not arrived",
            "not delivered",
            "didn't arrive",
            "did not arrive",
            "не получ",
            "не приш",
            "не доставл",
            "не дош",
            "neprimit",
            "nelivrat",
            "nu am primit",
            "n-am primit",
            "nu a ajuns",
            "n-a ajuns",
            "nu a venit",
            "n-a venit");

    private final List<String> words;

    ComplaintCause(String... words) {
        this.words = List.of(words);
    }

    /**
     * Returns whether a complaint with this topic may be about this cause. A complaint without a topic may be about any
     * cause.
     */
    public boolean matches(@Nullable String topic) {
        String text = topic == null ? "" : topic.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() || words.stream().anyMatch(word -> containsWordBeginningWith(text, word));
    }

    /** Returns whether a topic names this cause; words may be joined, as in {@code not-received}. */
    boolean isNamedBy(@Nullable String topic) {
        if (topic == null) {
            return false;
        }
        String text = topic.strip().toLowerCase(Locale.ROOT);
        String spaced = text.replace('-', ' ').replace('_', ' ').replace('’', '\'');
        return words.stream()
                .anyMatch(word -> containsWordBeginningWith(text, word) || containsWordBeginningWith(spaced, word));
    }

    /** Matches word beginnings only: "chocolate" does not contain "late". */
    private static boolean containsWordBeginningWith(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetter(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
