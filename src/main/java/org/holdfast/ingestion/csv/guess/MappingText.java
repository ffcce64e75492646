package org.holdfast.ingestion.csv.guess;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a mapping file. Texts are quoted unless they certainly need no quotation marks. */
final class MappingText {

    private static final Pattern PLAIN =
            Pattern.compile("\\p{L}[\\p{L}\\p{N}_/-]*( [\\p{L}\\p{N}_/-]+)*(\\*?\\.\\p{L}+)?");
    private static final Pattern OTHER = Pattern.compile("(?i)true|false|null|yes|no|on|off");
    private static final String STEP = "  ";
    private static final int MAX_COMMENT = 110;

    private final StringBuilder text = new StringBuilder();

    MappingText comment(String comment) {
        StringBuilder line = new StringBuilder("#");
        for (String word : comment.replaceAll("\\p{Cntrl}", " ").split(" ")) {
            if (line.length() + word.length() > MAX_COMMENT) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append("#  ");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
        return this;
    }

    MappingText entry(String name, Object value) {
        entry("", name, value);
        return this;
    }

    /** Writes a map; nothing if it is empty. */
    MappingText map(String name, Map<String, ?> map) {
        if (!map.isEmpty()) {
            entry("", name, map);
        }
        return this;
    }

    private void entry(String indent, String name, Object value) {
        text.append(indent).append(quoted(name)).append(':');
        if (value instanceof Map<?, ?> map) {
            text.append('\n');
            map.forEach((key, each) -> entry(indent + STEP, "" + key, each));
        } else if (value instanceof List<?> list) {
            text.append(list.stream().map(each -> quoted("" + each)).collect(Collectors.joining(", ", " [", "]\n")));
        } else {
            text.append(' ').append(quoted("" + value)).append('\n');
        }
    }

    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() && !OTHER.matcher(value).matches()
                ? value
                : "\""
                        + value.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\t", "\\t") + "\"";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
