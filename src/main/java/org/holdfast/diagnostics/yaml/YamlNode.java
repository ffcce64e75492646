package org.holdfast.diagnostics.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.TextEncoding;
import org.holdfast.facts.validation.NumberLimits;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A piece of a YAML file that remembers its line, so that every problem can name it. Values are what they look like in
 * YAML 1.2: {@code NO} is Norway, not false.
 */
public final class YamlNode {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setAllowRecursiveKeys(false)
            .setCodePointLimit(TextEncoding.MAX_FILE_BYTES)
            .build();

    /** So many characters of a value are repeated in a sentence about it. */
    private static final int SHOWN = 60;

    private final String file;
    private final Node node;
    private final Problems problems;

    private YamlNode(String file, Node node, Problems problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
    }

    /** Reads a file; a broken one gives a problem and nothing. An empty one is an empty map. */
    public static Optional<YamlNode> parse(String file, String text, Problems problems) {
        int tooDeep = YamlGuard.tooDeepAt(text);
        if (tooDeep > 0) {
            problems.error(
                    new SourceLocation(file, tooDeep, ""),
                    "This line is nested deeper than " + YamlGuard.MAX_DEPTH + " levels.");
            return Optional.empty();
        }
        try {
            return new Compose(SETTINGS).composeString(text).map(node -> new YamlNode(file, node, problems));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            problems.error(
                    new SourceLocation(file, line, lineOf(text, line)),
                    "This is not YAML that can be read: " + e.getProblem() + ".",
                    "Maybe the indentation or a quotation mark is off.");
        } catch (YamlEngineException e) {
            int line = YamlGuard.aliasAt(text);
            problems.error(
                    new SourceLocation(file, line, lineOf(text, line)),
                    line > 0
                            ? "One piece of a file cannot stand for another (* and &) here."
                            : "This is not YAML that can be read.",
                    line > 0 ? "Maybe write it out." : "");
        }
        return Optional.empty();
    }

    public SourceLocation origin() {
        int line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        return new SourceLocation(file, line, node instanceof ScalarNode scalar ? scalar.getValue() : "");
    }

    public void error(String message) {
        problems.error(origin(), message);
    }

    public void error(String message, String hint) {
        problems.error(origin(), message, hint);
    }

    public void warning(String message, String hint) {
        problems.warning(origin(), message, hint);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** The entries of a map in their order; a problem when it is not a map. */
    public Map<String, YamlNode> entries() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                YamlNode key = new YamlNode(file, tuple.getKeyNode(), problems);
                if (tuple.getKeyNode() instanceof ScalarNode scalar) {
                    entries.put(scalar.getValue(), new YamlNode(file, tuple.getValueNode(), problems));
                } else {
                    key.error("A name is expected here.");
                }
            }
        } else if (!isNull()) {
            error("Names with values (\"name: value\") are expected here.");
        }
        return entries;
    }

    /** The same, and every name must be one of the known ones. */
    public Map<String, YamlNode> entries(Set<String> known) {
        Map<String, YamlNode> entries = entries();
        entries.forEach((name, value) -> {
            if (!known.contains(name)) {
                String hint = DidYouMean.hint(name, known);
                value.error(
                        "\"" + name + "\" is not known here.",
                        hint.isEmpty()
                                ? "Known: "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()) + "."
                                : hint);
            }
        });
        return entries;
    }

    public List<YamlNode> items() {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(item -> new YamlNode(file, item, problems))
                    .toList();
        }
        if (!isNull()) {
            error("A list (lines beginning with \"- \") is expected here.");
        }
        return List.of();
    }

    /** The piece at a path such as {@code orders[2].value}, or the nearest around it that is there. */
    public YamlNode at(String path) {
        YamlNode at = this;
        for (String step : path.split("[.\\[]")) {
            YamlNode next = step.endsWith("]")
                    ? at.item(step.substring(0, step.length() - 1))
                    : at.isMap() ? at.entries().get(step) : null;
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private @Nullable YamlNode item(String index) {
        int number = index.matches("[0-9]{1,6}") ? Integer.parseInt(index) : Integer.MAX_VALUE;
        return isList() && number < items().size() ? items().get(number) : null;
    }

    /** The text of a single value, or {@code null} with a problem. */
    public @Nullable String text() {
        if (node instanceof ScalarNode scalar && !isNull()) {
            return scalar.getValue();
        }
        error("A text is expected here.");
        return null;
    }

    public @Nullable BigDecimal number() {
        return read("a number", NumberLimits::parse);
    }

    public @Nullable Integer wholeNumber() {
        return read("a whole number", Integer::valueOf);
    }

    public @Nullable Boolean flag() {
        return read("true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    /** Reads a value with a function that throws {@link IllegalArgumentException} on what it does not take. */
    public <T> @Nullable T read(String expected, Function<String, T> reader) {
        String text = text();
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (IllegalArgumentException e) {
            error("\"" + shorten(text) + "\" is not what is expected here: " + expected + ".");
            return null;
        }
    }

    /** As plain Java: maps, lists, texts, numbers, flags and {@code null}. */
    public @Nullable Object plain() {
        if (node instanceof MappingNode) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            entries().forEach((name, value) -> map.put(name, value.plain()));
            return map;
        }
        if (node instanceof SequenceNode) {
            return new ArrayList<>(items().stream().map(YamlNode::plain).toList());
        }
        String value = ((ScalarNode) node).getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(value);
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? numeric(value) : value;
    }

    private @Nullable Object numeric(String value) {
        if (!NumberLimits.isShort(value)) {
            error("This " + NumberLimits.TOO_LONG + ".");
            return null;
        }
        try {
            BigDecimal number = NumberLimits.parse(value);
            return number.scale() == 0 ? number.toBigIntegerExact() : number;
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String lineOf(String text, int line) {
        return text.lines().skip(Math.max(0, line - 1)).findFirst().orElse("").strip();
    }
}
