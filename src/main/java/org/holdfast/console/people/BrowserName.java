package org.holdfast.console.people;

import java.util.List;

/** Names browsers as people do. */
final class BrowserName {

    /** In the order in which they are looked for, because most call themselves by several names. */
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg/", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("Firefox/", "Firefox"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("Android", "Android"),
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "macOS"),
            new Mark("Linux", "Linux"));

    private BrowserName() {}

    /** A part of the text that a browser sends, and what it stands for. */
    private record Mark(String part, String name) {}

    /** Returns browser and system, such as {@code Firefox, Linux}; a question mark for what is unknown. */
    static String of(String userAgent) {
        return first(BROWSERS, userAgent) + ", " + first(SYSTEMS, userAgent);
    }

    private static String first(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(each -> userAgent.contains(each.part()))
                .map(Mark::name)
                .findFirst()
                .orElse("?");
    }
}
