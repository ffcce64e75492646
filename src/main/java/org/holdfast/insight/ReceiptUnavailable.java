package org.holdfast.insight;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Period;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.failure.Failure;
import org.holdfast.failure.LocalizedFailure;
import org.holdfast.history.retention.RemovedDecisions.Removal;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;
import org.jspecify.annotations.Nullable;

/** Thrown if the receipt of a decision is no longer kept, or was never written. */
public final class ReceiptUnavailable extends RuntimeException implements LocalizedFailure {

    private static final long serialVersionUID = 1L;

    private static final LocalizedTexts TEXTS = LocalizedTexts.beside(ReceiptUnavailable.class, "receipts");

    private final transient Function<String, String> texts;
    private final transient @Nullable Removal removal;

    private ReceiptUnavailable(Function<String, String> texts, String reader, @Nullable Removal removal) {
        super(texts.apply(reader));
        this.texts = texts;
        this.removal = removal;
    }

    /** The customer was erased, or the decision is older than receipts. */
    static ReceiptUnavailable gone(String decisionId, String reader) {
        return new ReceiptUnavailable(
                language -> TEXTS.in(language).format("gone", Map.of("id", decisionId)), reader, null);
    }

    /**
     * The decision is older than decisions are kept.
     *
     * @param zone time zone of the day of the removal
     */
    static ReceiptUnavailable removed(String decisionId, Removal removal, ZoneId zone, String reader) {
        return new ReceiptUnavailable(language -> text(decisionId, removal, zone, language), reader, removal);
    }

    private static String text(String decisionId, Removal removal, ZoneId zone, String language) {
        TextCatalogue texts = TEXTS.in(language);
        DateFormat day = DateFormat.getDateInstance(DateFormat.LONG, new ULocale(texts.language()));
        day.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return texts.format(
                "removed",
                Map.of(
                        "id", decisionId,
                        "period", period(removal.keptFor(), texts),
                        "day", day.format(Date.from(removal.at()))));
    }

    /** {@code 1 year 6 months}. */
    private static String period(Period period, TextCatalogue texts) {
        return Stream.of(
                        Map.entry("years", period.getYears()),
                        Map.entry("months", period.getMonths()),
                        Map.entry("days", period.getDays()))
                .filter(each -> each.getValue() != 0)
                .map(each -> texts.format(each.getKey(), Map.of("n", each.getValue())))
                .collect(Collectors.joining(" "));
    }

    /** Returns when and why it was removed; {@code null} if that was not because of its age. */
    public @Nullable Removal removal() {
        return removal;
    }

    @Override
    public Failure failure() {
        return new Failure(410, "receipt-gone", "Receipt no longer available", getMessage());
    }

    @Override
    public String text(String language) {
        return texts.apply(language);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
