package org.holdfast.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.churn.ChurnModel;
import org.holdfast.churn.FitReport;
import org.holdfast.churn.FittedChurnForecast;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All fitted churn models. Models are cached in memory, because every decision needs the newest one; a model fitted by
 * another node is noticed within {@value #FOLLOW_SECONDS} seconds.
 */
@Repository
public class ChurnModels implements ChurnForecasts {

    private static final int FOLLOW_SECONDS = 2;

    private final JdbcClient client;
    private volatile Cache cache = new Cache(List.of(), Long.MIN_VALUE);

    ChurnModels(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * @param all newest first
     * @param readAt {@link System#nanoTime()} of the last read
     */
    private record Cache(List<FittedChurnForecast> all, long readAt) {}

    @Override
    public @Nullable FittedChurnForecast at(Instant asOf) {
        for (FittedChurnForecast each : all()) {
            if (!each.fittedAt().isAfter(asOf)) {
                return each;
            }
        }
        return null;
    }

    /** Returns the model of a fit, or {@code null} if it is not stored in this database. */
    public @Nullable FittedChurnForecast find(int number) {
        for (FittedChurnForecast each : all()) {
            if (each.fit() == number) {
                return each;
            }
        }
        return refresh(cache).stream()
                .filter(each -> each.fit() == number)
                .findFirst()
                .orElse(null);
    }

    /** Returns the report of a fit. */
    public Optional<FitReport> report(int number) {
        return client.sql("select report from fit where number = ?")
                .param(number)
                .query(String.class)
                .optional()
                .map(text -> FactsJson.stored(text, FitReport.class));
    }

    /** Stores a model; decisions from {@code fittedAt} on use it. */
    public FittedChurnForecast keep(Instant fittedAt, ChurnModel model, FitReport report) {
        int number = client.sql("select coalesce(max(number), 0) + 1 from fit")
                .query(Integer.class)
                .single();
        client.sql("insert into fit (number, fitted_at, model, report) values (?, ?, ?, ?)")
                .params(number, fittedAt.atOffset(ZoneOffset.UTC), FactsJson.write(model), FactsJson.write(report))
                .update();
        cache = new Cache(cache.all, Long.MIN_VALUE);
        return new FittedChurnForecast(number, fittedAt, model);
    }

    private List<FittedChurnForecast> all() {
        Cache current = cache;
        return current.readAt != Long.MIN_VALUE
                        && System.nanoTime() - current.readAt < TimeUnit.SECONDS.toNanos(FOLLOW_SECONDS)
                ? current.all
                : refresh(current);
    }

    /** Reads new models only. Concurrent refreshes are harmless. */
    private List<FittedChurnForecast> refresh(Cache before) {
        int last = before.all.stream().mapToInt(FittedChurnForecast::fit).max().orElse(0);
        List<FittedChurnForecast> all = new ArrayList<>(before.all);
        all.addAll(client.sql("select number, fitted_at, model from fit where number > ?")
                .param(last)
                .query(ChurnModels::fit)
                .list());
        all.sort(Comparator.comparing(FittedChurnForecast::fittedAt)
                .thenComparing(FittedChurnForecast::fit)
                .reversed());
        Cache fresh = new Cache(List.copyOf(all), System.nanoTime());
        cache = fresh;
        return fresh.all;
    }

    private static FittedChurnForecast fit(ResultSet row, int index) throws SQLException {
        return new FittedChurnForecast(
                row.getInt(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                FactsJson.stored(row.getString(3), ChurnModel.class));
    }
}
