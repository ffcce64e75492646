package org.holdfast.loyalty.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.SharedData;
import org.holdfast.facts.Customer;
import org.holdfast.ingestion.csv.CsvImport;
import org.holdfast.ingestion.csv.CsvImports;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.ExchangeRates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures of real customers, compared with counts from an independent script. The data is not part of the project;
 * {@code -Dholdfast.data=FOLDER} specifies its location.
 */
class RealHistoriesTest {

    @TempDir
    private Path folder;

    private static MeasureGroup measures(List<Customer> customers, String currency, String asOf, Period period) {
        EvaluationContext from =
                new EvaluationContext(Instant.parse(asOf), ZoneId.of("UTC"), "en", ExchangeRates.only(currency));
        MeasureAccumulator measureAccumulator = new MeasureAccumulator(period);
        customers.forEach(each -> measureAccumulator.add(CustomerView.of(each, from)));
        return measureAccumulator.measures(null);
    }

    @Test
    void halfAYearOfAGiftShop() {
        SharedData.needs(SharedData.ONLINE_RETAIL);
        List<Customer> customers = CsvImports.read(SharedData.ONLINE_RETAIL, CsvImport.Layout.INVOICES);
        MeasureGroup half = measures(
                customers,
                "GBP",
                "2011-12-10T12:00:00Z",
                new Period(LocalDate.parse("2011-06-10"), LocalDate.parse("2011-12-09")));

        assertThat(half.size().customers()).isEqualTo(4372);
        assertThat(half.repurchaseRate())
                .extracting(Proportion::part, Proportion::whole)
                .containsExactly(1953L, 3487L);
        assertThat(half.retentionRate())
                .extracting(Proportion::part, Proportion::whole)
                .containsExactly(1879L, 2667L);
        assertThat(half.spendPerOrder())
                .extracting(Average::count, Average::mean)
                .containsExactly(10648L, new BigDecimal("504.45"));
        assertThat(half.salesPerCustomer().mean()).isEqualTo(new BigDecimal("1429.22"));
        assertThat(half.lifetimeValue().past())
                .extracting(Average::count, Average::mean)
                .containsExactly(4339L, new BigDecimal("1915.30"));
        // The data contains neither order lines nor surveys.
        assertThat(half.upsellRatio().unknown()).isEqualTo(3487);
        assertThat(half.netPromoterScore().score()).isNull();
    }

    @Test
    void nineMonthsOfAMusicShop() throws IOException {
        MeasureGroup months = measures(
                cdnow(),
                "USD",
                "1998-06-30T23:59:59Z",
                new Period(LocalDate.parse("1997-10-01"), LocalDate.parse("1998-06-30")));

        assertThat(months.size().customers()).isEqualTo(23_570);
        assertThat(months.repurchaseRate())
                .extracting(Proportion::part, Proportion::whole)
                .containsExactly(3978L, 7058L);
        assertThat(months.retentionRate())
                .extracting(Proportion::part, Proportion::whole)
                .containsExactly(7058L, 23_570L);
        assertThat(months.spendPerOrder())
                .extracting(Average::count, Average::mean)
                .containsExactly(20_573L, new BigDecimal("37.77"));
        assertThat(months.salesPerCustomer().mean()).isEqualTo(new BigDecimal("110.08"));
        assertThat(months.lifetimeValue().past().mean()).isEqualTo(new BigDecimal("106.08"));
        // 110.08 * 0.2994 / (1.1 ^ (273 / 365) - 0.2994)
        assertThat(months.lifetimeValue().expected())
                .isCloseTo(new BigDecimal("42.55"), within(new BigDecimal("0.02")));
    }

    private List<Customer> cdnow() throws IOException {
        SharedData.needs(SharedData.CDNOW);
        List<String> lines = Files.readAllLines(SharedData.CDNOW);
        Set<String> ids = new LinkedHashSet<>();
        List<String> orders = new ArrayList<>(List.of("customerId,id,placedAt,value,currency"));
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",");
            ids.add(cells[0]);
            orders.add(cells[0] + "," + i + "," + cells[1] + "," + cells[3] + ",USD");
        }
        List<String> customers = new ArrayList<>(List.of("id"));
        customers.addAll(ids);
        Files.write(folder.resolve("customers.csv"), customers);
        Files.write(folder.resolve("orders.csv"), orders);
        return CsvImports.read(folder, CsvImport.Layout.FOLDER);
    }
}
