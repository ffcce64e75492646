package org.holdfast.console.today;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.overview.Overview.Day;

/** A bar chart of the last days, in units of its SVG view box. */
public record Bars(List<Bar> bars) {

    /** Height of the chart. */
    public static final int HEIGHT = 40;
    /** Distance from one bar to the next. */
    public static final int STEP = 12;

    private static final int WIDTH = 9;
    private static final int WEEK = 7;

    /**
     * A bar.
     *
     * @param recent whether it belongs to the last seven days
     */
    public record Bar(int x, int y, int width, int height, boolean recent, LocalDate date, long actions) {}

    static Bars of(List<Day> days) {
        long most = Math.max(1, days.stream().mapToLong(Day::actions).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            // A day on which something happened shows at least a line.
            int height = (int) Math.ceil((double) day.actions() * HEIGHT / most);
            boolean recent = i >= days.size() - WEEK;
            bars.add(new Bar(i * STEP, HEIGHT - height, WIDTH, height, recent, day.date(), day.actions()));
        }
        return new Bars(bars);
    }

    public int width() {
        return bars.size() * STEP;
    }

    public int height() {
        return HEIGHT;
    }
}
