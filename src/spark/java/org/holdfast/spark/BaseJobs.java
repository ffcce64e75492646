package org.holdfast.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.holdfast.batch.CaseDecider;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.PurchaseSummary;
import org.holdfast.loyalty.measures.GroupedMeasures;
import org.holdfast.loyalty.measures.Grouping;
import org.holdfast.loyalty.measures.MeasureReport;
import org.holdfast.loyalty.measures.Period;
import org.holdfast.simulation.comparison.DifferenceReport;
import org.holdfast.simulation.comparison.DifferenceTotals;
import org.holdfast.simulation.comparison.EarlierDecisions;
import org.holdfast.simulation.comparison.RuleBookComparison;
import org.holdfast.spark.CaseRow.CaseInput;
import org.jspecify.annotations.Nullable;

/** What can be asked of a whole base beside decisions: two rule books compared, measures, and purchases. */
final class BaseJobs {

    private static final int PAGE = 200;

    private static final StructType PURCHASES = new StructType()
            .add("customerId", DataTypes.StringType)
            .add("days", DataTypes.createArrayType(DataTypes.IntegerType, false))
            .add("spend", DataTypes.createArrayType(DataTypes.FloatType, true));

    private final SparkSession spark;
    private final RunInput input;

    BaseJobs(SparkSession spark, RunInput input) {
        this.spark = spark;
        this.input = input;
    }

    /**
     * Compares the rule book of the export with another one, for all customers.
     *
     * @param against path of a zip
     * @param examples number of customers to list for each kind of change
     */
    DifferenceReport compare(String against, int examples) {
        RunContext before = input.context();
        byte[] other = input.read(against);
        // A rule book with errors is refused before the cluster works with it.
        RunContext.other(other, before);
        Broadcast<RunContext> context = cluster().broadcast(before);
        Broadcast<byte[]> book = cluster().broadcast(other);
        DifferenceTotals totals = new DifferenceTotals(examples);
        input.rows()
                .mapPartitions(rows -> {
                    DecisionModel old = context.value().built().model();
                    DecisionModel now = RunContext.other(book.value(), context.value());
                    return List.of(differences(new CaseInputs(rows), old, now, context.value(), examples))
                            .iterator();
                })
                .collect()
                .forEach(totals::addAll);
        return totals.difference();
    }

    private static DifferenceTotals differences(
            CaseInputs inputs, DecisionModel before, DecisionModel after, RunContext context, int examples) {
        DifferenceTotals totals = new DifferenceTotals(examples);
        while (inputs.hasNext()) {
            List<StoredCustomer> page = new ArrayList<>();
            Map<String, ContactHistory> pasts = new HashMap<>();
            while (inputs.hasNext() && page.size() < PAGE) {
                CaseDecider.Case each = read(inputs.next());
                page.add(each.facts());
                pasts.put(each.facts().facts().id(), each.past().history());
            }
            EarlierDecisions earlier = (ids, asOf, days) -> pasts;
            new RuleBookComparison(
                            new Decider(Guardrails.all()),
                            before,
                            after,
                            context.built().manifest().asOf(),
                            earlier)
                    .compare(page)
                    .forEach(totals::add);
        }
        return totals;
    }

    private static CaseDecider.Case read(CaseInput each) {
        try {
            return CaseInputs.read(each);
        } catch (CaseInputs.Unreadable e) {
            throw new RefusedInput(each.place() + ": " + e.getMessage());
        }
    }

    /** Returns the measures of all customers. */
    MeasureReport measure(Period period, @Nullable String by) {
        RunContext given = input.context();
        RunContext.Built built = given.built();
        Broadcast<RunContext> context = cluster().broadcast(given);
        Grouping grouping = grouping(by, built);
        GroupedMeasures all = new GroupedMeasures(period, grouping);
        facts().mapPartitions(rows -> {
                    RunContext.Built here = context.value().built();
                    GroupedMeasures part = new GroupedMeasures(period, grouping(by, here));
                    rows.forEachRemaining(each -> part.add(view(each, here)));
                    return List.of(part).iterator();
                })
                .collect()
                .forEach(all::addAll);
        return all.report(built.manifest().asOf(), built.manifest().currency());
    }

    private static @Nullable Grouping grouping(@Nullable String by, RunContext.Built built) {
        return by == null ? null : Grouping.named(by, built.model().rules().facts());
    }

    /** Writes the purchases of every customer, which are all that a churn model is fitted to, as Parquet. */
    void purchases(String out) {
        Broadcast<RunContext> context = cluster().broadcast(input.context());
        JavaRDD<Row> rows = facts().map(each -> {
            CustomerView view = view(each, context.value().built());
            PurchaseSummary known = view.purchases();
            PurchaseHistory history = known == null ? PurchaseHistory.NONE : known.history();
            Integer[] days = new Integer[history.size()];
            Float[] spend = new Float[history.size()];
            for (int i = 0; i < history.size(); i++) {
                days[i] = history.day(i);
                spend[i] = Float.isNaN(history.spend(i)) ? null : Float.valueOf(history.spend(i));
            }
            return RowFactory.create(view.id(), days, spend);
        });
        spark.createDataFrame(rows, PURCHASES).write().parquet(out);
    }

    private JavaRDD<CaseInput> facts() {
        return input.facts().toJavaRDD().mapPartitions(rows -> (Iterator<CaseInput>) new CaseInputs(rows));
    }

    private static CustomerView view(CaseInput each, RunContext.Built built) {
        return CustomerView.of(
                read(each).facts().facts(),
                built.model().viewpoint(built.manifest().asOf()));
    }

    private JavaSparkContext cluster() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
    }
}
