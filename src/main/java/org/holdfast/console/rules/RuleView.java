package org.holdfast.console.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.holdfast.catalogue.WrittenText;
import org.holdfast.console.frame.Frame;
import org.holdfast.console.text.Formats;
import org.holdfast.console.text.TextPieces;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.inventory.RuleDay;
import org.holdfast.inventory.RulePath;
import org.holdfast.inventory.RuleStanding;
import org.holdfast.reports.Uplift;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.TableReader;
import org.jspecify.annotations.Nullable;

/** What templates about rules need to write dates and figures. */
public final class RuleView {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Formats formats;

    RuleView(Frame frame) {
        this.formats = frame.formats();
    }

    /** Returns the days until a rule begins, or until its last day. */
    public long days(LocalDate date) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(formats.now(), formats.zone()), date);
    }

    /** Returns when a rule begins or ends, such as "31 Dec" or "31 Dec, 18:00". */
    public String moment(CalendarMoment moment) {
        String day = formats.day(moment.day());
        return moment.clock() == null ? day : day + ", " + moment.clock();
    }

    /** Returns the class of the badge of a state. */
    public String tone(RuleStanding standing) {
        return switch (standing.state()) {
            case LIVE, SEASON -> "good";
            case SCHEDULED -> "quiet";
            case ENDED, PAUSED -> "warn";
        };
    }

    /** Returns a difference of shares in percentage points with its sign, such as "+4.2"; empty if there is none. */
    public String points(@Nullable Uplift uplift) {
        BigDecimal difference = uplift == null ? null : uplift.difference();
        if (difference == null) {
            return "";
        }
        BigDecimal points = difference.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
        return (points.signum() > 0 ? "+" : "") + formats.number(points);
    }

    /** Returns a text for customers in pieces, of which placeholders are chips. */
    public List<TextPieces.Piece> pieces(WrittenText text) {
        return TextPieces.of(text.text());
    }

    /** Returns the address of the page of a rule. */
    public String rule(String name) {
        return "/rules/" + RulePath.segment(name);
    }

    /** Returns whether a rule is a row of a table. */
    public boolean isTable(Rule rule) {
        return TableReader.isTable(rule.origin().file());
    }

    /** Returns the number of actions in some days. */
    public long actions(List<RuleDay> days) {
        return days.stream().mapToLong(RuleDay::actions).sum();
    }

    public long accepted(List<RuleDay> days) {
        return days.stream().mapToLong(RuleDay::accepted).sum();
    }
}
