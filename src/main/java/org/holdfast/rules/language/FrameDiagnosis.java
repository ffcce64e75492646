package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import org.holdfast.diagnostics.ProblemText;
import org.jspecify.annotations.Nullable;

/** Explains why a line between the name of a rule and its conditions is not understood. */
public final class FrameDiagnosis {

    private static final Pattern DAY_WITH_TIME =
            Pattern.compile("(\\d[\\d./-]*\\d)(?:T|,?\\s+(?:at |в |la |ora )?)\\d{1,2}(?:[:.]\\d{2}.*)?");

    private FrameDiagnosis() {}

    public static ProblemText of(String line, Sentences sentences) {
        for (Sentence sentence : sentences.all()) {
            Map<String, String> values =
                    sentence.section() == RuleSection.KEYWORD ? sentence.relaxedValues(line) : null;
            ProblemText problem = values == null ? null : dateWithTime(sentence, values);
            if (problem != null) {
                return problem;
            }
        }
        return new SentenceDiagnosis(sentences).of(RuleSection.KEYWORD, null, line);
    }

    private static @Nullable ProblemText dateWithTime(Sentence sentence, Map<String, String> values) {
        for (SentenceGap gap : sentence.slots()) {
            String value = gap.valueIn(values);
            Matcher time = DAY_WITH_TIME.matcher(value);
            if (gap.kind().equals("date") && time.matches()) {
                return ProblemText.of("day-with-time", "value", value, "day", time.group(1));
            }
        }
        return null;
    }
}
