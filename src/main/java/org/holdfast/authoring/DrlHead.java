package org.holdfast.authoring;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The annotations between the name of a rule in DRL and its conditions, on lines of their own or on one. */
final class DrlHead {

    private static final Pattern NAME = Pattern.compile("\\s*rule\\s+(?:[\"“”„«][^\"“”»\n]*[\"“”»]|\\S+)");
    private static final Pattern PART = Pattern.compile("//[^\n]*|/\\*[\\s\\S]*?\\*/|\\bwhen\\b"
            + "|@(\\w+)\\s*(?:\\(\\s*[\"“”„«][^\"“”»\n]*[\"“”»]\\s*\\)|\\([^()\"\n]*\\))?");

    private final String text;
    private final int start;

    /** @param line line on which the rule begins, from 1 */
    DrlHead(String text, int line) {
        this.text = text;
        int offset = 0;
        for (int i = 1; i < line; i++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        Matcher name = NAME.matcher(text).region(offset, text.length());
        this.start = name.lookingAt() ? name.end() : text.indexOf('\n', offset);
    }

    /** Returns the text with these annotations about when the rule is active, and no others. */
    String with(Map<String, String> values) {
        String cleaned = cleaned();
        int at = start;
        Matcher part = PART.matcher(cleaned).region(start, cleaned.length());
        while (part.find() && !part.group().equals("when")) {
            at = part.group(1) == null ? at : part.end();
        }
        StringBuilder result = new StringBuilder(cleaned.substring(0, at));
        values.forEach((name, value) ->
                result.append("\n  @").append(name).append("(\"").append(value).append("\")"));
        return result.append(cleaned.substring(at)).toString();
    }

    private String cleaned() {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        Matcher part = PART.matcher(text).region(start, text.length());
        while (part.find() && !part.group().equals("when")) {
            if (part.group(1) != null && SentenceHead.VALIDITY.contains(part.group(1))) {
                result.append(text, copied, blankBefore(part.start()));
                copied = part.end();
            }
        }
        return result.append(text.substring(copied)).toString();
    }

    /** Returns where the spaces before an annotation begin; with the line break, if only spaces are before it. */
    private int blankBefore(int annotation) {
        int from = annotation;
        while (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t') {
            from--;
        }
        return text.charAt(from - 1) == '\n' ? from - 1 : from;
    }
}
