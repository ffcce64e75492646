package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import org.holdfast.diagnostics.ProblemText;

/** What is wrong with a line between the name of a rule and its conditions. */
final class FrameDiagnosis {

    private static final Pattern DAY_WITH_TIME =
            Pattern.compile("(\\d[\\d./-]*\\d)(?:T|,?\\s+(?:at |в |la |ora )?)\\d{1,2}(?:[:.]\\d{2}.*)?");

    private FrameDiagnosis() {}

    static ProblemText of(String line, Sentences sentences) {
        for (Sentence sentence : sentences.all()) {
            Map<String, String> values =
                    sentence.section() == RuleSection.KEYWORD ? sentence.relaxedValues(line) : null;
            if (values != null) {
                for (SentenceGap gap : sentence.slots()) {
                    Matcher time = DAY_WITH_TIME.matcher(values.get(gap.name()));
                    if (gap.kind().equals("date") && time.matches()) {
                        return ProblemText.of("day-with-time", "value", values.get(gap.name()), "day", time.group(1));
                    }
                }
            }
        }
        return sentences.diagnose(RuleSection.KEYWORD, null, line);
    }
}
