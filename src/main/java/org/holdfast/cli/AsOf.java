package org.holdfast.cli;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Timepoint;
import picocli.CommandLine;

/** Reads {@code --as-of}: an instant, or a date, which means noon UTC on that day. */
final class AsOf implements CommandLine.ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            Timepoint time = Timepoint.parse(text);
            return time instanceof Timepoint.Day day ? day.date().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)
                    : time.start(ZoneOffset.UTC);
        } catch (InvalidFact e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }
}
