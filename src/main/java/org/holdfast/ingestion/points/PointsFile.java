package org.holdfast.ingestion.points;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.audit.Actor;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.ingestion.csv.CsvFile;
import org.holdfast.ingestion.csv.ImportFindings;
import org.holdfast.ingestion.csv.RejectedRow;
import org.holdfast.ingestion.csv.RowConverter;
import org.holdfast.outcomes.DifferentEntry;
import org.holdfast.outcomes.HandEntry;
import org.holdfast.outcomes.HandPoints;

/**
 * Enters balances of another programme, or its whole ledger, from a CSV file. All rows are checked before the first is
 * entered, and each that is not valid is named. Rows are entered one by one; a run that was interrupted is completed by
 * another one, because each key counts once.
 */
public final class PointsFile {

    private static final Set<String> REQUIRED = Set.of("customerId", "programme", "amount", "key", "reason");

    private final Path path;
    private final DeclaredFactsCheck declared;
    private final ImportFindings findings = new ImportFindings();
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(CsvFile.Row row, HandEntry entry) {}

    /** Something that is done with an entry; returns whether it is new. */
    private interface Step {
        boolean isNew(HandEntry entry);
    }

    /**
     * What became of a file.
     *
     * @param unchanged number of rows that had been entered before
     * @param problems the rows that are not valid, with file, line and column; nothing is entered if there are any
     * @param notes how the file was read, if it is not in the usual form
     */
    public record Result(int entered, int unchanged, List<String> problems, List<String> notes) {}

    public PointsFile(Path path, DeclaredFactsCheck declared) {
        this.path = path;
        this.declared = declared;
    }

    /** @param dry whether to check the rows only */
    public Result enter(HandPoints points, Actor actor, boolean dry) {
        read();
        Map<String, Long> together = new HashMap<>();
        each(entry -> {
            String account = entry.customerId() + "\n" + entry.programme() + "\n" + entry.unit();
            boolean isNew = points.check(entry, together.getOrDefault(account, 0L));
            if (isNew) {
                together.merge(account, (long) entry.amount(), Long::sum);
            }
            return isNew;
        });
        if (dry || !findings.rejectedRows().isEmpty() || entries.isEmpty()) {
            return result(0, 0);
        }
        points.begun(actor, path.getFileName().toString());
        // Something may have changed since the rows were checked.
        int entered = each(entry -> points.open(entry, actor).entered());
        return result(
                entered, entries.size() - entered - findings.rejectedRows().size());
    }

    private Result result(int entered, int unchanged) {
        return new Result(
                entered,
                unchanged,
                findings.rejectedRows().stream()
                        .sorted(Comparator.comparingLong(RejectedRow::line))
                        .map(RejectedRow::toString)
                        .toList(),
                findings.notes());
    }

    /** Does something with each entry, and returns how many were new. */
    private int each(Step step) {
        int news = 0;
        for (Entry each : entries) {
            try {
                news += step.isNew(each.entry) ? 1 : 0;
            } catch (InvalidInput e) {
                findings.reject(RejectedRow.of(each.row, e));
            } catch (DifferentEntry e) {
                findings.reject(RejectedRow.of(each.row, new InvalidInput("key", e.getMessage())));
            } catch (NotFound e) {
                findings.reject(RejectedRow.of(
                        each.row, new InvalidInput("customerId", "\"" + each.entry.customerId() + "\" is not known")));
            }
        }
        return news;
    }

    private void read() {
        RowConverter<HandEntry> converter = new RowConverter<>(HandEntry.class, Set.of(), declared, findings);
        Map<String, Long> keys = new HashMap<>();
        new CsvFile(path, findings)
                .read(
                        converter.columns(),
                        REQUIRED,
                        row -> {
                            if (!row.cells().stream().allMatch(String::isBlank)) {
                                read(row, converter, keys);
                            }
                        },
                        () -> {});
    }

    private void read(CsvFile.Row row, RowConverter<HandEntry> converter, Map<String, Long> keys) {
        try {
            HandEntry entry = converter.read(row);
            Long before = keys.putIfAbsent(entry.customerId() + "\n" + entry.key(), row.line());
            if (before != null) {
                throw new InvalidInput("key", "\"" + entry.key() + "\" is used for this customer in line " + before);
            }
            entries.add(new Entry(row, entry));
        } catch (InvalidInput e) {
            findings.reject(RejectedRow.of(row, e));
        }
    }
}
