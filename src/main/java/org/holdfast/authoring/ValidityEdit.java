package org.holdfast.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.model.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pause and the dates of a rule into the text of its file, in the words of the file. Everything else stays
 * as it is, comments included.
 *
 * @param file path of the file, which tells sentences from DRL
 * @param text the text, with {@code \n} as line separator
 * @param line line on which the rule begins, from 1
 */
public record ValidityEdit(String file, String text, int line) {

    /** Returns the text with another pause and other dates. */
    public String with(Validity wanted, Sentences sentences) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "from", wanted.begins() == null ? null : wanted.begins().written());
        put(values, "until", wanted.ends() == null ? null : wanted.ends().written());
        put(values, "paused", wanted.paused());
        return file.toLowerCase(Locale.ROOT).endsWith(".drl")
                ? new DrlHead(text, line).with(values)
                : ofSentences(values, sentences);
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private String ofSentences(Map<String, String> values, Sentences sentences) {
        SentenceHead head = new SentenceHead(file, text, sentences);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        List<String> written = new ArrayList<>();
        values.forEach((name, value) -> written.add(head.line(name, value)));
        int end = head.end(line);
        int at = line;
        for (int i = end - 1; i >= line; i--) {
            String annotation = head.annotation(lines.get(i));
            if (SentenceHead.VALIDITY.contains(annotation)) {
                lines.remove(i);
                at = at > line ? at - 1 : at;
            } else if (!annotation.isEmpty() && at == line) {
                at = i + 1;
            }
        }
        lines.addAll(at, written);
        return String.join("\n", lines);
    }
}
