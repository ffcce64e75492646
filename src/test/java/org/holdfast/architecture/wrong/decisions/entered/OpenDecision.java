package org.holdfast.architecture.wrong.decisions.entered;

public class OpenDecision {}
