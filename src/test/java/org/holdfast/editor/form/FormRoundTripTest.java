package org.holdfast.editor.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.schema.Shape;
import org.holdfast.editor.schema.YamlFile;
import org.holdfast.editor.yaml.NodePath;
import org.holdfast.editor.yaml.YamlDocument;
import org.holdfast.editor.yaml.YamlPatch;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A form that is sent as it was shown changes nothing, in any file that has forms. */
class FormRoundTripTest {

    private static final BookSource SHIPPED = BookSource.read(Path.of("rules"));

    static List<String> files() {
        return SHIPPED.paths("", ".yaml").stream()
                .filter(path -> path.matches("limits.yaml|programmes.yaml|areas/[^/]+/actions.yaml"))
                .toList();
    }

    private record Part(NodePath path, Shape.Group group) {}

    @ParameterizedTest
    @MethodSource("files")
    void whatIsNotTouchedStays(String path) {
        YamlDocument document = document(path);
        for (Part part : parts(document, path)) {
            Object sent = sent(document, part, Map.of());

            assertThat(sent).as("%s %s", path, part.path()).isEqualTo(document.value(part.path()));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void oneFieldChangesOneLine(String path) {
        YamlDocument document = document(path);
        for (Part part : parts(document, path)) {
            String field = part.group().field("why") == null ? "cost" : "why";
            Object sent = sent(document, part, Map.of("p/" + field, List.of("7")));
            List<String> before = new ArrayList<>(document.text().lines().toList());
            List<String> after = new ArrayList<>(
                    YamlPatch.apply(document, part.path(), sent).text().lines().toList());
            List<String> added = new ArrayList<>(after);
            before.forEach(added::remove);

            assertThat(added)
                    .as("%s %s", path, part.path())
                    .singleElement()
                    .asString()
                    .endsWith(field + ": 7");
        }
    }

    private static YamlDocument document(String path) {
        return YamlDocument.parse(path, SHIPPED.text(path, new Problems()), new Problems())
                .orElseThrow();
    }

    private static List<Part> parts(YamlDocument document, String path) {
        Shape shape = YamlFile.of(path).orElseThrow().shape();
        List<Part> parts = new ArrayList<>();
        ((Map<?, ?>) document.value(NodePath.ROOT)).forEach((key, value) -> {
            Shape inner = shape instanceof Shape.Entries entries
                    ? entries.value()
                    : ((Shape.Group) shape).field(String.valueOf(key)).shape();
            NodePath at = NodePath.ROOT.child(String.valueOf(key));
            if (inner instanceof Shape.Items items) {
                parts.add(new Part(at.child(0), (Shape.Group) items.item()));
            } else {
                parts.add(new Part(at, (Shape.Group) inner));
            }
        });
        return parts;
    }

    private static Object sent(YamlDocument document, Part part, Map<String, List<String>> changes) {
        Object value = document.value(part.path());
        Map<String, List<String>> sent = new HashMap<>();
        new FormBuilder("ro", FormProblems.none(document))
                .fields(part.group(), part.path(), "p", value)
                .forEach(field -> collect(field, sent));
        sent.putAll(changes);
        return new FormInput(sent).read(part.group(), "p", value);
    }

    /** Collects what a browser sends. */
    private static void collect(FormField field, Map<String, List<String>> sent) {
        field.children().forEach(child -> collect(child, sent));
        switch (field.kind()) {
            case GROUP, LIST -> {}
            case SEVERAL ->
                sent.put(
                        field.name(),
                        field.options().stream()
                                .filter(FormField.Option::chosen)
                                .map(FormField.Option::value)
                                .toList());
            case WORDS -> sent.put(field.name(), List.of(String.join(", ", field.values())));
            case CHOICE ->
                sent.put(
                        field.name(),
                        List.of(field.options().stream()
                                .filter(FormField.Option::chosen)
                                .map(FormField.Option::value)
                                .findFirst()
                                .orElse("")));
            default -> sent.put(field.name(), List.of(field.value()));
        }
    }
}
