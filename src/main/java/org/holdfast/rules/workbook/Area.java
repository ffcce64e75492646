package org.holdfast.rules.workbook;

/** Cells that are merged into one. */
record Area(Place first, Place last) {

    static Area of(String name) throws Refused {
        String[] corners = name.split(":", -1);
        return new Area(Place.of(corners[0]), Place.of(corners[corners.length - 1]));
    }
}
