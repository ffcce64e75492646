package org.holdfast.crm.mapping;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the tables of one database become facts.
 *
 * @param name of the file, without its ending; what {@code sources} calls it
 * @param version names the content of the file; a load that was broken off goes on only under the same one
 * @param zone of times that the database keeps without a zone
 * @param mostRemoved largest share of customers or rows, 0 to 1, that may vanish from one full load to the next
 * @param queries what it brings, in the order of {@link FactCollection}
 */
public record Mapping(
        String name,
        String version,
        Login login,
        ZoneId zone,
        Defaults defaults,
        Timing timing,
        double mostRemoved,
        Map<FactCollection, MappedQuery> queries) {

    /**
     * How to get in. It never shows the password.
     *
     * @param url JDBC
     */
    public record Login(String url, String user, String password) {

        /** The URL without what follows the question mark or the first semicolon: passwords hide there. */
        public String shown() {
            return url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
        }

        @Override
        public String toString() {
            return shown();
        }
    }

    /** What holds where a row does not say; {@code null} leaves it unknown. */
    public record Defaults(
            @Nullable String timeZone,
            @Nullable String currency,
            @Nullable String language,
            @Nullable String country) {}

    /**
     * When and for how long.
     *
     * @param every how often the server loads what has changed; {@code null} when only commands load
     * @param fullEvery how often it loads everything
     * @param overlap how far behind the last load a change is looked for again
     * @param connect longest wait for a connection
     * @param query longest wait for an answer
     * @param load longest time for a whole load
     */
    public record Timing(
            @Nullable Duration every,
            Duration fullEvery,
            Duration overlap,
            Duration connect,
            Duration query,
            Duration load) {}

    public Optional<MappedQuery> query(FactCollection factCollection) {
        return Optional.ofNullable(queries.get(factCollection));
    }

    public boolean brings(FactCollection factCollection) {
        return queries.containsKey(factCollection);
    }

    /** Whether changes of it are seen between full loads: orders only together with their lines. */
    public boolean follows(FactCollection factCollection) {
        MappedQuery lines = factCollection == FactCollection.ORDERS ? queries.get(FactCollection.LINES) : null;
        return brings(factCollection)
                && queries.get(factCollection).watermark() != null
                && (lines == null || lines.watermark() != null);
    }
}
