package org.holdfast.editor.sentence;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.rules.language.SentenceGap;
import org.jspecify.annotations.Nullable;

/** Finds out from the meaning of a sentence which names belong into a gap. */
final class BlankNames {

    /** What the name of a gap or of the field it is compared with says about its values. */
    private static final Map<String, NameKind> BY_NAME = Map.ofEntries(
            Map.entry("action", NameKind.ACTION),
            Map.entry("propose", NameKind.ACTION),
            Map.entry("tier", NameKind.TIER),
            Map.entry("programme", NameKind.PROGRAMME),
            Map.entry("programmeId", NameKind.PROGRAMME),
            Map.entry("budget", NameKind.BUDGET),
            Map.entry("incident", NameKind.INCIDENT),
            Map.entry("channel", NameKind.CHANNEL),
            Map.entry("preferredChannel", NameKind.CHANNEL),
            Map.entry("language", NameKind.LANGUAGE),
            Map.entry("@owner", NameKind.OWNER));

    private BlankNames() {}

    static @Nullable NameKind of(String meaning, SentenceGap gap) {
        if (gap.kind().equalsIgnoreCase("currency")) {
            return NameKind.CURRENCY;
        }
        if (gap.kind().contains("|") || gap.isNumber() || gap.isTime()) {
            return null;
        }
        String quoted = "\"?" + Pattern.quote("{" + gap.name() + "}");
        Matcher compared = Pattern.compile("(\\w+)\\s*[!=]=\\s*" + quoted).matcher(meaning);
        if (compared.find() && BY_NAME.containsKey(compared.group(1))) {
            return BY_NAME.get(compared.group(1));
        }
        Matcher argument = Pattern.compile("(@?\\w+)\\(\\s*" + quoted).matcher(meaning);
        if (argument.find() && BY_NAME.containsKey(argument.group(1))) {
            return BY_NAME.get(argument.group(1));
        }
        return BY_NAME.get(gap.name());
    }
}
