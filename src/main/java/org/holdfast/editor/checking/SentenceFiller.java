package org.holdfast.editor.checking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.SentenceGap;
import org.holdfast.rules.language.Sentences;

/** Fills the gaps of a suggested sentence with the values of the line that it is suggested for. */
final class SentenceFiller {

    private static final Pattern VALUE = Pattern.compile("[\"“”„«]([^\"“”»]*)[\"“”»]"
            + "|(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d+(?:[.,]\\d+)?|\\b[A-Z]{3}\\b)");

    private static final String MISSING = "…";

    private final Sentences sentences;

    SentenceFiller(Sentences sentences) {
        this.sentences = sentences;
    }

    /**
     * Returns the suggestion with values; unchanged if it is not a sentence with gaps. A value that the line does not
     * have is left out, marked by an ellipsis.
     */
    String filled(String suggestion, String line) {
        if (!suggestion.contains(MISSING)) {
            return suggestion;
        }
        return sentences.all().stream()
                .filter(each -> each.readable().equals(suggestion))
                .findFirst()
                .map(sentence -> Sentences.write(sentence, values(sentence, line)))
                .orElse(suggestion);
    }

    private static Map<String, String> values(Sentence sentence, String line) {
        List<String> written = new ArrayList<>();
        Matcher value = VALUE.matcher(line);
        while (value.find()) {
            written.add(value.group(1) == null ? value.group(2) : value.group(1));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (SentenceGap gap : sentence.slots()) {
            String fitting = written.stream().filter(gap::accepts).findFirst().orElse(MISSING);
            written.remove(fitting);
            values.put(gap.name(), fitting);
        }
        return values;
    }
}
