package org.holdfast.editor.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds nodes, and where they begin and end in the text. */
record NodePositions(String text, @Nullable Node root) {

    /** Returns a node, or {@code null} if there is none at the place. */
    @Nullable
    Node at(NodePath path) {
        Node node = root;
        for (String step : path.steps()) {
            if (node instanceof MappingNode map) {
                NodeTuple tuple = tuple(map, step);
                node = tuple == null ? null : tuple.getValueNode();
            } else {
                node = node instanceof SequenceNode list ? item(list, step) : null;
            }
        }
        return node;
    }

    private static @Nullable Node item(SequenceNode list, String step) {
        int index = index(step);
        return index < list.getValue().size() ? list.getValue().get(index) : null;
    }

    static int index(String step) {
        return step.matches("[0-9]{1,6}") ? Integer.parseInt(step) : Integer.MAX_VALUE;
    }

    static @Nullable NodeTuple tuple(MappingNode map, String key) {
        return map.getValue().stream()
                .filter(each -> each.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .findFirst()
                .orElse(null);
    }

    static boolean isFlow(Node node) {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW;
    }

    int start(Node node) {
        return offset(node.getStartMark().orElseThrow());
    }

    /** Returns the end of the last character that belongs to a node, without comments and line ends after it. */
    int end(Node node) {
        if (!isFlow(node)) {
            Node last = lastInside(node);
            if (last != null) {
                return end(last);
            }
        }
        int end = offset(node.getEndMark().orElseThrow());
        if (node instanceof ScalarNode scalar && isBlock(scalar)) {
            // Its end mark lies behind the line ends.
            while (end > start(node) && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        }
        return end;
    }

    private static @Nullable Node lastInside(Node node) {
        if (node instanceof MappingNode map && !map.getValue().isEmpty()) {
            List<NodeTuple> tuples = map.getValue();
            return tuples.get(tuples.size() - 1).getValueNode();
        }
        return node instanceof SequenceNode list && !list.getValue().isEmpty()
                ? list.getValue().get(list.getValue().size() - 1)
                : null;
    }

    static boolean isBlock(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.FOLDED || scalar.getScalarStyle() == ScalarStyle.LITERAL;
    }

    /** Marks count code points. */
    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Returns the offset of the end of the line, without its line end. */
    int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        if (end < 0) {
            return text.length();
        }
        return end > 0 && text.charAt(end - 1) == '\r' && end > offset ? end - 1 : end;
    }

    /** Returns the offset of the next line, or the end of the text. */
    int nextLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    int column(int offset) {
        return offset - lineStart(offset);
    }
}
