package org.holdfast.editor.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The text of a YAML file with its values, immutable. Each edit returns the new text, and has read it again: if the
 * text could not be changed so that it means exactly what was intended, it is not changed.
 */
public final class YamlDocument {

    private static final String MARK = "\uFEFF";

    private final String file;
    private final String mark;
    private final NodePositions positions;

    private YamlDocument(String file, String mark, NodePositions positions) {
        this.file = file;
        this.mark = mark;
        this.positions = positions;
    }

    /** Reads a file; one that is malformed or has aliases yields a problem and an empty result. */
    public static Optional<YamlDocument> parse(String file, String text, Problems problems) {
        String mark = text.startsWith(MARK) ? MARK : "";
        String content = text.substring(mark.length());
        Problems own = new Problems();
        Optional<YamlNode> guarded = YamlNode.parse(file, content, own);
        problems.addAll(own.list());
        if (guarded.isEmpty() && own.hasErrors()) {
            return Optional.empty();
        }
        LoadSettings settings =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        Node root = new Compose(settings).composeString(content).orElse(null);
        return Optional.of(new YamlDocument(file, mark, new NodePositions(content, root)));
    }

    public String text() {
        return mark + positions.text();
    }

    /** Returns everything in the file: maps, lists and texts; {@code null} if it is empty. */
    public @Nullable Object value() {
        return value(positions.root());
    }

    /** Returns the value at a place, or {@code null}. */
    public @Nullable Object value(NodePath path) {
        return value(positions.at(path));
    }

    private static @Nullable Object value(@Nullable Node node) {
        if (node instanceof MappingNode map) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            map.getValue().forEach(each -> values.put(key(each.getKeyNode()), value(each.getValueNode())));
            return values;
        }
        if (node instanceof SequenceNode list) {
            List<@Nullable Object> values = new ArrayList<>();
            list.getValue().forEach(each -> values.add(value(each)));
            return values;
        }
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL) ? scalar.getValue() : null;
    }

    private static String key(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : String.valueOf(value(node));
    }

    /** Returns the number of the line on which the value at a place begins, from 1; 0 if there is none. */
    public int line(NodePath path) {
        Node node = positions.at(path);
        return node == null ? 0 : node.getStartMark().orElseThrow().getLine() + 1;
    }

    /** Returns the text at a place as it stands in the file, without its first indentation; empty if there is none. */
    public String source(NodePath path) {
        Node node = positions.at(path);
        if (node == null) {
            return "";
        }
        int start = positions.start(node);
        String indent = " ".repeat(positions.column(start));
        return positions.text().substring(start, positions.end(node)).replaceAll("(?m)^" + indent, "");
    }

    /**
     * Replaces a value.
     *
     * @param value a text, or a map or list of texts, maps and lists
     * @throws InvalidInput if there is nothing at the place
     */
    public YamlDocument set(NodePath path, Object value) {
        if (value.equals(value(path))) {
            return this;
        }
        return checked(new YamlEdits(positions).set(node(path), value), YamlTrees.with(value(), path, value));
    }

    /**
     * Adds an entry at the end of a map. An entry of that name is replaced.
     *
     * @throws InvalidInput if there is no map at the place
     */
    public YamlDocument put(NodePath map, String key, Object value) {
        if (positions.at(map.child(key)) != null) {
            return set(map.child(key), value);
        }
        Object intended = YamlTrees.with(value(), map.child(key), value);
        if (positions.at(map) == null && map.isRoot()) {
            return checked(YamlEdits.atEnd(positions.text(), YamlWriter.entry(key, value, 0)), intended);
        }
        if (!(positions.at(map) instanceof MappingNode node)) {
            throw missing(map);
        }
        return checked(new YamlEdits(positions).put(node, key, value), intended);
    }

    /**
     * Adds an item at the end of a list.
     *
     * @throws InvalidInput if there is no list at the place
     */
    public YamlDocument append(NodePath list, Object value) {
        if (!(positions.at(list) instanceof SequenceNode node)) {
            throw missing(list);
        }
        NodePath added = list.child(node.getValue().size());
        return checked(new YamlEdits(positions).append(node, value), YamlTrees.with(value(), added, value));
    }

    /**
     * Removes an entry or an item. What is left empty by that is removed as well, since no reader expects an empty map
     * or list.
     *
     * @throws InvalidInput if there is nothing at the place
     */
    public YamlDocument remove(NodePath path) {
        node(path);
        NodePath outermost = path;
        while (!outermost.isRoot() && YamlTrees.size(value(outermost.parent())) == 1) {
            outermost = outermost.parent();
        }
        Node parent = outermost.isRoot() ? null : positions.at(outermost.parent());
        String text = parent == null
                ? new YamlEdits(positions).withoutRoot(node(NodePath.ROOT))
                : new YamlEdits(positions).remove(parent, outermost.last());
        return checked(text, YamlTrees.without(value(), outermost));
    }

    private Node node(NodePath path) {
        Node node = positions.at(path);
        if (node == null) {
            throw missing(path);
        }
        return node;
    }

    private InvalidInput missing(NodePath path) {
        return new InvalidInput(
                "at",
                "is " + path + ", which " + file + " does not have; expected a place in it. Maybe it has changed");
    }

    private YamlDocument checked(String text, @Nullable Object intended) {
        Problems problems = new Problems();
        YamlDocument changed = parse(file, mark + text, problems)
                .orElseThrow(() -> new IllegalStateException("An edit of " + file + " made it unreadable"));
        Object read = changed.value();
        if (!Objects.equals(read, intended)) {
            throw new IllegalStateException("An edit of " + file + " is not read as intended");
        }
        return changed;
    }
}
