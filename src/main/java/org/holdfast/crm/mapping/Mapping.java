package org.holdfast.crm.mapping;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one source become facts.
 *
 * @param name name of the file without its extension; the name of the source in {@code sources}
 * @param version hash of the file; an interrupted load is only resumed with the same version
 * @param source where the rows come from
 * @param zone zone of times that the source stores without one
 * @param notation how the source writes numbers and times as text
 * @param mostRemoved maximum share of customers or rows, 0 to 1, that may be missing from the next full load
 * @param queries its queries, in the order of {@link FactCollection}, then those of declared lists
 */
public record Mapping(
        String name,
        String version,
        MappingSource source,
        ZoneId zone,
        CellNotation notation,
        Defaults defaults,
        Timing timing,
        double mostRemoved,
        Map<MappedCollection, MappedQuery> queries) {

    /**
     * The credentials of a database. The password is never shown.
     *
     * @param url JDBC
     */
    public record Login(String url, String user, String password) implements MappingSource {

        /** Returns the URL without the parts that may contain a password. */
        @Override
        public String shown() {
            return url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
        }

        @Override
        public String toString() {
            return shown();
        }
    }

    /** Values for empty fields; {@code null} leaves them unknown. */
    public record Defaults(
            @Nullable String timeZone,
            @Nullable String currency,
            @Nullable String language,
            @Nullable String country) {}

    /**
     * Intervals and timeouts.
     *
     * @param every how often the server loads changes; {@code null} when only commands load
     * @param fullEvery how often it loads everything
     * @param overlap how far before the last load changes are read again
     * @param connect longest wait for a connection
     * @param query longest wait for a result
     * @param load longest time for a whole load
     */
    public record Timing(
            @Nullable Duration every,
            Duration fullEvery,
            Duration overlap,
            Duration connect,
            Duration query,
            Duration load) {}

    /** Returns the credentials of a database. */
    public Login login() {
        return (Login) source;
    }

    public Optional<MappedQuery> query(MappedCollection collection) {
        return Optional.ofNullable(queries.get(collection));
    }

    /** Returns the query with a name. */
    public Optional<MappedQuery> query(String name) {
        return queries.values().stream()
                .filter(query -> query.collected().toString().equals(name))
                .findFirst();
    }

    public boolean loads(MappedCollection collection) {
        return queries.containsKey(collection);
    }

    /** Returns whether incremental loads detect all changes of a collection; this includes lines. */
    public boolean follows(MappedCollection collection) {
        MappedQuery query = queries.get(collection);
        List<FactCollection> parts = collection instanceof FactCollection known ? known.parts() : List.of();
        return query != null
                && query.watermark() != null
                && parts.stream().map(queries::get).allMatch(part -> part == null || part.watermark() != null);
    }

    /**
     * Returns the mapping with the declared facts of the live rule book, which may have changed since the file was
     * read. What is not declared any more is added to the problems.
     */
    public Mapping declaredBy(DeclaredFactsCheck declared, Problems problems) {
        Map<MappedCollection, MappedQuery> bound = new LinkedHashMap<>();
        queries.values().forEach(query -> {
            MappedQuery next = query.declaredBy(declared, problems);
            bound.put(next.collected(), next);
        });
        return new Mapping(name, version, source, zone, notation, defaults, timing, mostRemoved, bound);
    }
}
