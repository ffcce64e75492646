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

    /** Random edits of the shipped files mean what they should, and leave every line alone that they do not concern. */
    @ParameterizedTest
    @MethodSource("shippedFiles")
    void randomEditsChangeNothingElse(String path) {
        Random random = new Random(path.hashCode());
        YamlDocument original = YamlDocument.parse(path, SHIPPED.text(path, new Problems()), new Problems())
                .orElseThrow();
        List<NodePath> places = places(original.value(), NodePath.ROOT);
        for (int i = 0; i < EDITS; i++) {
            NodePath place = places.get(random.nextInt(places.size()));
            YamlDocument changed = edit(original, place, random);
            Range lines = changed(original, changed);
            Range allowed = lines(original, place);
            assertThat(lines.first()).as("%s: %s", path, place).isGreaterThanOrEqualTo(allowed.first());
            assertThat(lines.last()).as("%s: %s", path, place).isLessThanOrEqualTo(allowed.last());
        }
    }

    /** Lines of a text, from 0, the last one not included. */
    private record Range(int first, int last) {}

    /** Returns the lines of an entry or item; those of what contains nothing else, since that goes with it. */
    private static Range lines(YamlDocument document, NodePath place) {
        NodePath path = place;
        while (!path.isRoot() && YamlTrees.size(document.value(path.parent())) == 1) {
            path = path.parent();
        }
        Node root = new Compose(LoadSettings.builder().build())
                .composeString(document.text())
                .orElseThrow();
        NodePositions positions = new NodePositions(document.text(), root);
        Node node = Objects.requireNonNull(positions.at(path));
        int start = positions.start(node);
        if (!path.isRoot() && positions.at(path.parent()) instanceof MappingNode map) {
            start = positions.start(Objects.requireNonNull(NodePositions.tuple(map, path.last()))
                    .getKeyNode());
        }
        String text = document.text();
        int last = (int) text.substring(0, positions.end(node)).lines().count();
        // The value of an item that begins with its first key takes the place of the next key.
        return new Range(
                (int) text.substring(0, start).chars().filter(c -> c == '\n').count(), last + 1);
    }

    /** Returns the stretch of lines of the original that the other text does not have in common. */
    private static Range changed(YamlDocument original, YamlDocument other) {
        List<String> before = original.text().lines().toList();
        List<String> after = other.text().lines().toList();
        int same = 0;
        while (same < before.size() && same < after.size() && before.get(same).equals(after.get(same))) {
            same++;
        }
        int end = 0;
        while (end < Math.min(before.size(), after.size()) - same
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        return new Range(same, before.size() - end);
    }

    /** Every edit is read again by the document itself, which refuses one that does not mean what was intended. */
    private static YamlDocument edit(YamlDocument document, NodePath place, Random random) {
        Object value = document.value(place);
        return switch (random.nextInt(3)) {
            case 0 -> document.remove(place);
            case 1 ->
                value instanceof List<?>
                        ? document.append(place, Map.of("from", "2027-01-01", "why", "a: b"))
                        : document.set(place, "x: " + random.nextInt(1000));
            default ->
                value instanceof Map<?, ?>
                        ? document.put(place, "new key", List.of("a", "b"))
                        : document.set(place, String.valueOf(random.nextInt()));
        };
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
