package org.holdfast.loyalty;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with an order, as far as its facts show it and complaints speak of it. Topics are free texts; a cause
 * is recognised by the beginnings of words in the languages in which topics are written here. A word that is missing
 * costs the company, not the customer: two things are made good where one went wrong.
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
            "parțial");

    private final List<String> words;

    ComplaintCause(String... words) {
        this.words = List.of(words);
    }

    /**
     * Whether a complaint with this topic may be about it; one that does not say what it is about may be about
     * anything.
     */
    public boolean isMeantBy(@Nullable String topic) {
        String said = topic == null ? "" : topic.strip().toLowerCase(Locale.ROOT);
        return said.isEmpty() || words.stream().anyMatch(word -> begins(said, word));
    }

    /** "chocolate" is not about lateness. */
    private static boolean begins(String said, String word) {
        for (int at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetter(said.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
