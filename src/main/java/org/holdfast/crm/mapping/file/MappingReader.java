package org.holdfast.crm.mapping.file;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.crm.mapping.CellNotation;
import org.holdfast.crm.mapping.DatabaseReader;
import org.holdfast.crm.mapping.EnvironmentPlaceholders;
import org.holdfast.crm.mapping.FilesReader;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.MappingSource;
import org.holdfast.crm.mapping.SourceReader;
import org.holdfast.crm.mapping.TimingReader;
import org.holdfast.crm.mapping.http.HttpReader;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.validation.IsoCodes;
import org.jspecify.annotations.Nullable;

/** Reads one mapping file, and reports all problems with line and hint. */
public final class MappingReader {

    private static final Set<String> COMMON = Set.of("kind", "zone", "defaults", "format", "queries");
    private static final SourceReader DATABASE = new DatabaseReader();

    private final String file;
    private final Problems problems;
    private final EnvironmentPlaceholders environmentPlaceholders;
    private final DeclaredFactsCheck declared;

    private MappingReader(
            String file,
            Problems problems,
            Function<String, @Nullable String> environment,
            DeclaredFactsCheck declared) {
        this.declared = declared;
        this.file = file;
        this.problems = problems;
        this.environmentPlaceholders = new EnvironmentPlaceholders(environment);
    }

    /**
     * Reads a mapping.
     *
     * @param name name of the source
     * @param file name of the file in problems
     * @param environment returns the value of a variable, or {@code null} if it is not set
     * @param declared knows the facts that queries can load beyond those of the program
     * @return {@code null} if there is an error among the problems
     */
    public static @Nullable Mapping read(
            String name,
            String file,
            String text,
            Problems problems,
            Function<String, @Nullable String> environment,
            DeclaredFactsCheck declared) {
        long before = problems.errors();
        MappingReader reader = new MappingReader(file, problems, environment, declared);
        Mapping mapping = YamlNode.parse(file, text, problems)
                .map(node -> reader.mapping(name, text, node))
                .orElse(null);
        if (mapping == null && problems.errors() == before) {
            problems.error(
                    SourceLocation.of(file), "The file is empty.", "Maybe begin with a copy of crm/example.yaml.txt.");
        }
        return problems.errors() > before ? null : mapping;
    }

    private @Nullable Mapping mapping(String name, String text, YamlNode node) {
        node.checkUnique();
        SourceReader kind = kind(node);
        if (kind == null) {
            return null;
        }
        Set<String> known = new HashSet<>(COMMON);
        known.addAll(kind.keys());
        Map<String, YamlNode> entries = node.entries(known);
        MappingSource source = kind.source(node, entries, environmentPlaceholders);
        ZoneId zone = zone(entries.get("zone"));
        Map<MappedCollection, MappedQuery> queries = new QueriesReader(
                        node, declared, (fields, query) -> kind.query(fields, query, environmentPlaceholders))
                .read(entries.get("queries"));
        kind.check(node, queries);
        return new Mapping(
                name,
                FactsHash.of(text.getBytes(StandardCharsets.UTF_8)),
                source,
                zone,
                notation(entries.get("format"), zone),
                defaults(entries.get("defaults")),
                TimingReader.timing(entries),
                TimingReader.share(entries.get("mostRemoved")),
                queries);
    }

    private static @Nullable SourceReader kind(YamlNode node) {
        YamlNode kind = node.isMap() ? node.entries().get("kind") : null;
        if (kind == null) {
            return DATABASE;
        }
        String name = kind.text();
        switch (name == null ? "" : name.strip()) {
            case "database":
                return DATABASE;
            case "files":
                return new FilesReader();
            case "http":
                return new HttpReader();
            default:
                kind.error("\"" + name + "\" is not a kind of source; expected database, http or files.");
                return null;
        }
    }

    private ZoneId zone(@Nullable YamlNode node) {
        ZoneId zone = node == null ? null : node.read("a time zone such as Europe/Chisinau", IsoCodes::zone);
        if (node == null) {
            problems.warning(
                    SourceLocation.of(file),
                    "The zone of times without a zone is not set; UTC is assumed.",
                    "Maybe add zone: Europe/Chisinau (or zone: UTC).");
        }
        return zone == null ? ZoneOffset.UTC : zone;
    }

    private static CellNotation notation(@Nullable YamlNode node, ZoneId zone) {
        if (node == null) {
            return CellNotation.plain(zone);
        }
        Map<String, YamlNode> entries = node.entries(Set.of("decimal", "dates"));
        YamlNode decimal = entries.get("decimal");
        String sign = decimal == null ? "." : decimal.text();
        if (decimal != null && sign != null && !sign.equals(",") && !sign.equals(".")) {
            decimal.error("\"" + sign + "\" is not a decimal sign.", "Maybe \",\" or \".\".");
        }
        YamlNode dates = entries.get("dates");
        List<YamlNode> patterns = dates == null ? List.of() : items(dates);
        return new CellNotation(
                ",".equals(sign) ? ',' : '.',
                patterns.stream().map(MappingReader::pattern).toList(),
                zone);
    }

    private static List<YamlNode> items(YamlNode node) {
        return node.isList() ? node.items() : List.of(node);
    }

    private static String pattern(YamlNode node) {
        String pattern = node.read("a pattern such as dd.MM.yyyy or dd.MM.yyyy HH:mm", text -> {
            CellNotation.formatter(text);
            return text;
        });
        return pattern == null ? "yyyy" : pattern;
    }

    private static Mapping.Defaults defaults(@Nullable YamlNode node) {
        if (node == null) {
            return new Mapping.Defaults(null, null, null, null);
        }
        Map<String, YamlNode> entries = node.entries(Set.of("timeZone", "currency", "language", "country"));
        return new Mapping.Defaults(
                text(
                        entries.get("timeZone"),
                        "a time zone such as Europe/Chisinau",
                        text -> IsoCodes.zone(text).getId()),
                text(
                        entries.get("currency"),
                        "an ISO 4217 code such as EUR",
                        text -> Currency.getInstance(text).getCurrencyCode()),
                text(
                        entries.get("language"),
                        "an ISO 639 code such as ro",
                        text -> code(text, Locale.getISOLanguages())),
                text(
                        entries.get("country"),
                        "an ISO 3166 code such as MD",
                        text -> code(text, Locale.getISOCountries())));
    }

    private static @Nullable String text(@Nullable YamlNode node, String expected, Function<String, String> read) {
        return node == null ? null : node.read(expected, read);
    }

    private static String code(String text, String[] known) {
        if (!Set.of(known).contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
