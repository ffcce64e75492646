package org.holdfast.crm.mapping;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.validation.IsoCodes;
import org.holdfast.facts.validation.NumberLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Reads one mapping file, and reports all problems with line and hint. */
public final class MappingReader {

    private static final Set<String> KNOWN = Set.of(
            "url",
            "user",
            "password",
            "zone",
            "defaults",
            "every",
            "fullEvery",
            "overlap",
            "timeouts",
            "mostRemoved",
            "queries");
    private static final Duration MIN_DURATION = Duration.ofSeconds(1);
    private static final Duration MAX_DURATION = Duration.ofDays(366);

    private final String file;
    private final Problems problems;
    private final EnvironmentPlaceholders environmentPlaceholders;

    private MappingReader(String file, Problems problems, Function<String, @Nullable String> environment) {
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
     * @return {@code null} if there is an error among the problems
     */
    public static @Nullable Mapping read(
            String name, String file, String text, Problems problems, Function<String, @Nullable String> environment) {
        long before = problems.errors();
        MappingReader reader = new MappingReader(file, problems, environment);
        Mapping mapping = YamlNode.parse(file, text, problems)
                .map(node -> reader.mapping(name, text, node))
                .orElse(null);
        if (mapping == null && problems.errors() == before) {
            problems.error(
                    SourceLocation.of(file), "The file is empty.", "Maybe begin with a copy of crm/example.yaml.txt.");
        }
        return problems.errors() > before ? null : mapping;
    }

    private Mapping mapping(String name, String text, YamlNode node) {
        Map<String, YamlNode> entries = node.entries(KNOWN);
        Mapping.Login login = new Mapping.Login(
                required(node, entries, "url", "jdbc:postgresql://localhost/shop", environmentPlaceholders::url),
                entries.containsKey("user") ? environmentPlaceholders.fill(entries.get("user")) : "",
                entries.containsKey("password") ? environmentPlaceholders.password(entries.get("password")) : "");
        if (entries.containsKey("url") && !login.url().isEmpty() && !login.url().startsWith("jdbc:")) {
            entries.get("url").error("A JDBC URL is expected here.", "Maybe jdbc:postgresql://HOST/DATABASE.");
        }
        ZoneId zone = entries.containsKey("zone")
                ? entries.get("zone").read("a time zone such as Europe/Chisinau", IsoCodes::zone)
                : null;
        if (zone == null && !entries.containsKey("zone")) {
            problems.warning(
                    SourceLocation.of(file),
                    "The zone of times without a zone is not set; UTC is assumed.",
                    "Maybe add zone: Europe/Chisinau (or zone: UTC).");
        }
        Map<FactCollection, MappedQuery> queries = new QueriesReader(node).read(entries.get("queries"));
        return new Mapping(
                name,
                FactsHash.of(text.getBytes(StandardCharsets.UTF_8)),
                login,
                zone == null ? ZoneOffset.UTC : zone,
                defaults(entries.get("defaults")),
                timing(entries),
                share(entries.get("mostRemoved")),
                queries);
    }

    private static String required(
            YamlNode node, Map<String, YamlNode> entries, String key, String example, Function<YamlNode, String> read) {
        YamlNode value = entries.get(key);
        if (value == null) {
            node.error("\"" + key + "\" is missing.", "Maybe add " + key + ": " + example + ".");
            return "";
        }
        return read.apply(value);
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

    private static Mapping.Timing timing(Map<String, YamlNode> entries) {
        YamlNode node = entries.get("timeouts");
        Map<String, YamlNode> timeouts = node == null ? Map.of() : node.entries(Set.of("connect", "query", "load"));
        Duration every = entries.containsKey("every") ? duration(entries.get("every"), Duration.ofHours(1)) : null;
        return new Mapping.Timing(
                every,
                duration(entries.get("fullEvery"), Duration.ofHours(24)),
                duration(entries.get("overlap"), Duration.ofMinutes(10)),
                duration(timeouts.get("connect"), Duration.ofSeconds(10)),
                duration(timeouts.get("query"), Duration.ofMinutes(5)),
                duration(timeouts.get("load"), Duration.ofHours(6)));
    }

    private static Duration duration(@Nullable YamlNode node, Duration otherwise) {
        if (node == null) {
            return otherwise;
        }
        Duration read = node.read("a time such as 30s, 15m, 24h or 7d", DurationStyle.SIMPLE::parse);
        if (read != null && (read.compareTo(MIN_DURATION) < 0 || read.compareTo(MAX_DURATION) > 0)) {
            node.error(
                    "A time from 1s to 366d is expected here.",
                    "Maybe " + (read.compareTo(MIN_DURATION) < 0 ? "1s." : "366d."));
        }
        return read == null ? otherwise : read;
    }

    /** Returns a share that is given in percent. */
    private static double share(@Nullable YamlNode node) {
        if (node == null) {
            return 0.10;
        }
        BigDecimal percent = node.read("a share from 0% to 100%, such as 10%", MappingReader::percent);
        return percent == null ? 0 : percent.movePointLeft(2).doubleValue();
    }

    private static BigDecimal percent(String text) {
        BigDecimal percent = text.endsWith("%")
                ? NumberLimits.parse(text.substring(0, text.length() - 1).strip())
                : null;
        if (percent == null || percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(text);
        }
        return percent;
    }
}
