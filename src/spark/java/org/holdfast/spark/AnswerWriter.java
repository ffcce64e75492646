package org.holdfast.spark;

import java.io.Serializable;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;

/** Writes answers and rejected inputs. The names of the files are in the order of the ids of the customers in them. */
final class AnswerWriter {

    /** Folder of the answers within the output. */
    static final String ANSWERS = "answers";
    /** Folder of the rejected inputs within the output. */
    static final String REJECTED = "rejected";

    private static final StructType COLUMNS = new StructType()
            .add("customerId", DataTypes.StringType)
            .add("outcome", DataTypes.StringType)
            .add("action", DataTypes.StringType)
            .add("facts", DataTypes.StringType)
            .add("past", DataTypes.StringType)
            .add("limited", DataTypes.BooleanType)
            .add("wakeAt", DataTypes.StringType)
            .add("refused", DataTypes.StringType)
            .add("decision", DataTypes.StringType)
            .add("receipt", DataTypes.StringType);

    private final SparkSession spark;
    private final String out;

    AnswerWriter(SparkSession spark, String out) {
        this.spark = spark;
        this.out = out;
    }

    /**
     * The final answer for a customer.
     *
     * @param outcome of the decision, or {@code refused}
     * @param action id of the first action; {@code null} if there is none
     */
    record Answered(String outcome, @Nullable String action, CaseAnswer answer) implements Serializable {

        Row row() {
            return RowFactory.create(
                    answer.customerId(),
                    outcome,
                    action,
                    answer.facts(),
                    answer.past(),
                    answer.limited(),
                    answer.wakeAt() == null ? null : answer.wakeAt().toString(),
                    answer.refused(),
                    answer.decision(),
                    answer.receipt());
        }
    }

    /** A line about a rejected input. */
    private record RejectedLine(String place, String problem) {}

    void answers(JavaRDD<Answered> answers, boolean parquet) {
        String folder = out + "/" + ANSWERS;
        if (parquet) {
            spark.createDataFrame(answers.map(Answered::row), COLUMNS).write().parquet(folder);
        } else {
            lines(answers.map(each -> each.answer().toJson()), folder);
        }
    }

    void rejected(JavaRDD<CaseRow> rejected, LinePlaces places) {
        lines(
                rejected.map(row -> FactsJson.write(new RejectedLine(
                        places.of(Objects.requireNonNull(row.rejected()).place()),
                        row.rejected().problem()))),
                out + "/" + REJECTED);
    }

    private void lines(JavaRDD<String> lines, String folder) {
        spark.createDataset(lines.rdd(), Encoders.STRING())
                .write()
                .option("compression", "gzip")
                .text(folder);
    }
}
