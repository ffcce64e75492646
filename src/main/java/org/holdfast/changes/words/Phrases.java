package org.holdfast.changes.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.text.TextDifference;
import org.holdfast.changes.text.TextDifference.Quote;
import org.holdfast.changes.values.ValueChange;
import org.holdfast.changes.words.Passage.Subject;
import org.holdfast.localization.TextCatalogue;

/** The phrases that all changes are put together from. */
final class Phrases {

    /** Maximum number of values of one item that are listed. */
    private static final int VALUES = 20;
    /** Maximum length of a quotation. */
    private static final int QUOTED = 300;

    /** Maximum length of a changed text that is quoted as a whole. */
    private static final int QUOTED_WHOLE = 25;

    private final TextCatalogue texts;

    Phrases(TextCatalogue texts) {
        this.texts = texts;
    }

    String say(String key) {
        return texts.format(key, Map.of());
    }

    String say(String key, Map<String, ?> arguments) {
        return texts.format(key, arguments);
    }

    String label(Subject subject, String name) {
        return say("label." + subject.name().toLowerCase(Locale.ROOT), Map.of("name", name));
    }

    /** Returns "“before” becomes “after”" with the words around the change, or the whole text if it is new or gone. */
    String difference(HowChanged how, TextDifference text) {
        return switch (how) {
            case ADDED -> say("new", Map.of("after", shortened(text.after())));
            case REMOVED -> say("gone", Map.of("before", shortened(text.before())));
            default ->
                text.quote()
                        .map(quote -> quoted(quote.before(), quote.after()))
                        .orElseGet(() -> shortened(text.after()));
        };
    }

    /** Says that one text becomes another, either of which may be empty; long ones are quoted in part. */
    String becomes(String before, String after) {
        if (before.isEmpty()) {
            return say("new", Map.of("after", shortened(after)));
        }
        if (after.isEmpty()) {
            return say("gone", Map.of("before", shortened(before)));
        }
        if (before.length() + after.length() > 2 * QUOTED_WHOLE) {
            Quote quote = TextDifference.between(before, after).quote().orElse(new Quote(before, after));
            return quoted(quote.before(), quote.after());
        }
        return quoted(before, after);
    }

    private String quoted(String before, String after) {
        return say("becomes", Map.of("before", shortened(before), "after", shortened(after)));
    }

    /** @param isNew whether all values are new, so that "new" need not be said of each */
    List<String> values(List<ValueChange> values, boolean isNew) {
        List<String> sentences = new ArrayList<>();
        for (ValueChange value : values.subList(0, Math.min(VALUES, values.size()))) {
            String before = value.before();
            String after = value.after();
            String said = isNew && after != null
                    ? shortened(after)
                    : becomes(before == null ? "" : before, after == null ? "" : after);
            sentences.add(value.path().isEmpty() ? said : say("value", Map.of("path", value.path(), "said", said)));
        }
        if (values.size() > VALUES) {
            sentences.add(say("more-values", Map.of("n", values.size() - VALUES)));
        }
        return sentences;
    }

    static String shortened(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
    }
}
