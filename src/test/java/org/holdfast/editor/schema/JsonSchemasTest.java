package org.holdfast.editor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.rules.config.ActionsReader;
import org.holdfast.rules.config.LimitsReader;
import org.holdfast.rules.config.ProgrammesReader;
import org.holdfast.rules.declared.DeclaredBook;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.phrases.SentenceExamplesFile;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.scenario.ScenarioReader;
import org.holdfast.simulation.tour.Tour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The schemas agree with the program's own readers: each key that a reader knows is described and no other, what a
 * schema refuses a reader refuses too, and values out of range are refused by both. Change a schema with
 * {@code holdfast schemas rules}.
 */
class JsonSchemasTest {

    private static final Path RULES = Path.of("rules");
    private static final BookSource SHIPPED = BookSource.read(RULES);
    private static final String UNKNOWN = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";
    private static final Pattern KNOWN = Pattern.compile("Known: (.*)\\.");
    private static final Map<YamlFile, String> PATHS = paths();
    private static final Map<YamlFile, Schema> SCHEMAS = schemas();
    /** Messages of readers about the form of a value, as opposed to its relation to others. */
    private static final Pattern FORM = Pattern.compile(
            "is expected here|is not what is expected|is not known here|is not a time of day|not a name for|must be |is "
                    + "\".*\"; expected|is too large|characters|This list");

    private static Map<YamlFile, String> paths() {
        Map<YamlFile, String> paths = new EnumMap<>(YamlFile.class);
        SHIPPED.paths().forEach(path -> YamlFile.of(path).ifPresent(file -> paths.putIfAbsent(file, path)));
        // The shipped rule book declares no facts.
        paths.put(YamlFile.FACTS, FactsSchemaReader.FILE);
        return paths;
    }

    private static Map<YamlFile, Schema> schemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
        Map<YamlFile, Schema> schemas = new EnumMap<>(YamlFile.class);
        for (YamlFile file : YamlFile.values()) {
            schemas.put(file, registry.getSchema(JsonSchemas.of(file)));
        }
        return schemas;
    }

    private static List<Error> refusals(YamlFile file, Object document) {
        JsonNode tree =
                document instanceof JsonNode node ? node : FactsJson.mapper().valueToTree(document);
        return SCHEMAS.get(file).validate(tree);
    }

    /** Reads a file of the shipped rule book with other content; JSON is YAML. */
    private static List<Problem> read(YamlFile file, Object document) {
        String text = FactsJson.mapper().writeValueAsString(document);
        BookSource source = file == YamlFile.MESSAGES ? with(PATHS.get(file), text) : alone(PATHS.get(file), text);
        Problems problems = new Problems();
        switch (file) {
            case ACTIONS -> ActionsReader.read(source, problems);
            case FACTS -> FactsSchemaReader.read(source, problems);
            case LIMITS -> LimitsReader.read(source, problems);
            case PROGRAMMES -> ProgrammesReader.read(source, problems);
            case SCENARIOS, CUSTOMERS -> new ScenarioReader(ZoneOffset.UTC).read(source, problems);
            case SENTENCES -> SentenceExamplesFile.read(source, problems);
            case MESSAGES -> problems.addAll(Samples.check().check(source).problems());
            case TOUR -> {
                ValidationReport checked = Samples.shipped();
                ValidationReport other = new ValidationReport(
                        source, checked.book(), checked.problems(), checked.scenarios(), checked.coverage());
                Tour.write(other, new Decider(Guardrails.all()), problems);
            }
        }
        return problems.list().stream()
                .filter(problem -> problem.isError() && problem.origin().file().equals(PATHS.get(file)))
                .toList();
    }

    /** Returns a small rule book: reading all examples for each of hundreds of documents would take minutes. */
    private static BookSource alone(String path, String text) {
        Map<String, byte[]> files = new HashMap<>();
        SHIPPED.paths().stream()
                .filter(each -> each.equals("customers/amira.yaml") || each.endsWith(".dslr") || each.endsWith(".csv"))
                .forEach(each -> files.put(each, SHIPPED.bytes(each)));
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return BookSource.ofBytes(files);
    }

    private static BookSource with(String path, String text) {
        Map<String, byte[]> files = new HashMap<>();
        SHIPPED.paths().forEach(each -> files.put(each, SHIPPED.bytes(each)));
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return BookSource.ofBytes(files);
    }

    @Test
    void theSchemasBesideTheRuleBookAreThoseOfTheProgram() throws IOException {
        for (Map.Entry<String, String> schema : JsonSchemas.all().entrySet()) {
            assertThat(RULES.resolve(schema.getKey()))
                    .as("rewrite: holdfast schemas rules")
                    .hasContent(schema.getValue());
        }
        try (Stream<Path> files = Files.list(RULES.resolve(YamlFile.FOLDER))) {
            assertThat(files.map(path -> YamlFile.FOLDER + path.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(JsonSchemas.all().keySet());
        }
    }

    @Test
    void schemasAreNoPartOfAVersion() {
        assertThat(SHIPPED.paths()).noneMatch(path -> path.startsWith(YamlFile.FOLDER));
    }

    static List<String> shippedFiles() {
        return SHIPPED.paths("", ".yaml");
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    void shippedFilesNameTheirSchemaAndAreValid(String path) {
        String text = SHIPPED.text(path, new Problems());
        YamlFile file = YamlFile.of(path).orElseThrow();

        assertThat(text.lines().findFirst()).contains(file.modeline(path));
        assertThat(RULES.resolve(path).resolveSibling(file.modeline(path).replaceFirst(".*=", "")))
                .exists();
        Object plain = YamlNode.parse(path, text, new Problems()).orElseThrow().plain();
        assertThat(refusals(file, plain)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(YamlFile.class)
    void everyKeyThatAReaderKnowsIsDescribedAndNoOther(YamlFile file) {
        if (file == YamlFile.CUSTOMERS) {
            return; // The records of the facts are the description.
        }
        Object document = SampleDocuments.most(file.shape());
        List<String> checked = new ArrayList<>();
        visit(file.shape(), document, (shape, place) -> {
            if (shape instanceof Shape.Group group && place instanceof Map<?, ?> map && !checked.contains(group.id())) {
                checked.add(group.id());
                assertThat(knownTo(file, document, map)).as(group.id()).isEqualTo(names(group));
            }
        });
        assertThat(checked).isNotEmpty();
    }

    private static Set<String> names(Shape.Group group) {
        return group.fields().stream().map(YamlField::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the keys that the reader lists when it finds an unknown one. */
    @SuppressWarnings("unchecked")
    private static Set<String> knownTo(YamlFile file, Object document, Map<?, ?> place) {
        Map<String, Object> map = (Map<String, Object>) place;
        map.put(UNKNOWN, "1");
        try {
            return read(file, document).stream()
                    .filter(problem -> problem.message().contains(UNKNOWN))
                    .map(problem -> KNOWN.matcher(problem.hint()))
                    .filter(Matcher::matches)
                    .flatMap(known -> Stream.of(known.group(1).split(", ")))
                    .collect(Collectors.toCollection(TreeSet::new));
        } finally {
            map.remove(UNKNOWN);
        }
    }

    private static List<Object> right(Shape shape) {
        if (shape instanceof Shape.Decimal number) {
            return List.of(number.bounds().min(), number.bounds().max());
        }
        return shape instanceof Shape.Choice choice ? List.copyOf(choice.values()) : List.of();
    }

    private static List<Object> wrong(Shape shape) {
        if (shape instanceof Shape.Decimal number && !number.equals(Numbers.ANY_AMOUNT)) {
            return List.of(
                    number.bounds().min().subtract(BigDecimal.ONE),
                    number.bounds().max().add(BigDecimal.ONE),
                    "many",
                    Map.of("a", 1));
        } else if (shape instanceof Shape.Decimal) {
            return List.of("many", Map.of("a", 1));
        } else if (shape instanceof Shape.Choice) {
            return List.of("nonsense", Map.of("a", 1));
        } else if (shape instanceof Shape.Moment) {
            return List.of("15.03.2026", "soon");
        } else if (shape instanceof Shape.Flag) {
            return List.of("yes", "on", 1);
        } else if (shape instanceof Shape.Text text) {
            return text.pattern() == null ? List.of(Map.of("a", 1)) : List.of("Not A Name!");
        }
        return shape instanceof Shape.Items || shape instanceof Shape.Entries ? List.of("alone") : List.of("alone", 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = YamlFile.class,
            names = {"ACTIONS", "LIMITS", "PROGRAMMES", "SCENARIOS"})
    void schemaAndReaderAgreeAboutEveryValue(YamlFile file) {
        Object document = SampleDocuments.most(file.shape());
        assertThat(refusals(file, document)).isEmpty();
        assertThat(form(read(file, document))).isEmpty();
        Mutation.each(file.shape(), document, (place, shape) -> {
            for (Object value : right(shape)) {
                place.set(value);
                assertThat(refusals(file, document)).as("%s: %s", place, value).isEmpty();
                assertThat(form(read(file, document)))
                        .as("%s: %s", place, value)
                        .isEmpty();
            }
            for (Object value : wrong(shape)) {
                place.set(value);
                assertThat(refusals(file, document)).as("%s: %s", place, value).isNotEmpty();
                assertThat(read(file, document)).as("%s: %s", place, value).isNotEmpty();
            }
            place.reset();
        });
    }

    private static List<Problem> form(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> FORM.matcher(problem.message()).find())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = YamlFile.class,
            names = {"ACTIONS", "LIMITS", "PROGRAMMES"})
    void schemaAndReaderRequireTheSameFields(YamlFile file) {
        Object document = SampleDocuments.most(file.shape());
        visit(file.shape(), document, (shape, place) -> {
            if (shape instanceof Shape.Group group && place instanceof Map<?, ?> map) {
                group.fields().stream()
                        .filter(field -> map.containsKey(field.name()))
                        .forEach(field -> {
                            boolean isChosen = group.alternatives().contains(field.name());
                            without(map, field.name(), () -> {
                                assertThat(refusals(file, document).isEmpty())
                                        .as("%s.%s", group.id(), field.name())
                                        .isEqualTo(!field.required() && !isChosen);
                                if (field.required() || isChosen) {
                                    assertThat(read(file, document))
                                            .as("%s.%s", group.id(), field.name())
                                            .isNotEmpty();
                                }
                            });
                        });
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static void without(Map<?, ?> place, String key, Runnable check) {
        Map<String, Object> map = (Map<String, Object>) place;
        Object value = map.remove(key);
        check.run();
        map.put(key, value);
    }

    /** A persona that the program cannot read is refused by the schema where the schema can know. */
    @Test
    void mistakesInExampleCustomersAreFound() {
        assertThat(refusals(YamlFile.CUSTOMERS, Map.of("langage", "ro"))).isNotEmpty();
        assertThat(refusals(YamlFile.CUSTOMERS, Map.of("orders", List.of(Map.of("id", "1")))))
                .isNotEmpty();
        assertThat(refusals(YamlFile.CUSTOMERS, Map.of("preferredChannel", "fax")))
                .isNotEmpty();
        assertThat(refusals(YamlFile.CUSTOMERS, Map.of("id", "x", "orders", List.of())))
                .isEmpty();
    }

    @Test
    void declarationsOfEveryTypeAreValidAndMistakesAreFound() {
        assertThat(refusals(YamlFile.FACTS, plain(DeclaredBook.FACTS))).isEmpty();
        for (String wrong : List.of(
                "client: { plan: { type: text } }",
                "customer: { Plan: { type: text } }",
                "customer: { plan: { typ: text } }",
                "customer: { plan: { type: string } }",
                "customer: { plan: { type: choice, of: basic } }",
                "customer: { fee: { type: money, currency: euro } }",
                "lists: { vehicle: { key: plate } }",
                "lists: { vehicle: { key: plate, fields: { plate: { type: text } }, en: vehicle } }")) {
            assertThat(refusals(YamlFile.FACTS, plain(wrong))).as(wrong).isNotEmpty();
            assertThat(read(YamlFile.FACTS, plain(wrong))).as(wrong).isNotEmpty();
        }
    }

    private static Object plain(String yaml) {
        return YamlNode.parse("facts.yaml", yaml, new Problems()).orElseThrow().plain();
    }

    @Test
    void aScenarioCanSayTheInstant() {
        Map<String, Object> scenario = new HashMap<>(Map.of("name", "n", "customer", "amira", "expect", "nothing"));
        scenario.put("now", "2026-03-15T10:00:00Z");
        assertThat(refusals(YamlFile.SCENARIOS, List.of(scenario))).isEmpty();
        scenario.put("now", "2026-03-15");
        assertThat(refusals(YamlFile.SCENARIOS, List.of(scenario))).isNotEmpty();
        assertThat(read(YamlFile.SCENARIOS, List.of(scenario))).isNotEmpty();
    }

    @Test
    void aScenarioCanHaveACustomerOfItsOwn() {
        Map<String, Object> scenario = new HashMap<>(Map.of("name", "n", "today", "2026-03-15", "expect", "nothing"));
        scenario.put("customer", Map.of("language", "ro", "orders", List.of()));
        assertThat(refusals(YamlFile.SCENARIOS, List.of(scenario))).isEmpty();
        assertThat(read(YamlFile.SCENARIOS, List.of(scenario))).isEmpty();
        scenario.put("customer", Map.of("langage", "ro"));
        assertThat(refusals(YamlFile.SCENARIOS, List.of(scenario))).isNotEmpty();
        assertThat(read(YamlFile.SCENARIOS, List.of(scenario))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(YamlFile.class)
    void anEmptyFileIsValid(YamlFile file) {
        assertThat(refusals(file, FactsJson.mapper().nullNode())).isEmpty();
    }

    @Test
    void everyTextExistsInAllLanguages() throws IOException {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        for (String language : LocalizedTexts.LANGUAGES) {
            Properties texts = new Properties();
            try (InputStream in = FieldTexts.class.getResourceAsStream("fields_" + language + ".properties")) {
                texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
            }
            keys.put(language, new TreeSet<>(texts.stringPropertyNames()));
        }
        assertThat(keys.get("ru")).isEqualTo(keys.get("en"));
        assertThat(keys.get("ro")).isEqualTo(keys.get("en"));
        Set<String> used = used();
        assertThat(keys.get("en"))
                .allMatch(key -> key.startsWith("unit.")
                        || key.startsWith("form.")
                        || used.contains(key.replaceFirst("\\.help$", "")));
    }

    @Test
    void everyFieldOfAFormHasAName() {
        for (YamlFile file : List.of(YamlFile.ACTIONS, YamlFile.LIMITS, YamlFile.PROGRAMMES)) {
            visit(file.shape(), SampleDocuments.most(file.shape()), (shape, place) -> {
                if (shape instanceof Shape.Group group && !group.id().equals("needs")) {
                    group.fields()
                            .forEach(field -> assertThat(FieldTexts.in("ro").label(group, field))
                                    .as("%s.%s", group.id(), field.name())
                                    .isNotNull());
                }
            });
        }
    }

    private static Set<String> used() {
        Set<String> used = new TreeSet<>();
        for (YamlFile file : YamlFile.values()) {
            visit(file.shape(), SampleDocuments.most(file.shape()), (shape, place) -> {
                if (shape instanceof Shape.Group group) {
                    group.fields().forEach(field -> {
                        used.add(group.id() + "." + field.name());
                        used.add("any." + field.name());
                        choices(field.shape()).forEach(choice -> used.add("choice." + choice));
                    });
                }
            });
        }
        return used;
    }

    private static List<String> choices(Shape shape) {
        if (shape instanceof Shape.Items items) {
            return choices(items.item());
        }
        return shape instanceof Shape.Choice choice ? choice.values() : List.of();
    }

    /** Calls for each shape with its value in a document, from the outside to the inside. */
    private static void visit(Shape shape, Object value, BiConsumer<Shape, Object> visitor) {
        visitor.accept(shape, value);
        if (shape instanceof Shape.Items items && value instanceof List<?> list) {
            visit(items.item(), list.get(0), visitor);
        } else if (shape instanceof Shape.Entries entries && value instanceof Map<?, ?> map) {
            visit(entries.value(), map.values().iterator().next(), visitor);
        } else if (shape instanceof Shape.Group group && value instanceof Map<?, ?> map) {
            group.fields().stream()
                    .filter(field -> map.containsKey(field.name()))
                    .forEach(field -> visit(field.shape(), map.get(field.name()), visitor));
        } else if (shape instanceof Shape.Either either) {
            visit(either.shapes().get(either.shapes().size() - 1), value, visitor);
        }
    }

    /** A value in a document, which can be replaced. */
    private static final class Mutation {

        private final String path;
        private final Object holder;
        private final Object key;
        private final Object original;

        private Mutation(String path, Object holder, Object key, Object original) {
            this.path = path;
            this.holder = holder;
            this.key = key;
            this.original = original;
        }

        /** Calls for each value in a document that has a shape of its own, except for alternatives of one place. */
        static void each(Shape shape, Object value, BiConsumer<Mutation, Shape> visitor) {
            inside("", shape, value, visitor);
        }

        private static void inside(String path, Shape shape, Object value, BiConsumer<Mutation, Shape> visitor) {
            if (shape instanceof Shape.Items items && value instanceof List<?> list) {
                at(path + "[0]", items.item(), list, 0, list.get(0), visitor);
            } else if (shape instanceof Shape.Entries entries && value instanceof Map<?, ?> map) {
                Map.Entry<?, ?> first = map.entrySet().iterator().next();
                at(path + "." + first.getKey(), entries.value(), map, first.getKey(), first.getValue(), visitor);
            } else if (shape instanceof Shape.Group group && value instanceof Map<?, ?> map) {
                group.fields().stream()
                        .filter(field -> map.containsKey(field.name()))
                        .forEach(field -> at(
                                path + "." + field.name(),
                                field.shape(),
                                map,
                                field.name(),
                                map.get(field.name()),
                                visitor));
            }
        }

        private static void at(
                String path,
                Shape shape,
                Object holder,
                Object key,
                Object value,
                BiConsumer<Mutation, Shape> visitor) {
            inside(path, shape, value, visitor);
            if (!(shape instanceof Shape.Either) && !(shape instanceof Shape.Facts)) {
                visitor.accept(new Mutation(path, holder, key, value), shape);
            }
        }

        @SuppressWarnings("unchecked")
        void set(Object value) {
            if (holder instanceof List<?> list) {
                ((List<Object>) list).set((Integer) key, value);
            } else {
                ((Map<Object, Object>) holder).put(key, value);
            }
        }

        void reset() {
            set(original);
        }

        @Override
        public String toString() {
            return path;
        }
    }
}
