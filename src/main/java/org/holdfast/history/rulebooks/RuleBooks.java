package org.holdfast.history.rulebooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All published rule books with their files, and which of them is live. */
@Repository
public class RuleBooks {

    private static final String COLUMNS =
            "number, version, author, note, published_at, origin, semantics, restores, checks, approval, approved_by,"
                    + " draft";
    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 500;

    private final JdbcClient client;
    private final JdbcTemplate template;

    public RuleBooks(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /**
     * The live publication.
     *
     * @param number number of the publication, or {@code null} before the first
     * @param resting whether automatic publishing is suspended because the live rule book did not come from the folder
     */
    public record Live(@Nullable Integer number, boolean resting) {}

    /** Returns the live publication: a single row by its key, cheap enough for polling. */
    public Live live() {
        return live("");
    }

    /** Returns the live publication and locks it against other publications until the transaction ends. */
    public Live lock() {
        return live(" for update");
    }

    private Live live(String lock) {
        return client.sql("select number, resting from live_rule_book where id = 1" + lock)
                .query((row, index) -> new Live(row.getObject(1, Integer.class), row.getBoolean(2)))
                .single();
    }

    /** Suspends or resumes automatic publishing. */
    public void pauseAutoPublish(boolean resting) {
        client.sql("update live_rule_book set resting = ? where id = 1")
                .param(resting)
                .update();
    }

    /** Stores the rule book and makes it live. Call it within the transaction that holds the {@link #lock()}. */
    public void publish(BookSource source, Publication publication, boolean resting) {
        keep(source);
        client.sql("insert into rule_book_publication (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        publication.number(),
                        publication.version(),
                        publication.author(),
                        publication.note(),
                        publication.at().atOffset(ZoneOffset.UTC),
                        publication.from().toString(),
                        publication.semantics().number(),
                        publication.restores(),
                        FactsJson.write(publication.checks()),
                        publication.approval().kind().toString(),
                        publication.approval().by(),
                        publication.approval().draft()))
                .update();
        client.sql("update live_rule_book set number = ?, resting = ? where id = 1")
                .params(publication.number(), resting)
                .update();
    }

    private void keep(BookSource source) {
        if (knows(source.version())) {
            return;
        }
        Map<String, String> pathByHash = new LinkedHashMap<>();
        StringBuilder manifest = new StringBuilder();
        for (String path : source.paths()) {
            String hash = source.fileHash(path);
            pathByHash.put(hash, path);
            manifest.append(hash).append(' ').append(path).append('\n');
        }
        Set<String> missing = new HashSet<>(pathByHash.keySet());
        chunks(List.copyOf(missing))
                .forEach(chunk -> client.sql("select hash from rule_book_file where hash in (:hashes)")
                        .param("hashes", chunk)
                        .query(String.class)
                        .list()
                        .forEach(missing::remove));
        template.batchUpdate(
                "insert into rule_book_file (hash, content) values (?, ?)",
                pathByHash.entrySet().stream()
                        .filter(file -> missing.contains(file.getKey()))
                        .map(file -> new Object[] {file.getKey(), source.bytes(file.getValue())})
                        .toList());
        client.sql("insert into rule_book_version (version, manifest) values (?, ?)")
                .params(source.version(), manifest.toString())
                .update();
    }

    /** Returns whether this content has been published, and so can be restored. */
    public boolean knows(String version) {
        return client.sql("select count(*) from rule_book_version where version = ?")
                        .param(version)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Returns the files of a version as they were published. */
    public Optional<BookSource> source(String version) {
        return client.sql("select manifest from rule_book_version where version = ?")
                .param(version)
                .query(String.class)
                .optional()
                .map(this::fromManifest);
    }

    /** Returns the hashes of the files of a version by path; empty if it was never published. */
    public Map<String, String> manifest(String version) {
        return client.sql("select manifest from rule_book_version where version = ?")
                .param(version)
                .query(String.class)
                .optional()
                .map(RuleBooks::hashes)
                .orElse(Map.of());
    }

    /** Returns the content of a file of any version by its hash. */
    public Optional<byte[]> content(String hash) {
        return client.sql("select content from rule_book_file where hash = ?")
                .param(hash)
                .query((row, index) -> row.getBytes(1))
                .optional();
    }

    private static Map<String, String> hashes(String manifest) {
        Map<String, String> hashes = new HashMap<>();
        manifest.lines()
                .forEach(line ->
                        hashes.put(line.substring(line.indexOf(' ') + 1), line.substring(0, line.indexOf(' '))));
        return hashes;
    }

    private BookSource fromManifest(String manifest) {
        Map<String, String> hashes = hashes(manifest);
        Map<String, byte[]> contents = new HashMap<>();
        chunks(List.copyOf(new HashSet<>(hashes.values())))
                .forEach(chunk -> client.sql("select hash, content from rule_book_file where hash in (:hashes)")
                        .param("hashes", chunk)
                        .query((row, index) -> contents.put(row.getString(1), row.getBytes(2)))
                        .list());
        Map<String, byte[]> files = new HashMap<>();
        hashes.forEach((path, hash) -> files.put(path, Objects.requireNonNull(contents.get(hash))));
        return BookSource.ofPublished(files);
    }

    public Optional<Publication> find(int number) {
        return query("where number = ?", number).stream().findFirst();
    }

    /** Finds the latest publication whose version starts with a prefix. */
    public Optional<Publication> findVersion(String prefix) {
        return query(
                        "where version like ? escape '\\' order by number desc fetch first 1 rows only",
                        prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .stream()
                .findFirst();
    }

    /**
     * Returns a page of publications, newest first.
     *
     * @param before only publications with a smaller number; {@code null} for the first page
     */
    public List<Publication> page(@Nullable Integer before, int size) {
        return query(
                "where number < ? order by number desc fetch first " + size + " rows only",
                before == null ? Integer.MAX_VALUE : before);
    }

    private List<Publication> query(String where, Object value) {
        return client.sql("select " + COLUMNS + " from rule_book_publication " + where)
                .param(value)
                .query(RuleBooks::read)
                .list();
    }

    private static Publication read(ResultSet row, int index) throws SQLException {
        return new Publication(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                Publication.From.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                new Semantics(row.getInt(7)),
                row.getObject(8, Integer.class),
                FactsJson.stored(row.getString(9), Publication.Checks.class),
                new Publication.Approval(
                        EnumLabels.read(Publication.Approval.Kind.class, "approval", row.getString(10)),
                        row.getString(11),
                        row.getString(12)));
    }

    private static List<List<String>> chunks(List<String> all) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH_SIZE) {
            chunks.add(all.subList(from, Math.min(from + BATCH_SIZE, all.size())));
        }
        return chunks;
    }
}
