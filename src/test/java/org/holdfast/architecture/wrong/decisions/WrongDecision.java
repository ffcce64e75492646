package org.holdfast.architecture.wrong.decisions;

public class WrongDecision {}
