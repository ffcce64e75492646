package org.holdfast.editor.sentence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Channel;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.rules.files.BookSource;

/**
 * The names in a rule book. They are read from the files themselves, so that an error elsewhere in the book does not
 * take them away.
 */
public final class BookNames {

    private static final String ACTIONS = "/actions.yaml";
    private static final String LIMITS = "limits.yaml";
    private static final String PROGRAMMES = "programmes.yaml";

    private final BookSource source;
    private final Set<String> guardrails;

    /** @param guardrails the names of all guardrails of the program */
    public BookNames(BookSource source, Set<String> guardrails) {
        this.source = source;
        this.guardrails = guardrails;
    }

    /**
     * Returns the names of a kind: first those of the same area as a file, then the others, each in alphabetical order.
     */
    public List<BookName> of(NameKind kind, String path) {
        String area = path.startsWith("areas/") ? path.substring(0, path.lastIndexOf('/') + 1) : "\0";
        List<BookName> all = all(kind).toList();
        return Stream.concat(
                        all.stream().filter(each -> each.file().startsWith(area)),
                        all.stream().filter(each -> !each.file().startsWith(area)))
                .toList();
    }

    private Stream<BookName> all(NameKind kind) {
        return switch (kind) {
            case ACTION -> actions();
            case PERSONA ->
                source.paths("customers/", ".yaml").stream()
                        .map(path -> new BookName(
                                path.substring("customers/".length(), path.length() - ".yaml".length()), path, ""));
            case PROGRAMME -> entries(PROGRAMMES);
            case TIER -> tiers();
            case GROUP -> groups();
            case BUDGET -> inLimits("budgets", "pots");
            case INCIDENT -> inLimits("incidents", "types");
            case CURRENCY -> plain(currencies());
            case GUARDRAIL -> plain(new TreeSet<>(guardrails));
            case CHANNEL ->
                plain(Arrays.stream(Channel.values()).map(EnumLabels::of).toList());
            case LANGUAGE ->
                plain(source.paths("messages/", ".yaml").stream()
                        .map(path -> path.substring("messages/".length(), path.length() - ".yaml".length()))
                        .toList());
            case OWNER -> plain(owners());
            case RULE, PLACEHOLDER -> Stream.of();
        };
    }

    private static Stream<BookName> plain(Iterable<String> names) {
        List<BookName> all = new ArrayList<>();
        names.forEach(name -> all.add(new BookName(name, "", "")));
        return all.stream();
    }

    private Stream<BookName> actions() {
        List<BookName> all = new ArrayList<>();
        for (String path : source.paths("areas/", ACTIONS)) {
            top(path).forEach((name, terms) -> all.add(new BookName(name, path, terms(terms))));
        }
        return all.stream().sorted((a, b) -> a.name().compareTo(b.name()));
    }

    private Stream<BookName> groups() {
        Map<String, BookName> groups = new TreeMap<>();
        for (String path : source.paths("areas/", ACTIONS)) {
            top(path).values().stream()
                    .map(action -> action.at("group.name"))
                    .filter(name -> name.plain() instanceof String)
                    .forEach(name -> groups.putIfAbsent(
                            String.valueOf(name.plain()), new BookName(String.valueOf(name.plain()), path, "")));
        }
        return groups.values().stream();
    }

    /** Returns the terms of an action in one line, such as {@code kind: offer, purpose: marketing}. */
    private static String terms(YamlNode action) {
        List<String> terms = new ArrayList<>();
        if (action.isMap()) {
            action.entries().forEach((key, value) -> {
                String text = value.isMap() || value.isList() ? String.valueOf(value.plain()) : value.text();
                terms.add(key + ": " + text);
            });
        }
        return String.join(", ", terms);
    }

    private Stream<BookName> entries(String path) {
        return top(path).keySet().stream().map(name -> new BookName(name, path, ""));
    }

    private Stream<BookName> tiers() {
        Set<String> names = new TreeSet<>();
        top(PROGRAMMES)
                .values()
                .forEach(programme -> items(programme)
                        .forEach(terms -> items(terms.at("tiers.steps")).forEach(step -> addName(step, names))));
        return plain(names);
    }

    private static void addName(YamlNode step, Set<String> names) {
        YamlNode name = step.isMap() ? step.entries().get("name") : null;
        if (name != null && name.text() != null) {
            names.add(String.valueOf(name.text()));
        }
    }

    private Stream<BookName> inLimits(String section, String key) {
        Map<String, BookName> names = new LinkedHashMap<>();
        YamlNode limits = top(LIMITS).get(section);
        for (YamlNode item : limits == null ? List.<YamlNode>of() : items(limits)) {
            YamlNode group = item.isMap() ? item.entries().get(key) : null;
            if (group != null && group.isMap()) {
                group.entries().forEach((name, terms) -> names.put(name, new BookName(name, LIMITS, terms(terms))));
            }
        }
        return names.values().stream();
    }

    private Set<String> currencies() {
        Set<String> codes = new TreeSet<>(Set.of("EUR"));
        YamlNode rates = top(LIMITS).get("exchangeRates");
        for (YamlNode item : rates == null ? List.<YamlNode>of() : items(rates)) {
            YamlNode perUnit = item.isMap() ? item.entries().get("perUnit") : null;
            if (perUnit != null && perUnit.isMap()) {
                codes.addAll(perUnit.entries().keySet());
            }
        }
        return codes;
    }

    private Set<String> owners() {
        Set<String> owners = new TreeSet<>();
        for (String path : source.paths("areas/", ".dslr")) {
            source.text(path, new Problems())
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.matches("(owned by|отвечает|răspunde) *:? *[\"“”„«].*"))
                    .forEach(line -> owners.add(line.replaceAll("^[^\"“”„«]*.|[\"“”„»]\\s*$", "")));
        }
        return owners;
    }

    private Map<String, YamlNode> top(String path) {
        if (!source.has(path)) {
            return Map.of();
        }
        Problems ignored = new Problems();
        return YamlNode.parse(path, source.text(path, ignored), ignored)
                .filter(YamlNode::isMap)
                .map(YamlNode::entries)
                .orElse(Map.of());
    }

    private static List<YamlNode> items(YamlNode node) {
        return node.isList() ? node.items() : List.of();
    }
}
