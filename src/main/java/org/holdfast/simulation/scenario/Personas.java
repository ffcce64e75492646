package org.holdfast.simulation.scenario;

import java.util.HashMap;
import java.util.Map;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.intake.Undeclared;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The personas of a rule book ({@code customers/*.yaml}), from which scenarios derive their customers.
 *
 * @param hash hash of all persona files and of the declared facts
 * @param byName facts by file name without extension
 * @param declared checks the facts that the rule book declares, because a misspelt one would silently be unknown
 */
record Personas(String hash, Map<String, ObjectNode> byName, DeclaredFactsCheck declared) {

    /** The id of a customer that a scenario defines itself without one. */
    private static final String OWN_ID = "example";

    /** Reads all personas; faulty ones are reported and omitted. */
    static Personas read(BookSource source, Problems problems) {
        Map<String, ObjectNode> personas = new HashMap<>();
        FactsSchema schema = FactsSchemaReader.read(source, new Problems()).schema();
        DeclaredFactsCheck declared = new DeclaredFactsCheck(() -> schema, Undeclared.REFUSE);
        StringBuilder hash = new StringBuilder(source.fileHash(FactsSchemaReader.FILE));
        for (String path : source.paths("customers/", ".yaml")) {
            hash.append(path).append(source.fileHash(path));
            String name = path.substring("customers/".length(), path.length() - ".yaml".length());
            problems.guard(
                    SourceLocation.of(path),
                    () -> YamlNode.parse(path, source.text(path, problems), problems)
                            .map(YamlNode::warnOfRepeated)
                            .ifPresent(file -> persona(name, file, personas, declared)));
        }
        return new Personas(hash.toString(), personas, declared);
    }

    private static void persona(
            String name, YamlNode file, Map<String, ObjectNode> personas, DeclaredFactsCheck declared) {
        if (FactsJson.mapper().valueToTree(file.plain()) instanceof ObjectNode facts) {
            if (!facts.has("id")) {
                facts.put("id", name);
            }
            if (ScenarioSize.fits(facts, file)) {
                customer(facts, file, declared);
                personas.put(name, facts);
            }
        } else {
            file.error("A customer is a list of fields, such as \"language: ro\".");
        }
    }

    /** Returns the customer of a scenario, or {@code null} if there are problems. */
    @Nullable
    ExampleCustomer customer(Map<String, YamlNode> keys, YamlNode item) {
        YamlNode node = keys.get("customer");
        if (node != null && node.isMap()) {
            return ownCustomer(node, keys.get("but"));
        }
        String name = node == null ? null : node.text();
        if (node == null || name == null) {
            item.error(
                    "This scenario does not say which customer it is about.",
                    "Add \"customer:\" and a name from customers/, or the facts of a customer.");
            return null;
        }
        ObjectNode persona = byName.get(name);
        if (persona == null) {
            node.error("There is no customer \"" + name + "\" in customers/.", DidYouMean.hint(name, byName.keySet()));
            return null;
        }
        YamlNode but = keys.get("but");
        if (but == null) {
            return customer(persona.deepCopy(), item);
        }
        JsonNode changes = FactsJson.mapper().valueToTree(but.plain());
        if (!(changes instanceof ObjectNode fields)) {
            but.error("After \"but\" come the fields that differ, such as \"language: ro\".");
            return null;
        }
        if (!ScenarioSize.fits(fields, but)) {
            return null;
        }
        return customer(new FactsDeviation(persona, fields), but);
    }

    /** Reads a customer whose facts are in the scenario itself. */
    private @Nullable ExampleCustomer ownCustomer(YamlNode node, @Nullable YamlNode but) {
        if (but != null) {
            but.error("The customer of this scenario has facts of its own.", "Maybe write these fields there.");
            return null;
        }
        if (!(FactsJson.mapper().valueToTree(node.plain()) instanceof ObjectNode facts)
                || !ScenarioSize.fits(facts, node)) {
            return null;
        }
        if (!facts.has("id")) {
            facts.put("id", OWN_ID);
        }
        return customer(facts, node);
    }

    private @Nullable ExampleCustomer customer(FactsDeviation factsDeviation, YamlNode but) {
        ObjectNode merged = factsDeviation.merged();
        if (!ScenarioSize.fits(merged, but)) {
            return null;
        }
        try {
            return checked(ExampleCustomer.read(merged), declared);
        } catch (InvalidInput e) {
            String place = factsDeviation.written(e.field(), merged);
            but.at(place)
                    .error("\"" + place + "\" " + factsDeviation.written(String.valueOf(e.getMessage()), merged) + ".");
            return null;
        }
    }

    /** Returns the list items of the persona that a scenario keeps although it changes the list; may be empty. */
    String kept(Map<String, YamlNode> keys) {
        YamlNode but = keys.get("but");
        YamlNode customer = keys.get("customer");
        if (but == null || customer == null || customer.isMap()) {
            return "";
        }
        ObjectNode persona = byName.get(String.valueOf(customer.text()));
        return persona != null && FactsJson.mapper().valueToTree(but.plain()) instanceof ObjectNode fields
                ? new FactsDeviation(persona, fields).kept()
                : "";
    }

    private @Nullable ExampleCustomer customer(ObjectNode facts, YamlNode node) {
        return customer(facts, node, declared);
    }

    private static ExampleCustomer checked(ExampleCustomer example, DeclaredFactsCheck declared) {
        declared.check(example.customer());
        return example;
    }

    private static @Nullable ExampleCustomer customer(ObjectNode facts, YamlNode node, DeclaredFactsCheck declared) {
        try {
            return checked(ExampleCustomer.read(facts), declared);
        } catch (InvalidInput e) {
            node.at(e.field()).error("\"" + e.field() + "\" " + e.getMessage() + ".");
            return null;
        }
    }
}
