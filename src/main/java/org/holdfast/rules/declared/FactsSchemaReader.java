package org.holdfast.rules.declared;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** Reads the facts that a rule book declares. */
public final class FactsSchemaReader {

    public static final String FILE = "facts.yaml";

    static final String LISTS = "lists";

    private final FactNames names;
    private final FactReader facts;
    private final Map<String, SourceLocation> origins = new HashMap<>();
    private int count;

    private FactsSchemaReader(BookSource source, Problems problems) {
        this.names = new FactNames();
        this.facts = new FactReader(LabelReader.of(source), problems);
    }

    /** Returns the declared facts; those with problems are missing. */
    public static FactsDeclaration read(BookSource source, Problems problems) {
        if (!source.has(FILE)) {
            return FactsDeclaration.NONE;
        }
        return YamlNode.parse(FILE, source.text(FILE, problems), problems)
                .map(file -> new FactsSchemaReader(source, problems).declaration(file))
                .orElse(FactsDeclaration.NONE);
    }

    private FactsDeclaration declaration(YamlNode file) {
        FactsSchema schema = schema(file);
        return new FactsDeclaration(schema, origins);
    }

    private FactsSchema schema(YamlNode file) {
        Set<String> sections = Stream.concat(Stream.of(FactOwner.values()).map(FactOwner::key), Stream.of(LISTS))
                .collect(Collectors.toSet());
        Map<String, YamlNode> entries = file.entries(sections);
        refuseRepeated(file);
        Map<FactOwner, DeclaredFields> attributes = new EnumMap<>(FactOwner.class);
        for (FactOwner owner : FactOwner.values()) {
            YamlNode section = entries.get(owner.key());
            if (section != null) {
                attributes.put(owner, fields(section, owner, owner.key()));
            }
        }
        YamlNode lists = entries.get(LISTS);
        FactsSchema schema = new FactsSchema(attributes, lists == null ? Map.of() : lists(lists));
        if (count > FactsSchema.MAX_FACTS) {
            file.error(
                    count + " facts are declared; at most " + FactsSchema.MAX_FACTS + " are possible.",
                    "Maybe remove those that no rule, text or table uses.");
        }
        return schema;
    }

    private DeclaredFields fields(YamlNode section, @Nullable FactOwner owner, String path) {
        Map<String, DeclaredFact> read = new LinkedHashMap<>();
        refuseRepeated(section);
        section.entries().forEach((name, node) -> {
            count++;
            if (names.accept(owner, name, section.key(name))) {
                DeclaredFact fact = facts.read(name, node);
                if (fact != null && names.acceptFields(owner, fact, read.values(), section.key(name))) {
                    read.put(name, fact);
                    origins.put(path + "." + name, section.key(name).origin());
                }
            }
        });
        return new DeclaredFields(List.copyOf(read.values()));
    }

    private static void refuseRepeated(YamlNode section) {
        section.repeatedKeys()
                .forEach(key -> key.error("\"" + key.text() + "\" is declared twice.", "Maybe remove one of them."));
    }

    private Map<String, DeclaredList> lists(YamlNode section) {
        Map<String, DeclaredList> lists = new LinkedHashMap<>();
        refuseRepeated(section);
        Map<String, YamlNode> entries = section.entries();
        if (entries.size() > FactsSchema.MAX_LISTS) {
            section.error(
                    "More than " + FactsSchema.MAX_LISTS + " lists are declared.", "Maybe remove those not used.");
        }
        entries.forEach((name, node) -> {
            DeclaredList list = names.acceptList(name, section.key(name)) ? list(name, node) : null;
            if (list != null) {
                lists.put(name, list);
                origins.put(LISTS + "." + name, section.key(name).origin());
            }
        });
        return lists;
    }

    private @Nullable DeclaredList list(String name, YamlNode node) {
        Map<String, YamlNode> entries = node.entries(Set.of("en", "ru", "ro", "key", "fields"));
        YamlNode fieldsNode = entries.get("fields");
        YamlNode keyNode = entries.get("key");
        if (fieldsNode == null) {
            node.error("\"fields\" is missing here.", "Maybe add fields: { id: { type: text } }.");
            return null;
        }
        DeclaredFields fields = fields(fieldsNode, null, name);
        if (keyNode == null) {
            node.error(
                    "\"key\" is missing here: the field that identifies an item among those of one customer.",
                    fields.all().isEmpty()
                            ? ""
                            : "Maybe add key: " + fields.all().get(0).name() + ".");
            return null;
        }
        String key = FactReader.key(keyNode, fields);
        return key == null ? null : new DeclaredList(name, key, fields, facts.listLabels(name, node, entries));
    }
}
