package org.holdfast.drafts;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored contents of the files of drafts and of their histories. Call it while the draft is locked. */
@Repository
class DraftContentTable {

    private static final String UNUSED = "not exists (select 1 from rule_book_draft_file f "
            + "where f.draft = rule_book_draft_content.draft and f.hash = rule_book_draft_content.hash) "
            + "and not exists (select 1 from rule_book_draft_history h "
            + "where h.draft = rule_book_draft_content.draft and h.hash = rule_book_draft_content.hash)";

    private final JdbcClient client;

    DraftContentTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** Stores a content unless it is stored already. */
    void put(UUID draft, String hash, byte[] content, Instant now) {
        int known = client.sql("update rule_book_draft_content set stored_at = ? where draft = ? and hash = ?")
                .params(DraftTable.time(now), draft.toString(), hash)
                .update();
        if (known == 0) {
            client.sql("insert into rule_book_draft_content (draft, hash, size, content, stored_at) "
                            + "values (?, ?, ?, ?, ?)")
                    .params(Arrays.asList(draft.toString(), hash, content.length, content, DraftTable.time(now)))
                    .update();
        }
    }

    Optional<byte[]> find(UUID draft, String hash) {
        return client.sql("select content from rule_book_draft_content where draft = ? and hash = ?")
                .params(draft.toString(), hash)
                .query((row, index) -> row.getBytes(1))
                .optional();
    }

    /** Returns the contents of all files that a draft changes, by path; {@code null} for a deleted file. */
    Map<String, byte[]> ofFiles(UUID draft) {
        Map<String, byte[]> contents = new HashMap<>();
        client.sql("select f.path, c.content from rule_book_draft_file f left join rule_book_draft_content c "
                        + "on c.draft = f.draft and c.hash = f.hash where f.draft = ?")
                .param(draft.toString())
                .query((row, index) -> contents.put(row.getString(1), row.getBytes(2)))
                .list();
        return contents;
    }

    long storedBytes(UUID draft) {
        return client.sql("select coalesce(sum(size), 0) from rule_book_draft_content where draft = ?")
                .param(draft.toString())
                .query(Long.class)
                .single();
    }

    /** Deletes contents of a draft that neither a file nor its history refers to. */
    void deleteUnused(UUID draft) {
        client.sql("delete from rule_book_draft_content where draft = ? and " + UNUSED)
                .param(draft.toString())
                .update();
    }

    /** Deletes contents of all drafts to which nothing refers and that were stored before this moment. */
    int deleteUnused(Instant before) {
        return client.sql("delete from rule_book_draft_content where stored_at < ? and " + UNUSED)
                .param(DraftTable.time(before))
                .update();
    }
}
