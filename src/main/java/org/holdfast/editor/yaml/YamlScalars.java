package org.holdfast.editor.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes texts as scalars that are read as exactly these texts. */
final class YamlScalars {

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private YamlScalars() {}

    /** Writes a text without quotation marks where that is possible. */
    static String plain(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    /** Writes a text in the quotation marks of the text it replaces, if any. */
    static String like(ScalarStyle style, String text) {
        if (style == ScalarStyle.SINGLE_QUOTED && isPrintable(text)) {
            return "'" + text.replace("'", "''") + "'";
        }
        return style == ScalarStyle.DOUBLE_QUOTED ? quoted(text) : plain(text);
    }

    /** Asks the parser itself, inside brackets, where the fewest texts are plain. */
    private static boolean isPlain(String text) {
        if (text.isBlank() || !isPrintable(text) || !text.equals(text.strip())) {
            return false;
        }
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString("[" + text + "]");
            Optional<Node> entry = new Compose(SETTINGS).composeString("{a: " + text + "}");
            return entry.isPresent()
                    && root.isPresent()
                    && root.get() instanceof SequenceNode list
                    && list.getValue().size() == 1
                    && list.getValue().get(0) instanceof ScalarNode scalar
                    && scalar.getScalarStyle() == ScalarStyle.PLAIN
                    && scalar.getValue().equals(text)
                    && !scalar.getTag().equals(Tag.NULL)
                    && isPlainInBlock(text);
        } catch (YamlEngineException e) {
            return false;
        }
    }

    private static boolean isPlainInBlock(String text) {
        return new Compose(SETTINGS)
                .composeString("- " + text)
                .filter(node -> node instanceof SequenceNode list
                        && list.getValue().get(0) instanceof ScalarNode scalar
                        && scalar.getValue().equals(text))
                .isPresent();
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(YamlScalars::isSpecial);
    }

    private static boolean isSpecial(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || c == 0xFEFF
                || Character.getType(c) == Character.SURROGATE;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isSpecial(c)) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
