package org.holdfast.customers.search.tokens;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.holdfast.facts.Customer;
import org.postgresql.PGConnection;

/** Fills the table of tokens in bulk, by the same tokens as the program writes. */
public final class BulkTokens {

    private final StringBuilder rows = new StringBuilder();

    public void add(Customer facts) {
        for (SearchToken each : CustomerTokens.of(facts)) {
            rows.append(facts.id())
                    .append('\t')
                    .append(each.kind().stored())
                    .append("\t\\\\x")
                    .append(HexFormat.of().formatHex(each.text().getBytes(StandardCharsets.US_ASCII)))
                    .append('\n');
        }
    }

    public void copy(Connection connection) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy customer_search (customer_id, kind, token) from stdin",
                        new StringReader(rows.toString()));
        rows.setLength(0);
    }
}
