package org.holdfast.diagnostics.yaml;

import static java.util.function.Predicate.not;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.validation.NumberLimits;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A node of a YAML file with its line number, so that problems can refer to it. Values are interpreted according to
 * YAML 1.2: {@code NO} is the text "NO" (Norway), not false.
 */
public final class YamlNode {

    /**
     * The argument of a message that lists what would be accepted at its place, separated by commas, so that an editor
     * can offer it.
     */
    public static final String ACCEPTED = "accepted";

    /** Maximum number of characters of a value quoted in a message. */
    private static final int MAX_QUOTED = 60;

    private final String file;
    private final Node node;
    private final Problems problems;

    private YamlNode(String file, Node node, Problems problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
    }

    /** Parses a file. An empty file is an empty map; a malformed one yields a problem and an empty result. */
    public static Optional<YamlNode> parse(String file, String text, Problems problems) {
        return YamlComposer.compose(file, text, problems).map(node -> new YamlNode(file, node, problems));
    }

    public SourceLocation origin() {
        int line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        return new SourceLocation(file, line, node instanceof ScalarNode scalar ? scalar.getValue() : "");
    }

    public void error(ProblemText text) {
        problems.error(origin(), text);
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

    /** Returns the entries of a map in their order; reports a problem if this is not a map. */
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

    /** Reports each name that a map within this node contains twice; otherwise its last value would count. */
    public void checkUnique() {
        eachRepeated(key -> key.error("\"" + key.text() + "\" appears twice here."));
    }

    /**
     * Warns of each name that a map within this node contains twice. It is no error, because rule books that were
     * published with one go on being read.
     */
    public YamlNode warnOfRepeated() {
        eachRepeated(key -> problems.warning(
                key.origin(),
                "\"" + key.origin().text() + "\" appears twice here; only the last one counts.",
                "Maybe one of them is left over, or belongs one level deeper."));
        return this;
    }

    private void eachRepeated(Consumer<YamlNode> report) {
        repeatedKeys().forEach(report);
        if (node instanceof MappingNode map) {
            map.getValue().forEach(entry -> new YamlNode(file, entry.getValueNode(), problems).eachRepeated(report));
        } else if (node instanceof SequenceNode) {
            items().forEach(item -> item.eachRepeated(report));
        }
    }

    /** Like {@link #entries()}, and reports a problem for each unknown name. */
    public Map<String, YamlNode> entries(Set<String> known) {
        Map<String, YamlNode> entries = entries();
        entries.forEach((name, value) -> {
            if (!known.contains(name)) {
                problems.error(key(name).origin(), unknown(name, known, entries.keySet()));
            }
        });
        return entries;
    }

    /** Returns the keys of a map that occur again; {@link #entries} has the last value of each. */
    public List<YamlNode> repeatedKeys() {
        Set<String> seen = new HashSet<>();
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .filter(key -> key instanceof ScalarNode scalar && !seen.add(scalar.getValue()))
                        .map(key -> new YamlNode(file, key, problems))
                        .toList()
                : List.of();
    }

    /** Returns the key of an entry, for problems about the name itself. */
    public YamlNode key(String name) {
        Node key = ((MappingNode) node)
                .getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .filter(each -> each instanceof ScalarNode scalar
                                && scalar.getValue().equals(name))
                        .findFirst()
                        .orElse(node);
        return new YamlNode(file, key, problems);
    }

    private static ProblemText unknown(String name, Set<String> known, Set<String> present) {
        String names = String.join(", ", known.stream().sorted().toList());
        String missing = String.join(
                ", ", known.stream().filter(not(present::contains)).sorted().toList());
        return ProblemText.of("yaml.unknown-key", "name", name, "names", names, ACCEPTED, missing)
                .nearest(name, known);
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

    /** Returns the node at a path such as {@code orders[2].value}, or the closest existing one around it. */
    public YamlNode at(String path) {
        YamlNode at = this;
        for (String step : path.split("[.\\[]")) {
            YamlNode next = at.child(step);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private @Nullable YamlNode child(String step) {
        if (step.endsWith("]")) {
            return item(step.substring(0, step.length() - 1));
        }
        return isMap() ? entries().get(step) : null;
    }

    private @Nullable YamlNode item(String index) {
        int number = index.matches("[0-9]{1,6}") ? Integer.parseInt(index) : Integer.MAX_VALUE;
        return isList() && number < items().size() ? items().get(number) : null;
    }

    /** Returns the text of a scalar, or {@code null} after reporting a problem. */
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

    /** Reads a value with a function that throws {@link IllegalArgumentException} for invalid text. */
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

    /** Converts the node to plain Java: maps, lists, texts, numbers, booleans and {@code null}. */
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
        return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…";
    }
}
