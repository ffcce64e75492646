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
 * Every model that was fitted, kept for good. Deciding asks for the newest one all the time, so they are held in
 * memory; what another node has fitted is noticed within {@value #FOLLOW_SECONDS} seconds.
 */
@Repository
public class ChurnModels implements ChurnForecasts {

    private static final int FOLLOW_SECONDS = 2;

    private final JdbcClient client;
    private volatile Known known = new Known(List.of(), Long.MIN_VALUE);

    ChurnModels(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** @param all the newest first */
    private record Known(List<FittedChurnForecast> all, long lookedAt) {}

    @Override
    public @Nullable FittedChurnForecast at(Instant asOf) {
        for (FittedChurnForecast each : all()) {
            if (!each.fittedAt().isAfter(asOf)) {
                return each;
            }
        }
        return null;
    }

    /** The model of a fit; {@code null} when it is not kept here. */
    public @Nullable FittedChurnForecast find(int number) {
        for (FittedChurnForecast each : all()) {
            if (each.fit() == number) {
                return each;
            }
        }
        return refresh(known).stream()
                .filter(each -> each.fit() == number)
                .findFirst()
                .orElse(null);
    }

    /** What was said about a fit when it was made. */
    public Optional<FitReport> report(int number) {
        return client.sql("select report from fit where number = ?")
                .param(number)
                .query(String.class)
                .optional()
                .map(text -> FactsJson.stored(text, FitReport.class));
    }

    /** Keeps a model; decisions from {@code fittedAt} on use it. */
    public FittedChurnForecast keep(Instant fittedAt, ChurnModel model, FitReport report) {
        int number = client.sql("select coalesce(max(number), 0) + 1 from fit")
                .query(Integer.class)
                .single();
        client.sql("insert into fit (number, fitted_at, model, report) values (?, ?, ?, ?)")
                .params(number, fittedAt.atOffset(ZoneOffset.UTC), FactsJson.write(model), FactsJson.write(report))
                .update();
        known = new Known(known.all, Long.MIN_VALUE);
        return new FittedChurnForecast(number, fittedAt, model);
    }

    private List<FittedChurnForecast> all() {
        Known now = known;
        return now.lookedAt != Long.MIN_VALUE
                        && System.nanoTime() - now.lookedAt < TimeUnit.SECONDS.toNanos(FOLLOW_SECONDS)
                ? now.all
                : refresh(now);
    }

    /** Only what is new is read. A caller who comes while another looks may look as well; that does no harm. */
    private List<FittedChurnForecast> refresh(Known before) {
        int last = before.all.stream().mapToInt(FittedChurnForecast::fit).max().orElse(0);
        List<FittedChurnForecast> all = new ArrayList<>(before.all);
        all.addAll(client.sql("select number, fitted_at, model from fit where number > ?")
                .param(last)
                .query(ChurnModels::fit)
                .list());
        all.sort(Comparator.comparing(FittedChurnForecast::fittedAt)
                .thenComparing(FittedChurnForecast::fit)
                .reversed());
        known = new Known(List.copyOf(all), System.nanoTime());
        return known.all;
    }

    private static FittedChurnForecast fit(ResultSet row, int index) throws SQLException {
        return new FittedChurnForecast(
                row.getInt(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                FactsJson.stored(row.getString(3), ChurnModel.class));
    }
}
