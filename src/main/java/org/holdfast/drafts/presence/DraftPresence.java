package org.holdfast.drafts.presence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftService;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Keeps for a few minutes who has which file and rule open, so that people know of each other. */
@Service
public class DraftPresence {

    /** For how long someone counts as present after the last sign of life. */
    public static final Duration LASTING = Duration.ofMinutes(5);

    private static final int MAX_RULE = 200;
    private static final String SELECT = "select p.draft, p.author, p.author_name, p.path, p.rule, p.seen_at "
            + "from rule_book_draft_presence p join rule_book_draft d on d.id = p.draft "
            + "where d.state = 'open' and p.seen_at > ?";

    private final DraftService drafts;
    private final JdbcClient client;
    private final Clock clock;

    DraftPresence(DraftService drafts, JdbcTemplate template, Clock clock) {
        this.drafts = drafts;
        this.client = JdbcClient.create(template);
        this.clock = clock;
    }

    /**
     * Records that someone has a file of a draft open. A draft that is not open is ignored.
     *
     * @param rule the rule that they are in; {@code null} if it is not known
     */
    public void touch(UUID id, String path, @Nullable String rule, Contributor by) {
        if (path.isEmpty() || path.length() > BookSource.MAX_PATH || hasControls(path)) {
            throw new InvalidInput("path", "is not a path; expected is one such as areas/delivery/actions.yaml");
        }
        String name = rule == null ? "" : rule.strip();
        if (name.length() > MAX_RULE || hasControls(name)) {
            throw new InvalidInput(
                    "rule", "is not the name of a rule; expected are at most " + MAX_RULE + " characters");
        }
        Draft draft = drafts.find(id);
        if (draft.isOpen() && !update(draft, path, name, by)) {
            insert(draft, path, name, by);
        }
        client.sql("delete from rule_book_draft_presence where draft = ? and seen_at <= ?")
                .params(id.toString(), since())
                .update();
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private boolean update(Draft draft, String path, String rule, Contributor by) {
        return client.sql("update rule_book_draft_presence set seen_at = ?, "
                                + "rule = case when ? = '' then rule else ? end "
                                + "where draft = ? and author = ? and author_name = ? and path = ?")
                        .params(now(), rule, rule, draft.id().toString(), by.identity(), by.name(), path)
                        .update()
                > 0;
    }

    private void insert(Draft draft, String path, String rule, Contributor by) {
        try {
            client.sql("insert into rule_book_draft_presence (draft, author, author_name, path, rule, seen_at) "
                            + "values (?, ?, ?, ?, ?, ?)")
                    .params(draft.id().toString(), by.identity(), by.name(), path, rule, now())
                    .update();
        } catch (DuplicateKeyException e) {
            // Another tab of the same person was quicker.
            update(draft, path, rule, by);
        }
    }

    /** Returns who has files of a draft open, the latest first. */
    public List<Presence> in(UUID id) {
        return client.sql(SELECT + " and p.draft = ? order by p.seen_at desc, p.author")
                .params(since(), id.toString())
                .query(DraftPresence::read)
                .list();
    }

    /** Returns who has a file open, in any draft, the latest first. */
    public List<Presence> at(String path) {
        return client.sql(SELECT + " and p.path = ? order by p.seen_at desc, p.author fetch first 20 rows only")
                .params(since(), path)
                .query(DraftPresence::read)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime since() {
        return now().minus(LASTING);
    }

    private static Presence read(ResultSet row, int number) throws SQLException {
        return new Presence(
                UUID.fromString(row.getString(1)),
                new Contributor(row.getString(2), row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
