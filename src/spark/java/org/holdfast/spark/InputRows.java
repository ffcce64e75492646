package org.holdfast.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads documents of customers, one to a line or row, as rows with the id of their customer. */
final class InputRows {

    static final int ID = 0;
    static final int KIND = 1;
    static final int DOCUMENT = 2;
    static final int HASH = 3;
    static final int PLACE = 4;

    private static final StructType SCHEMA = new StructType()
            .add("id", DataTypes.StringType)
            .add("kind", DataTypes.IntegerType)
            .add("document", DataTypes.StringType)
            .add("hash", DataTypes.StringType)
            .add("place", DataTypes.StringType);

    private static final int FETCH_SIZE = 1_000;

    private final SparkSession spark;

    InputRows(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * A table read over JDBC, with the columns of Holdfast's table {@code customer}.
     *
     * @param bounds ids at which it is divided into parts that are read at the same time
     */
    record Table(
            String url,
            String name,
            @Nullable String user,
            @Nullable String password,
            List<String> bounds) {}

    /** Reads JSON lines or, if the path ends so or has such files, Parquet with the given column. */
    Dataset<Row> files(String path, boolean parquet, int kind, String column) {
        return parquet ? parquet(path, kind, column) : lines(path, kind);
    }

    private Dataset<Row> lines(String path, int kind) {
        Dataset<Row> text = spark.read()
                .text(path)
                .select(col("value"), col("_metadata.file_path"), col("_metadata.file_block_start"));
        return frame(text.toJavaRDD().mapPartitions(rows -> new Lines(rows, kind)));
    }

    private Dataset<Row> parquet(String path, int kind, String column) {
        Dataset<Row> all = spark.read().parquet(path);
        if (!List.of(all.columns()).contains(column)) {
            throw new RefusedInput("The Parquet files in " + path + " have no column \"" + column
                    + "\", which must hold the JSON document of each customer. They have "
                    + String.join(", ", all.columns()) + ".");
        }
        Column hash = List.of(all.columns()).contains("facts_hash")
                ? col("facts_hash")
                : lit(null).cast(DataTypes.StringType);
        Dataset<Row> rows = all.select(
                col(column).cast(DataTypes.StringType),
                col("_metadata.file_path"),
                col("_metadata.row_index").plus(1),
                hash);
        return frame(rows.toJavaRDD()
                .map(row -> row(
                        row.getString(0),
                        kind,
                        row.getString(3),
                        new InputPlace(row.getString(1), 0, row.getLong(2)))));
    }

    /** Reads facts from a table, in parts at the same time. */
    Dataset<Row> table(Table table) {
        Properties properties = new Properties();
        if (table.user != null) {
            properties.setProperty("user", table.user);
        }
        if (table.password != null) {
            properties.setProperty("password", table.password);
        }
        properties.setProperty("fetchsize", String.valueOf(FETCH_SIZE));
        Dataset<Row> rows = spark.read()
                .jdbc(table.url, table.name, parts(table.bounds), properties)
                .select(col("facts").cast(DataTypes.StringType), col("facts_hash"));
        InputPlace place = new InputPlace("table " + table.name, 0, 0);
        return frame(rows.toJavaRDD().map(row -> row(row.getString(0), CaseInputs.FACTS, row.getString(1), place)));
    }

    /** Returns a condition for each part of a table. */
    static String[] parts(List<String> bounds) {
        List<String> parts = new ArrayList<>();
        String from = null;
        for (String bound : bounds) {
            String to = "'" + bound.replace("'", "''") + "'";
            parts.add(from == null ? "id <= " + to : "id > " + from + " and id <= " + to);
            from = to;
        }
        parts.add(from == null ? "1 = 1" : "id > " + from);
        return parts.toArray(String[]::new);
    }

    private Dataset<Row> frame(JavaRDD<Row> rows) {
        return spark.createDataFrame(rows, SCHEMA);
    }

    /** Lines of files, counted within each part of a file that a task reads. */
    private static final class Lines implements Iterator<Row>, Serializable {

        private static final long serialVersionUID = 1L;

        private final transient Iterator<Row> rows;
        private final int kind;
        private final Map<String, Long> read = new HashMap<>();
        private transient @Nullable Row next;

        Lines(Iterator<Row> rows, int kind) {
            this.rows = rows;
            this.kind = kind;
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                Row line = rows.next();
                String file = line.getString(1);
                long block = line.getLong(2);
                long number = read.merge(file + block, 1L, Long::sum);
                String text = line.getString(0).strip();
                if (!text.isEmpty()) {
                    next = row(text, kind, null, new InputPlace(file, block, number));
                }
            }
            return next != null;
        }

        @Override
        public Row next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Row found = next;
            next = null;
            return found;
        }
    }

    /**
     * Creates the row of a document. One without an id is set aside under its place.
     *
     * @param hash of the facts; {@code null} if it is not known, or in the document
     */
    private static Row row(@Nullable String document, int kind, @Nullable String hash, InputPlace place) {
        String problem = "\"id\" is missing; the JSON object of a customer is expected";
        if (document != null) {
            try (JsonParser parser = FactsJson.mapper().createParser(document)) {
                Head head = Head.of(parser);
                if (head.id != null) {
                    return head.factsAt < 0
                            ? RowFactory.create(head.id, kind, document, hash, place.encoded())
                            : RowFactory.create(
                                    head.id,
                                    kind,
                                    document.substring(head.factsAt, document.lastIndexOf('}')),
                                    head.hash,
                                    place.encoded());
                }
            } catch (JacksonException e) {
                problem = "is not JSON: " + e.getOriginalMessage();
            }
        }
        return RowFactory.create(place.toString(), CaseInputs.BROKEN, problem, null, place.encoded());
    }

    /**
     * What a document begins with. An export wraps facts: id, hash and, last, the facts.
     *
     * @param id {@code null} if there is none
     * @param hash hash of wrapped facts; {@code null} for others
     * @param factsAt where wrapped facts begin; -1 for others
     */
    private record Head(@Nullable String id, @Nullable String hash, int factsAt) {

        /** Reads no further than needed. */
        static Head of(JsonParser parser) {
            String id = null;
            String hash = null;
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String field = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (field.equals("id") && value == JsonToken.VALUE_STRING) {
                        id = parser.getString();
                    } else if (field.equals("facts_hash") && value == JsonToken.VALUE_STRING) {
                        hash = parser.getString();
                    } else if (field.equals("facts") && value == JsonToken.START_OBJECT) {
                        return new Head(
                                id, hash, (int) parser.currentTokenLocation().getCharOffset());
                    } else if (id != null) {
                        break;
                    }
                    parser.skipChildren();
                }
            }
            return new Head(id, null, -1);
        }
    }
}
