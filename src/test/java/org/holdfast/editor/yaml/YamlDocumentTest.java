package org.holdfast.editor.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

class YamlDocumentTest {

    private static final BookSource SHIPPED = BookSource.read(Path.of("rules"));
    private static final int EDITS = 60;

    private static YamlDocument document(String text) {
        return YamlDocument.parse("limits.yaml", text, new Problems()).orElseThrow();
    }

    static List<String> shippedFiles() {
        return SHIPPED.paths("", ".yaml").stream()
                .filter(path -> !path.startsWith("language/"))
                .toList();
    }

    @Test
    void aDatedItemIsAddedBelowTheLastOne() {
        YamlDocument limits = document(SHIPPED.text("limits.yaml", new Problems()));
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("from", "2027-01-01");
        item.put("why", "Prices rose: 60 buys what 50 bought.");
        item.put("automatic", "60");
        item.put("agent", "150");
        item.put("supervisor", "500");

        String changed = limits.append(NodePath.of("/authority"), item).text();

        assertThat(changed).contains("""
                    automatic: 50
                    agent: 150
                    supervisor: 500
                  - from: 2027-01-01
                    why: "Prices rose: 60 buys what 50 bought."
                    automatic: 60
                    agent: 150
                    supervisor: 500

                # Percent of customers who are left alone""");
    }

    @Test
    void itemsLookLikeTheirNeighbours() {
        YamlDocument limits = document(SHIPPED.text("limits.yaml", new Problems()));
        Map<String, Object> cap = new LinkedHashMap<>();
        cap.put("channels", List.of("letter"));
        cap.put("most", "2");
        cap.put("days", "30");

        assertThat(limits.append(NodePath.of("/contactCaps/0/caps"), cap).text())
                .contains("most: 3, days: 1 }\n      - { channels: [letter], most: 2, days: 30 }\n\n# When");
        assertThat(limits.put(NodePath.of("/budgets/0/pots"), "summer", Map.of("amount", "100"))
                        .text())
                .contains("competitors: { amount: 55, per: month }\n      summer: { amount: 100 }\n\n");
        assertThat(limits.put(NodePath.of("/weights/0/propensity"), "thank", "0.5")
                        .text())
                .contains("ask-what-changed: 0.20, thank: 0.5 }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1 # one|a: 2 # one",
                "a: \"1\"  # one|a: \"2\"  # one",
                "a: '1'|a: '2'",
                "a:   1|a:   2",
                "{ a: 1, b: 2 }|{ a: 2, b: 2 }",
                "\"a\": &x 1|\"a\": &x 2",
            })
    void onlyTheValueChanges(String before, String after) {
        assertThat(document(before).set(NodePath.of("/a"), "2").text()).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2", "true", "null", "~", "", " a", "a: b", "a #b", "- a", "[a", "it's", "\"q\"", "*a", "a\nb", "тест",
                "#", "a,b", "a]", "@x", "%", "&a", "!b", "\u0007"
            })
    void anyTextIsReadAsItWasSet(String value) {
        for (String before :
                List.of("a: 1\nb: 2\n", "a: \"1\"", "a: '1'", "{a: 1}", "a: >-\n  one\n  two\nb: 2\n", "a:\nb: 2\n")) {
            assertThat(document(before).set(NodePath.of("/a"), value).value(NodePath.of("/a")))
                    .isEqualTo(value);
        }
    }

    @Test
    void lineEndsAndTheByteOrderMarkAreKept() {
        YamlDocument crlf = document("\uFEFFa:\r\n  - x # one\r\nb: 2\r\n");

        assertThat(crlf.append(NodePath.of("/a"), "y").text())
                .isEqualTo("\uFEFFa:\r\n  - x # one\r\n  - y\r\nb: 2\r\n");
        assertThat(crlf.put(NodePath.ROOT, "c", "3").text()).isEqualTo("\uFEFFa:\r\n  - x # one\r\nb: 2\r\nc: 3\r\n");
        assertThat(crlf.remove(NodePath.of("/a/0")).text()).isEqualTo("\uFEFFb: 2\r\n");
    }

    @Test
    void entriesAndItemsAreRemovedWithTheirLines() {
        YamlDocument document =
                document("# top\na:\n  - from: 1\n    why: x\n  - from: 2\n    why: y # y\n# b\nb: { c: 1, d: 2 }\n");

        assertThat(document.remove(NodePath.of("/a/0")).text())
                .isEqualTo("# top\na:\n  - from: 2\n    why: y # y\n# b\nb: { c: 1, d: 2 }\n");
        assertThat(document.remove(NodePath.of("/a/1")).text())
                .isEqualTo("# top\na:\n  - from: 1\n    why: x\n# b\nb: { c: 1, d: 2 }\n");
        assertThat(document.remove(NodePath.of("/a/0/from")).text()).startsWith("# top\na:\n  - why: x\n  - from: 2\n");
        assertThat(document.remove(NodePath.of("/b/c")).text()).endsWith("b: { d: 2 }\n");
        assertThat(document.remove(NodePath.of("/b/d")).text()).endsWith("b: { c: 1 }\n");
    }

    @Test
    void whatIsLeftEmptyIsRemovedToo() {
        YamlDocument document = document("# top\na:\n  - b:\n      c: 1\n");

        assertThat(document.remove(NodePath.of("/a/0/b/c")).text()).isEqualTo("# top\n");
        assertThat(document("# top\n").put(NodePath.ROOT, "x", Map.of("y", "1")).text())
                .isEqualTo("# top\nx: { y: 1 }\n");
    }

    @Test
    void aPlaceThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> document("a: 1").set(NodePath.of("/b"), "2"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("/b, which limits.yaml does not have");
        assertThatThrownBy(() -> document("a: 1").append(NodePath.of("/a"), "2"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> NodePath.of("a")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aMalformedFileIsAProblem() {
        Problems problems = new Problems();

        assertThat(YamlDocument.parse("limits.yaml", "a: [", problems)).isEmpty();
        assertThat(problems.hasErrors()).isTrue();
    }

    /** Random edits of the shipped files mean what they should, and leave every character alone that is not theirs. */
    @ParameterizedTest
    @MethodSource("shippedFiles")
    void randomEditsChangeNothingElse(String path) {
        Random random = new Random(path.hashCode());
        YamlDocument original = YamlDocument.parse(path, SHIPPED.text(path, new Problems()), new Problems())
                .orElseThrow();
        List<NodePath> places = places(original.value(), NodePath.ROOT);
        for (int i = 0; i < EDITS; i++) {
            NodePath place = places.get(random.nextInt(places.size()));
            Edit edit = Edit.values()[random.nextInt(Edit.values().length)];
            String changed = edit.of(original, place, random).text();
            Stretch own = edit.stretch(new Surroundings(original), place);
            assertThat(changed)
                    .as("%s of %s in %s", edit, place, path)
                    .startsWith(own.before(original.text()))
                    .endsWith(own.after(original.text()))
                    .hasSizeGreaterThanOrEqualTo(original.text().length() - own.length());
            assertThat(edit.keeps(original, place) && !isInserted(original.text(), changed))
                    .as("%s of %s in %s only adds", edit, place, path)
                    .isFalse();
        }
    }

    /** Returns whether a text is another one with something inserted at one place. */
    private static boolean isInserted(String before, String after) {
        int same = 0;
        while (same < before.length() && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        return after.endsWith(before.substring(same));
    }

    /** Part of a text, which an edit may change. */
    private record Stretch(int start, int end) {

        String before(String text) {
            return text.substring(0, start);
        }

        String after(String text) {
            return text.substring(end);
        }

        int length() {
            return end - start;
        }
    }

    /** Where a node stands between others. */
    private static final class Surroundings {

        private final String text;
        private final NodePositions positions;

        Surroundings(YamlDocument document) {
            this.text = document.text();
            Node root = new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElseThrow();
            this.positions = new NodePositions(text, root);
        }

        Stretch value(NodePath place) {
            Node node = Objects.requireNonNull(positions.at(place));
            return new Stretch(positions.start(node), positions.end(node));
        }

        /** Up to the end of the last line, behind comments. */
        Stretch valueWithLine(NodePath place) {
            Stretch value = value(place);
            return new Stretch(value.start, positions.lineEnd(value.end));
        }

        /** Its lines; what contains nothing else goes with it. The next key takes the place of one behind a dash. */
        Stretch removed(NodePath place) {
            if (place.isRoot()) {
                return new Stretch(0, text.length());
            }
            Node parent = Objects.requireNonNull(positions.at(place.parent()));
            List<Stretch> all = entries(parent);
            if (all.size() == 1) {
                return removed(place.parent());
            }
            int index = parent instanceof MappingNode map
                    ? map.getValue().indexOf(NodePositions.tuple(map, place.last()))
                    : Integer.parseInt(place.last());
            Stretch entry = all.get(index);
            boolean isLast = index + 1 == all.size();
            if (NodePositions.isFlow(parent)) {
                return isLast
                        ? new Stretch(all.get(index - 1).end, entry.end)
                        : new Stretch(entry.start, all.get(index + 1).start);
            }
            boolean behindDash = text.substring(positions.lineStart(entry.start), entry.start)
                    .contains("-");
            return parent instanceof MappingNode && behindDash
                    ? new Stretch(entry.start, all.get(index + 1).start)
                    : new Stretch(positions.lineStart(entry.start), positions.nextLine(entry.end));
        }

        private List<Stretch> entries(Node parent) {
            return parent instanceof MappingNode map
                    ? map.getValue().stream()
                            .map(each ->
                                    new Stretch(positions.start(each.getKeyNode()), positions.end(each.getValueNode())))
                            .toList()
                    : ((SequenceNode) parent)
                            .getValue().stream()
                                    .map(each -> new Stretch(positions.start(each), positions.end(each)))
                                    .toList();
        }
    }

    /** The edits; each is read again by the document itself, which refuses one that does not mean what was intended. */
    private enum Edit {
        REMOVE {
            @Override
            YamlDocument of(YamlDocument document, NodePath place, Random random) {
                return document.remove(place);
            }

            @Override
            Stretch stretch(Surroundings around, NodePath place) {
                return around.removed(place);
            }
        },
        SET {
            @Override
            YamlDocument of(YamlDocument document, NodePath place, Random random) {
                return document.set(place, "x: " + random.nextInt(1000));
            }
        },
        ADD {
            @Override
            YamlDocument of(YamlDocument document, NodePath place, Random random) {
                Object value = document.value(place);
                if (value instanceof Map<?, ?>) {
                    return document.put(place, "new key", List.of("a", "b"));
                }
                return value instanceof List<?>
                        ? document.append(place, Map.of("from", "2027-01-01", "why", "a: b"))
                        : document.set(place, String.valueOf(random.nextInt()));
            }

            @Override
            Stretch stretch(Surroundings around, NodePath place) {
                return around.valueWithLine(place);
            }

            @Override
            boolean keeps(YamlDocument document, NodePath place) {
                return YamlTrees.size(document.value(place)) > 0;
            }
        };

        abstract YamlDocument of(YamlDocument document, NodePath place, Random random);

        /** Returns what the edit may change. */
        Stretch stretch(Surroundings around, NodePath place) {
            return around.value(place);
        }

        /** Returns whether the edit only inserts. */
        boolean keeps(YamlDocument document, NodePath place) {
            return false;
        }
    }

    private static List<NodePath> places(@Nullable Object value, NodePath path) {
        List<NodePath> places = new ArrayList<>();
        if (!path.steps().isEmpty()) {
            places.add(path);
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> places.addAll(places(each, path.child(String.valueOf(key)))));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                places.addAll(places(list.get(i), path.child(i)));
            }
        }
        return places;
    }
}
