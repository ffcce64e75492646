package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.rules.source.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of a language, and the DRL it stands for.
 *
 * @param scope name of the kind of thing a detail narrows, or {@code null} where any will do
 * @param text as the language file has it, such as {@code that is late by at least {days:number} day(s)?}
 * @param pattern matches a whole line
 * @param literals how many characters of it are fixed; the more, the more specific
 */
public record Sentence(Section section, @Nullable String scope, String text, String expansion, List<Slot> slots, Pattern pattern,
                       int literals, String language, Origin origin) {

    /** The DRL for a line, or {@code null} when the line is another sentence. */
    @Nullable String expand(String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        String drl = expansion;
        for (int i = 0; i < slots.size(); i++) {
            drl = drl.replace("{" + slots.get(i).name() + "}", slots.get(i).toDrl(matcher.group(i + 1)));
        }
        return drl;
    }

    /** The first fixed word in lower case, or an empty text when it begins with a slot or a choice. */
    String firstWord() {
        String first = text.split("\\s", 2)[0];
        return first.matches("[^{(\\\\]*") ? first.toLowerCase(Locale.ROOT) : "";
    }

    /** The sentence for people: {@code that is late by at least … day(s)}. */
    String readable() {
        return text.replaceAll("\\{[^}]*}", "…").replace(")?", ")");
    }

    /** @throws IllegalArgumentException saying what is wrong with the sentence */
    static Sentence of(Section section, @Nullable String scope, String text, String expansion, String language, Origin origin) {
        List<Slot> slots = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        int literals = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '{') {
                int end = closing(text, i, '}');
                slots.add(slot(text.substring(i + 1, end)));
                regex.append('(').append(slots.get(slots.size() - 1).expression()).append(')');
                i = end;
            } else if (c == '(') {
                regex.append("(?:");
            } else if (c == ')' || c == '|' || c == '?') {
                regex.append(c);
            } else if (Character.isWhitespace(c)) {
                regex.append("\\s+");
            } else {
                c = c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c;
                regex.append(Pattern.quote(String.valueOf(c)));
                literals++;
            }
            i++;
        }
        checkExpansion(slots, expansion);
        Pattern pattern = Pattern.compile(regex + "\\s*\\.?", Pattern.CASE_INSENSITIVE);
        return new Sentence(section, scope, text, expansion, List.copyOf(slots), pattern, literals, language, origin);
    }

    private static Slot slot(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("The gap {" + text + "} does not say what may stand there; write it as {" + text
                    + ":number}.");
        }
        try {
            return Slot.of(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The gap {" + text + "} is of no known kind; known are number, decimal, amount, "
                    + "currency, date, word, text and choices such as {colour:red|blue}.");
        }
    }

    private static int closing(String text, int from, char bracket) {
        int end = text.indexOf(bracket, from);
        if (end < 0) {
            throw new IllegalArgumentException("A bracket is opened but not closed.");
        }
        return end;
    }

    private static void checkExpansion(List<Slot> slots, String expansion) {
        Map<String, Slot> byName = new LinkedHashMap<>();
        for (Slot slot : slots) {
            if (byName.put(slot.name(), slot) != null) {
                throw new IllegalArgumentException("The gap {" + slot.name() + "} stands twice in the sentence.");
            }
            if (!expansion.contains("{" + slot.name() + "}")) {
                throw new IllegalArgumentException("The gap {" + slot.name() + "} is not used after the equals sign.");
            }
        }
        Matcher used = Pattern.compile("\\{([a-zA-Z]+)}").matcher(expansion);
        while (used.find()) {
            if (!byName.containsKey(used.group(1))) {
                throw new IllegalArgumentException("{" + used.group(1) + "} after the equals sign is no gap of the sentence.");
            }
        }
    }
}
