package org.holdfast.desk.authorization;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.desk.authorization.Authorization.State;
import org.holdfast.facts.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored questions. What was decided with an answer remains after an erasure; the questions do not. */
@Repository
class AuthorizationTable implements PersonalData {

    private static final String COLUMNS = "id, customer_id, rule, action, subject, title, choice, amount, proposed, "
            + "currency, reason, asker, asked_by, asked_at, expires_at, state, granted, answered_by, answered_at, "
            + "note, valid_until, used_at, decision_id";

    private final JdbcClient client;

    AuthorizationTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    void insert(Authorization each, String key) {
        Authorization.Question question = each.question();
        client.sql("insert into authorization_request (id, customer_id, rule, action, subject, title, choice, amount, "
                        + "proposed, currency, reason, asker, asked_by, asked_at, expires_at, state, request_key) "
                        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)")
                .params(Arrays.asList(
                        each.id(),
                        each.customerId(),
                        each.selection().rule(),
                        each.selection().action(),
                        each.selection().subject(),
                        each.title(),
                        each.choice(),
                        question.amount().amount(),
                        question.proposed().amount(),
                        question.amount().currency(),
                        question.reason(),
                        question.asker(),
                        question.by(),
                        time(question.at()),
                        time(question.expiresAt()),
                        key))
                .update();
    }

    /**
     * Stores an answer unless there is one, or the question has expired.
     *
     * @return whether it was stored
     */
    boolean answer(String id, State state, Authorization.Answer answer, String answerer) {
        return client.sql("update authorization_request set state = ?, granted = ?, answerer = ?, answered_by = ?, "
                                + "answered_at = ?, note = ?, valid_until = ? "
                                + "where id = ? and state = 'open' and expires_at > ?")
                        .params(Arrays.asList(
                                state.toString(),
                                answer.granted() == null
                                        ? null
                                        : answer.granted().amount(),
                                answerer,
                                answer.by(),
                                time(answer.at()),
                                answer.note(),
                                answer.validUntil() == null ? null : time(answer.validUntil()),
                                id,
                                time(answer.at())))
                        .update()
                == 1;
    }

    /**
     * Marks an authorization as used, once.
     *
     * @return whether it could be used
     */
    boolean use(String id, String decisionId, Instant now) {
        return client.sql("update authorization_request set used_at = ?, decision_id = ? where id = ? "
                                + "and used_at is null and state in ('yes', 'amended') and valid_until > ?")
                        .params(time(now), decisionId, id, time(now))
                        .update()
                == 1;
    }

    /** Makes an authorization usable again whose decision is taken back. */
    void release(String customerId, String decisionId) {
        client.sql("update authorization_request set used_at = null, decision_id = null "
                        + "where customer_id = ? and decision_id = ?")
                .params(customerId, decisionId)
                .update();
    }

    Optional<Authorization> find(String id, Instant now) {
        return client.sql("select " + COLUMNS + " from authorization_request where id = ?")
                .param(id)
                .query((row, number) -> read(row, now))
                .optional();
    }

    Optional<Authorization> find(String asker, String key, Instant now) {
        return client.sql("select " + COLUMNS + " from authorization_request where asker = ? and request_key = ?")
                .params(asker, key)
                .query((row, number) -> read(row, now))
                .optional();
    }

    /** Returns the latest questions about a customer, the latest first. */
    List<Authorization> ofCustomer(String customerId, Instant since, Instant now) {
        return client.sql("select " + COLUMNS + " from authorization_request "
                        + "where customer_id = ? and asked_at >= ? order by asked_at desc, id fetch first 50 rows only")
                .params(customerId, time(since))
                .query((row, number) -> read(row, now))
                .list();
    }

    /**
     * Returns a page of questions, the oldest first.
     *
     * @param open whether only questions that wait for an answer are wanted
     * @param after the last question of the previous page; {@code null} for the first page
     */
    List<Authorization> page(
            boolean open, @Nullable String customerId, @Nullable Authorization after, int size, Instant now) {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from authorization_request where 1 = 1");
        List<Object> values = new ArrayList<>();
        if (open) {
            sql.append(" and state = 'open' and expires_at > ?");
            values.add(time(now));
        }
        if (customerId != null) {
            sql.append(" and customer_id = ?");
            values.add(customerId);
        }
        if (after != null) {
            OffsetDateTime at = time(after.question().at());
            sql.append(" and (asked_at > ? or asked_at = ? and id > ?)");
            values.addAll(List.of(at, at, after.id()));
        }
        sql.append(" order by asked_at, id fetch first ").append(size).append(" rows only");
        return client.sql(sql.toString())
                .params(values)
                .query((row, number) -> read(row, now))
                .list();
    }

    private static Authorization read(ResultSet row, Instant now) throws SQLException {
        String currency = row.getString("currency");
        Instant expiresAt = instant(row, "expires_at");
        Authorization.Question question = new Authorization.Question(
                money(row, "amount", currency),
                money(row, "proposed", currency),
                row.getString("reason"),
                row.getString("asker"),
                row.getString("asked_by"),
                instant(row, "asked_at"),
                expiresAt);
        Authorization.Answer answer = answer(row, currency);
        Authorization.Use use = row.getObject("used_at") == null
                ? null
                : new Authorization.Use(instant(row, "used_at"), row.getString("decision_id"));
        State stored = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new Authorization(
                row.getString("id"),
                row.getString("customer_id"),
                new Selection(row.getString("rule"), row.getString("action"), row.getString("subject"), null),
                row.getString("title"),
                row.getString("choice"),
                question,
                use == null ? state(stored, expiresAt, answer, now) : State.USED,
                answer,
                use);
    }

    private static State state(State stored, Instant expiresAt, Authorization.@Nullable Answer answer, Instant now) {
        Instant valid = answer == null ? null : answer.validUntil();
        Instant until = stored == State.OPEN ? expiresAt : valid;
        return until == null || now.isBefore(until) ? stored : State.EXPIRED;
    }

    private static Authorization.@Nullable Answer answer(ResultSet row, String currency) throws SQLException {
        if (row.getObject("answered_at") == null) {
            return null;
        }
        return new Authorization.Answer(
                row.getBigDecimal("granted") == null ? null : money(row, "granted", currency),
                row.getString("answered_by"),
                instant(row, "answered_at"),
                row.getString("note"),
                row.getObject("valid_until") == null ? null : instant(row, "valid_until"));
    }

    private static Money money(ResultSet row, String column, String currency) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column).stripTrailingZeros();
        return new Money(amount.scale() < 0 ? amount.setScale(0) : amount, currency);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Set<String> tables() {
        return Set.of("authorization_request");
    }

    @Override
    public void merge(String from, String into) {
        client.sql("update authorization_request set customer_id = ? where customer_id = ?")
                .params(into, from)
                .update();
    }

    @Override
    public void erase(String id, String pseudonym) {
        client.sql("delete from authorization_request where customer_id = ?")
                .param(id)
                .update();
    }

    @Override
    public Map<String, List<?>> export(String id) {
        List<Map<String, Object>> all = client.sql("select " + COLUMNS + " from authorization_request "
                        + "where customer_id = ? order by asked_at, id")
                .param(id)
                .query((row, number) -> exported(read(row, instant(row, "asked_at"))))
                .list();
        return Map.of("authorizations", all);
    }

    private static Map<String, Object> exported(Authorization each) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("action", each.selection().action());
        all.put("amount", each.question().amount());
        all.put("reason", each.question().reason());
        all.put("askedAt", each.question().at());
        if (each.answer() != null) {
            all.put("answer", each.answer());
        }
        return all;
    }
}
