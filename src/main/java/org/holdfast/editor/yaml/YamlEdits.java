package org.holdfast.editor.yaml;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Changes the text of a node and nothing around it. */
record YamlEdits(NodePositions positions) {

    /** An anchor or a tag in front of a value, which it keeps. */
    private static final Pattern PROPERTIES = Pattern.compile("([&!]\\S*\\s+)+");

    /** Maximum length of a line of a folded text. */
    private static final int WIDTH = 130;

    String set(Node node, Object value) {
        int start = contentStart(node);
        int end = positions.end(node);
        if (start == end) {
            // A key without a value.
            return replaced(start, start, " " + YamlWriter.flow(value));
        }
        if (!(node instanceof ScalarNode scalar) || !YamlWriter.isScalar(value)) {
            return replaced(start, end, YamlWriter.flow(value));
        }
        String text = String.valueOf(value);
        if (NodePositions.isBlock(scalar) && isOneParagraph(text)) {
            // The text stays below its key, where there is room for it.
            int first = positions.nextLine(start);
            String line = positions.text().substring(first, positions.lineEnd(first));
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            boolean folds = scalar.getScalarStyle() == ScalarStyle.FOLDED;
            return replaced(first, end, indent + (folds ? folded(text, indent) : text));
        }
        return replaced(start, end, YamlScalars.like(scalar.getScalarStyle(), text));
    }

    /** Breaks a long text at single spaces, which are read as spaces again. */
    private static String folded(String text, String indent) {
        StringBuilder lines = new StringBuilder();
        int length = indent.length();
        for (String word : text.split("(?<=\\S) (?=\\S)")) {
            boolean breaks = length > indent.length() && length + 1 + word.length() > WIDTH;
            lines.append(lines.isEmpty() ? "" : separator(breaks, indent)).append(word);
            length = breaks ? indent.length() + word.length() : length + 1 + word.length();
        }
        return lines.toString();
    }

    private static String separator(boolean breaks, String indent) {
        return breaks ? "\n" + indent : " ";
    }

    private int contentStart(Node node) {
        int start = positions.start(node);
        Matcher properties = PROPERTIES.matcher(positions.text()).region(start, positions.end(node));
        return properties.lookingAt() ? properties.end() : start;
    }

    /** Returns whether a block scalar can hold a text on a single line. */
    private static boolean isOneParagraph(String text) {
        return !text.isBlank() && text.equals(text.strip()) && text.chars().noneMatch(Character::isISOControl);
    }

    String put(MappingNode map, String key, Object value) {
        List<NodeTuple> entries = map.getValue();
        if (NodePositions.isFlow(map)) {
            String entry = YamlScalars.plain(key) + ": " + YamlWriter.flow(value);
            return entries.isEmpty()
                    ? replaced(positions.start(map), positions.end(map), "{ " + entry + " }")
                    : inserted(positions.end(lastOf(map)), ", " + entry);
        }
        int indent = positions.column(positions.start(entries.get(0).getKeyNode()));
        // A new entry looks like the one above it.
        boolean onLines = lastOf(map) instanceof MappingNode last && !NodePositions.isFlow(last);
        return below(
                map, onLines ? YamlWriter.lines(key, value, indent) : YamlWriter.entry(key, value, indent), indent);
    }

    private static Node lastOf(MappingNode map) {
        return map.getValue().get(map.getValue().size() - 1).getValueNode();
    }

    String append(SequenceNode list, Object value) {
        List<Node> items = list.getValue();
        if (NodePositions.isFlow(list)) {
            String item = YamlWriter.flow(value);
            return items.isEmpty()
                    ? replaced(positions.start(list), positions.end(list), "[" + item + "]")
                    : inserted(positions.end(items.get(items.size() - 1)), ", " + item);
        }
        int indent = positions.column(positions.start(list));
        boolean flow = NodePositions.isFlow(items.get(items.size() - 1));
        return below(list, YamlWriter.item(value, indent, flow), indent);
    }

    /** Inserts lines after the last line of a node, behind a comment on that line. */
    private String below(Node node, List<String> lines, int indent) {
        int end = positions.lineEnd(positions.end(node));
        String lineEnd = lineEnd(positions.text());
        return inserted(
                end,
                lines.stream().map(line -> lineEnd + " ".repeat(indent) + line).collect(Collectors.joining()));
    }

    /** Adds lines at the end of a text. */
    static String atEnd(String text, List<String> lines) {
        String lineEnd = lineEnd(text);
        String start = text.isEmpty() || text.endsWith("\n") ? text : text + lineEnd;
        return start + String.join(lineEnd, lines) + lineEnd;
    }

    static String lineEnd(String text) {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    /** Removes one of several entries or items. */
    String remove(Node parent, String step) {
        if (parent instanceof MappingNode map) {
            int index = map.getValue().indexOf(NodePositions.tuple(map, step));
            return remove(
                    parent,
                    index,
                    map.getValue().stream()
                            .map(each -> new Span(positions.start(each.getKeyNode()), end(each)))
                            .toList());
        }
        List<Node> items = ((SequenceNode) parent).getValue();
        return remove(
                parent,
                NodePositions.index(step),
                items.stream()
                        .map(each -> new Span(positions.start(each), positions.end(each)))
                        .toList());
    }

    private int end(NodeTuple entry) {
        return Math.max(positions.end(entry.getValueNode()), positions.end(entry.getKeyNode()));
    }

    private record Span(int start, int end) {}

    private String remove(Node parent, int index, List<Span> all) {
        Span span = all.get(index);
        if (NodePositions.isFlow(parent)) {
            return index + 1 < all.size()
                    ? replaced(span.start, all.get(index + 1).start, "")
                    : replaced(all.get(index - 1).end, span.end, "");
        }
        String before = positions.text().substring(positions.lineStart(span.start), span.start);
        if (parent instanceof MappingNode && !before.isBlank()) {
            // The first key of an item stands behind its dash, where the next one takes its place.
            return replaced(span.start, all.get(index + 1).start, "");
        }
        int start = positions.lineStart(parent instanceof MappingNode ? span.start : dash(span.start));
        String around = positions.text().substring(start, span.start);
        if (!around.isBlank() && !around.strip().equals("-")) {
            // A list inside a list begins behind the dash of the outer one.
            return replaced(dash(span.start), dash(all.get(index + 1).start), "");
        }
        return replaced(start, positions.nextLine(span.end), "");
    }

    /** Returns the offset of the dash in front of an item. */
    private int dash(int itemStart) {
        return positions.text().lastIndexOf('-', itemStart - 1);
    }

    /** Removes everything but the comments above. */
    String withoutRoot(Node root) {
        int start = positions.lineStart(positions.start(root));
        return replaced(start, positions.nextLine(positions.end(root)), "");
    }

    private String inserted(int offset, String text) {
        return replaced(offset, offset, text);
    }

    private String replaced(int start, int end, String text) {
        return positions.text().substring(0, start) + text + positions.text().substring(end);
    }
}
