package org.holdfast.architecture.wrong.facts;

record WideFact(
        int one,
        int two,
        int three,
        int four,
        int five,
        int six,
        int seven,
        int eight,
        int nine,
        int ten,
        int eleven,
        int twelve,
        int thirteen) {

    static final int NOT_A_COMPONENT = 0;
}
